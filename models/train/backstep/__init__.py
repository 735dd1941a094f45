"""Pictures in, a model folder that the app loads out. The five scripts beside this package are its doors.

    process     the mathematics: schedules, q and p, the bound, noise, chains
    data        pictures on disk and in memory
    network     what is sampled and measured: a UNet, read from a run, from diffusers' layout or from an export
    training    a run
    export      from a network to unet.onnx and manifest.json
    measure     bits/dim, rate and distortion, round trips, the distance of samples
"""
