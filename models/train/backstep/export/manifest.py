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
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand((2, source.channels, 4, 4), generator=generator) * 2 - 1
    x0 = interpolate(coarse, size=source.size, mode="bilinear")
    noise = torch.randn(x0.shape, generator=generator)
    T = source.diffusion["T"]
    t = torch.tensor([k * T // 1000 for k in KNOWN_TIMESTEPS], dtype=torch.float32)
    # any ᾱ does for a known answer: this one falls from 1 to 0 as all schedules do
    alpha_bar = torch.cos(t / T * torch.pi / 2).square()[:, None, None, None]
    x = alpha_bar.sqrt() * x0 + (1 - alpha_bar).sqrt() * noise
    null = len(source.classes or ())
    label = torch.tensor([null // 2, null]) if null else None
    with torch.no_grad():
        return Known(x, t, label, Patched(source.unet, source.patch)(x, t, label))


def build_manifest(source: Source, about: dict, id: str, files: dict[str, Path], known: Known) -> dict:
    """about: licence and provenance; and title, traits and training, which only a person or a trainer knows.

    files: by their names in the folder. Raises Refusal for a description that lacks something.
    """
    told = Fields(about, "the model's description")
    provenance = told.within("provenance")
    height, width = source.size
    classes = {"classes": {"names": source.classes, "null": len(source.classes)}} if source.classes else {}
    tensors = {"sample": "sample", "timestep": "timestep", **({"class": "class"} if classes else {}), "output": "out_sample"}
    return {
        "format": 1,
        "id": id,
        "title": told.words("title") if "title" in told else id,
        **({"traits": told.list("traits", str)} if "traits" in told else {}),
        "licence": told.words("licence"),
        "provenance": {"data": provenance.words("data"), "weights": provenance.words("weights")},
        "files": [describe_file(name, path) for name, path in files.items()],
        "tensors": {role: {"name": name, "type": "float32"} for role, name in tensors.items()},
        "image": {"width": width, "height": height, "channels": source.channels, "range": [-1, 1]},
        "diffusion": source.diffusion,
        **classes,
        "known": block_of_known(known, TOLERANCE),
        "training": {
            **(told.within("training").values if "training" in told else {}),
            "parameters": sum(p.numel() for p in source.unet.parameters()),
        },
    }


def describe_file(name: str, path: Path) -> dict:
    data = path.read_bytes()
    return {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
