"""manifest.json: all that the app must know about a model before it loads it."""

import base64
import hashlib
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import interpolate

from source import Source

KNOWN_TIMESTEPS = (20, 700)
# The largest difference a healthy engine may show, as a part of the output's standard deviation.
# float32 engines differ by 1e-5, a float16 one by 1e-3; a broken one by 1.
TOLERANCE = 0.01


def known_sample(source: Source, seed: int = 11) -> tuple[torch.Tensor, torch.Tensor]:
    """Two inputs that look like the model's own: a smooth picture, noised to t (DDPM, equation 4).

    Returns x [2, C, H, W] and t [2].
    """
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand((2, source.channels, 4, 4), generator=generator) * 2 - 1
    x0 = interpolate(coarse, size=source.size, mode="bilinear")
    noise = torch.randn(x0.shape, generator=generator)
    T = source.diffusion["T"]
    t = torch.tensor([k * T // 1000 for k in KNOWN_TIMESTEPS], dtype=torch.float32)
    # any ᾱ does for a known answer: this one falls from 1 to 0 as all schedules do
    alpha_bar = torch.cos(t / T * torch.pi / 2).square()[:, None, None, None]
    return alpha_bar.sqrt() * x0 + (1 - alpha_bar).sqrt() * noise, t


def build_manifest(source: Source, about: dict, files: list[Path], known: dict[str, torch.Tensor]) -> dict:
    """about: id, licence, provenance; and title and training, which only a person or a trainer knows."""
    height, width = source.size
    manifest = {
        "format": 1,
        "id": about["id"],
        "title": about.get("title", about["id"]),
        "licence": about["licence"],
        "provenance": about["provenance"],
        "files": [describe_file(path) for path in files],
        "tensors": {
            "sample": {"name": "sample", "type": "float32"},
            "timestep": {"name": "timestep", "type": "float32"},
            "output": {"name": "out_sample", "type": "float32"},
        },
        "image": {"width": width, "height": height, "channels": source.channels, "range": [-1, 1]},
        "diffusion": source.diffusion,
        "known": {
            "timestep": [int(t) for t in known["timestep"]],
            "sample": base64_of(known["sample"]),
            "output": base64_of(known["output"]),
            "tolerance": TOLERANCE,
        },
        "training": {**about.get("training", {}), "parameters": sum(p.numel() for p in source.unet.parameters())},
    }
    return manifest


def describe_file(path: Path) -> dict:
    data = path.read_bytes()
    return {"name": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def base64_of(x: torch.Tensor) -> str:
    """Little-endian float32, row-major."""
    return base64.b64encode(x.detach().numpy().astype(np.dtype("<f4")).tobytes()).decode()
