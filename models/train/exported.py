"""A model folder as the app loads it, run by onnxruntime on the CPU: what is measured then is what ships."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from diffusion import Denoiser
from source import Patched, load_source


@dataclass
class Network:
    """Anything that can be sampled from and measured."""

    model: Denoiser
    diffusion: dict  # as in manifest.json
    shape: tuple[int, int, int]  # (C, H, W) of a picture


def open_network(folder: Path, patch: int | None = None) -> Network:
    """A model folder, a run of train.py, or a diffusers folder (source.py)."""
    if (folder / "manifest.json").exists():
        return open_exported(folder)
    source = load_source(folder, patch)
    return Network(Patched(source.unet, source.patch), source.diffusion, (source.channels, *source.size))


def open_exported(folder: Path) -> Network:
    manifest = json.loads((folder / "manifest.json").read_text())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(str(folder / "unet.onnx"), options, providers=["CPUExecutionProvider"])

    def model(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(session.run(None, {"sample": x.numpy(), "timestep": t.numpy().astype(np.float32)})[0])

    image = manifest["image"]
    return Network(model, manifest["diffusion"], (image["channels"], image["height"], image["width"]))
