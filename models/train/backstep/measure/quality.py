"""The distance of samples from real pictures, against the number of steps."""

from collections.abc import Callable

import numpy as np
import torch

from backstep.measure.distance import cloud_of, distances
from backstep.measure.features import features
from backstep.process.diffusion import Denoiser
from backstep.process.guidance import ClassDenoiser, Told
from backstep.process.sampling import chain_of, sample


def quality_against_steps(
    model: Denoiser | ClassDenoiser,
    block: dict,
    real: torch.Tensor,
    steps: str,
    samples: int,
    seed: int,
    told: Told | None = None,
    features: Callable[[torch.Tensor], np.ndarray] = features,
) -> list[dict]:
    """The distance from real pictures of so many samples, by DDIM (η = 0, even strides) and DDPM."""
    cloud = cloud_of(features(real))
    rows = []
    for count in steps.split(","):
        for name, spec, eta in (("ddim", f"ddim{count}", 0.0), ("ddpm", count, None)):
            process, kept = chain_of(block, spec)
            x = sample(model, process, kept, (samples, *real.shape[1:]), seed, eta, told=told)
            row = {"steps": int(count), "sampler": name, "samples": samples, **distances(features(x), cloud)}
            print(f"{name}, {count} steps: kernel distance {row['kernel']:.4f} ± {row['error']:.4f}, Fréchet {row['frechet']:.2f}", flush=True)
            rows.append(row)
    return rows
