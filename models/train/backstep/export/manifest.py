"""manifest.json: all that the app must know about a model before it loads it."""

import hashlib
from pathlib import Path

import torch
from torch.nn.functional import interpolate

from backstep.fields import Fields
from backstep.network.known import Known, block_of_known
from backstep.network.patched import Patched
from backstep.network.source import Source

KNOWN_TIMESTEPS = (20, 700)
# The largest difference a healthy engine may show, as a part of the output's standard deviation.
# float32 engines differ by 1e-5, a float16 one by 1e-3; a broken one by 1.
TOLERANCE = 0.01


def known_answers(source: Source, seed: int = 11) -> Known:
    """What the network makes of two inputs that look like its own: a smooth picture, noised to t (DDPM, equation 4).

    Where it knows classes, one of the two has one.
    """
    x, t = known_inputs(source.channels, source.size, source.diffusion["T"], seed)
    null = len(source.classes or ())
    label = torch.tensor([null // 2, null]) if null else None
    with torch.no_grad():
        return Known(x, t, label, Patched(source.unet, source.patch)(x, t, label))


def known_inputs(channels: int, size: tuple[int, int], T: int, seed: int = 11) -> tuple[torch.Tensor, torch.Tensor]:
    """Two smooth pictures, noised: x [2, C, H, W], and their t [2]."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand((2, channels, 4, 4), generator=generator) * 2 - 1
    x0 = interpolate(coarse, size=size, mode="bilinear")
    noise = torch.randn(x0.shape, generator=generator)
    t = torch.tensor([k * T // 1000 for k in KNOWN_TIMESTEPS], dtype=torch.float32)
    # any ᾱ does for a known answer: this one falls from 1 to 0 as all schedules do
    alpha_bar = torch.cos(t / T * torch.pi / 2).square()[:, None, None, None]
    return alpha_bar.sqrt() * x0 + (1 - alpha_bar).sqrt() * noise, t


def build_manifest(source: Source, about: dict, id: str, files: dict[str, Path], known: Known) -> dict:
    """about: licence and provenance; and title, traits and training, which only a person or a trainer knows.

    files: by their names in the folder. Raises Refusal for a description that lacks something.
    """
    told = Fields(about, "the model's description")
    classes = {"classes": {"names": source.classes, "null": len(source.classes)}} if source.classes else {}
    return {
        **manifest_of(about, id, files, source.channels, source.size, source.diffusion, known),
        **classes,
        "training": {
            **(told.within("training").values if "training" in told else {}),
            "parameters": sum(p.numel() for p in source.unet.parameters()),
        },
    }


def manifest_of(about: dict, id: str, files: dict[str, Path], channels: int, size: tuple[int, int], diffusion: dict, known: Known) -> dict:
    """What every network has. Raises Refusal for a description that lacks something."""
    told = Fields(about, "the model's description")
    provenance = told.within("provenance")
    height, width = size
    tensors = {"sample": "sample", "timestep": "timestep", **({} if known.label is None else {"class": "class"}), "output": "out_sample"}
    return {
        "format": 1,
        "id": id,
        "title": told.words("title") if "title" in told else id,
        **({"traits": told.list("traits", str)} if "traits" in told else {}),
        "licence": told.words("licence"),
        "provenance": {"data": provenance.words("data"), "weights": provenance.words("weights")},
        "files": [describe_file(name, path) for name, path in files.items()],
        "tensors": {role: {"name": name, "type": "float32"} for role, name in tensors.items()},
        "image": {"width": width, "height": height, "channels": channels, "range": [-1, 1]},
        "diffusion": diffusion,
        "known": block_of_known(known, TOLERANCE),
    }


def describe_file(name: str, path: Path) -> dict:
    data = path.read_bytes()
    return {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
