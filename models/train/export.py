"""Export a trained network to a model folder that the app loads: unet.onnx and manifest.json.

    python export.py SOURCE OUT --about about/faces-32.json [--patch 2] [--float32] [--without-classes]
    python export.py OUT --module file.py:build [--weights x.pt] --size 32 [--channels 3] [--T 1000] …

SOURCE is a run of this trainer, a diffusers UNet2DModel folder, or a model folder exported before. With --module it
is any torch network that is called with pictures and times. The file is compared with torch before it is written as
finished; a difference above the bound is an error.
"""

import argparse
from pathlib import Path

from backstep.export.any_module import TIMES, Options, export_module
from backstep.export.folder import UNDESCRIBED, export
from backstep.fields import read_fields
from backstep.network.load import load_source
from backstep.network.source import VARIANCES
from backstep.network.without_classes import without_classes
from backstep.process.diffusion import PREDICTIONS
from backstep.refusal import Refusal, in_one_sentence

SCHEDULES = {"linear": {"kind": "linear", "beta_start": 1e-4, "beta_end": 0.02}, "cosine": {"kind": "cosine"}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="[SOURCE] OUT")
    parser.add_argument("--about", type=Path, help="JSON with id, title, licence, provenance, training, classes")
    parser.add_argument("--patch", type=int, help="the UNet works on patch × patch blocks of pixels")
    parser.add_argument("--float32", action="store_true", help="store float32 weights (twice the size)")
    parser.add_argument("--without-classes", action="store_true", help="leave out the classes it knows: it is always told none")
    any_module = parser.add_argument_group("any torch network")
    any_module.add_argument("--module", metavar="FILE.py:FUNCTION", help="a function that builds the network")
    any_module.add_argument("--weights", type=Path, help="its state dict; without, what the function gives is exported")
    any_module.add_argument("--size", type=int, nargs="+", metavar="N", help="a picture's side, or its height and width")
    any_module.add_argument("--channels", type=int, default=3, help="1 grey, 3 colour, 4 colour and opacity")
    any_module.add_argument("--T", type=int, default=1000)
    any_module.add_argument("--schedule", choices=SCHEDULES, default="linear", help="the papers' (Ho et al., Nichol & Dhariwal)")
    any_module.add_argument("--prediction", choices=PREDICTIONS, default="epsilon")
    any_module.add_argument("--variance", choices=VARIANCES, default="fixed")
    any_module.add_argument("--time", choices=TIMES, default="index", help="what it is called with: 0 … T−1 whole or as floats, or t/T")
    args = parser.parse_args()
    if len(args.paths) != (1 if args.module else 2):
        raise Refusal(f"{len(args.paths)} paths: expected {'OUT' if args.module else 'SOURCE and OUT'}")
    if args.module:
        if not args.size or len(args.size) > 2:
            raise Refusal("--size is missing: a picture's side, or its height and width")
        diffusion = {"T": args.T, "schedule": SCHEDULES[args.schedule], "prediction": args.prediction, "variance": args.variance}
        options = Options(args.channels, (args.size[0], args.size[-1]), diffusion, args.time)
        export_module(args.module, args.weights, args.paths[0], options, read_fields(args.about).values if args.about else None)
        return
    folder, out = args.paths
    written = folder / "about.json"
    about = read_fields(args.about or written).values if args.about or written.exists() else UNDESCRIBED
    source = load_source(folder, args.patch)
    if args.without_classes:
        source = without_classes(source)
    export(source, about, out, not args.float32, folder / "io.safetensors")


if __name__ == "__main__":
    in_one_sentence(main)
