"""A manifest's known answers."""

import base64
from dataclasses import dataclass

import numpy as np
import torch

from backstep.fields import Fields
from backstep.refusal import Refusal


@dataclass(frozen=True)
class Known:
    """Inputs, and the network's right answer."""

    sample: torch.Tensor  # [K, C, H, W]
    timestep: torch.Tensor  # float32 [K], the model's index
    label: torch.Tensor | None  # int64 [K], where the network knows classes
    output: torch.Tensor  # [K, C or 2C, H, W]


def block_of_known(known: Known, tolerance: float) -> dict:
    """tolerance: the largest difference a healthy engine may show, as a part of the output's deviation."""
    labels = {} if known.label is None else {"class": known.label.tolist()}
    return {
        "timestep": [int(t) for t in known.timestep],
        **labels,
        "sample": base64_of(known.sample),
        "output": base64_of(known.output),
        "tolerance": tolerance,
    }


def known_of_block(block: Fields, shape: tuple[int, int, int], outputs: int, classes: int = 0) -> Known:
    """shape: (C, H, W) of a picture. classes: the label that says none. Raises Refusal for numbers that aren't there."""
    timestep = torch.tensor(block.list("timestep", float), dtype=torch.float32)
    label = torch.tensor(block.list("class", float)).long() if classes and "class" in block else None
    count, (channels, height, width) = len(timestep), shape
    if label is not None and (len(label) != count or not all(0 <= n <= classes for n in label)):
        raise Refusal(f"{block.where}: class is {label.tolist()}; expected {count} labels from 0 to {classes}")

    def floats(name: str, channels: int) -> torch.Tensor:
        try:
            data = base64.b64decode(block.words(name), validate=True)
        except ValueError as error:  # of base64, or of letters beyond ASCII
            raise Refusal(f"{block.where}: {name} isn't base64: {error}") from None
        if len(data) != 4 * count * channels * height * width:
            raise Refusal(f"{block.where}: {name} has {len(data)} bytes; expected {4 * count * channels * height * width}")
        return torch.from_numpy(np.frombuffer(data, "<f4").copy()).reshape(count, channels, height, width)

    return Known(floats("sample", channels), timestep, label, floats("output", outputs))


def base64_of(x: torch.Tensor) -> str:
    """Little-endian float32, row-major."""
    return base64.b64encode(x.detach().numpy().astype(np.dtype("<f4")).tobytes()).decode()
