"""Anything that can be sampled from and measured; an exported model as onnxruntime runs it: what ships is what is measured."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from backstep.network.load import load_source
from backstep.network.manifest import read_manifest
from backstep.network.patched import Patched
from backstep.process.guidance import ClassDenoiser, Told
from backstep.refusal import Refusal, in_a_line


@dataclass
class Network:
    model: ClassDenoiser  # (x, t, label); without a label it is told the null class
    diffusion: dict  # as in manifest.json
    shape: tuple[int, int, int]  # (C, H, W) of a picture
    classes: list[str] = field(default_factory=list)

    def told(self, classes: str, count: int, guidance: float = 1.0) -> Told | None:
        """What `count` pictures are told: the chosen classes (choose), in turn. "" is the null class, as is None.

        Raises Refusal for guidance without a class.
        """
        if not classes:
            if guidance != 1:
                raise Refusal(f"guidance {guidance:g} needs a class to guide to")
            return None
        chosen = self.choose(classes)
        return Told(torch.tensor([chosen[i % len(chosen)] for i in range(count)]), len(self.classes), guidance)

    def choose(self, classes: str) -> list[int]:
        """Classes by name or number, separated by commas, or "each". Raises Refusal for one that isn't known."""
        if not self.classes:
            raise Refusal(f"the network knows no classes, so not {classes} either")
        if classes == "each":
            return list(range(len(self.classes)))
        return [self.class_of(name.strip()) for name in classes.split(",")]

    def class_of(self, name: str) -> int:
        if name in self.classes:
            return self.classes.index(name)
        if name.isdecimal() and int(name) < len(self.classes):
            return int(name)
        raise Refusal(f"unknown class: {name}; known are {', '.join(self.classes)}")


def open_network(folder: Path, patch: int | None = None) -> Network:
    """A model folder, a run of train.py, or a diffusers folder (load.py)."""
    if (folder / "manifest.json").exists():
        return open_exported(folder)
    source = load_source(folder, patch)
    if source.classes is None:
        raise Refusal(f"{folder} has {source.unet.config.num_class_embeds} class embeddings, and nothing says which of them stands for no class")
    return Network(Patched(source.unet, source.patch), source.diffusion, (source.channels, *source.size), source.classes)


def open_exported(folder: Path) -> Network:
    manifest = read_manifest(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    path = folder / "unet.onnx"
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own
        raise Refusal(f"{path} can't be run: {in_a_line(error)}") from error
    null = len(manifest.classes)

    def model(x: torch.Tensor, t: torch.Tensor, label: torch.Tensor | None = None) -> torch.Tensor:
        feeds = {"sample": x.numpy(), "timestep": t.numpy().astype(np.float32)}
        if null:
            label = torch.full_like(t, null) if label is None else label
            feeds["class"] = label.numpy().astype(np.float32)
        return torch.from_numpy(session.run(None, feeds)[0])

    return Network(model, manifest.diffusion, manifest.shape, manifest.classes)
