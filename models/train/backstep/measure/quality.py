"""The distance of samples from real pictures, against the number of steps."""

from collections.abc import Callable

import numpy as np
import torch

from backstep.measure.distance import cloud_of, distances
from backstep.process.diffusion import Denoiser
from backstep.process.guidance import ClassDenoiser, Told
from backstep.process.sampling import chain_of, sample


def quality_against_steps(
    model: Denoiser | ClassDenoiser,
    block: dict,
    shape: tuple[int, int, int],
    features: Callable[[torch.Tensor], np.ndarray],
    real: np.ndarray,
    steps: str,
    samples: int,
    seed: int,
    told: Told | None = None,
) -> list[dict]:
    """The distance from real pictures, by their features [N, F], of so many samples [C, H, W], by DDIM (η = 0, even strides) and DDPM."""
    cloud = cloud_of(real)
    rows = []
    for count in steps.split(","):
        for name, spec, eta in (("ddim", f"ddim{count}", 0.0), ("ddpm", count, None)):
            process, kept = chain_of(block, spec)
            x = sample(model, process, kept, (samples, *shape), seed, eta, told=told)
            row = {"steps": int(count), "sampler": name, "samples": samples, **distances(features(x), cloud)}
            print(f"{name}, {count} steps: kernel distance {row['kernel']:.4f} ± {row['error']:.4f}, Fréchet {row['frechet']:.2f}", flush=True)
            rows.append(row)
    return rows
