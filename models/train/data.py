"""A data set on disk: DIR/train.npy and DIR/heldout.npy, uint8 [N, H, W, C], and DIR/data.json.

Where pictures have classes, data.json names them ("classes") and DIR/train-labels.npy and
DIR/heldout-labels.npy say which is whose: uint8 [N], an index into those names.

prepare.py and faces/draw.mjs write it; everything else reads it here.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch


@dataclass
class Data:
    train: np.ndarray  # uint8 [N, H, W, C]
    heldout: np.ndarray
    about: dict
    labels: np.ndarray | None = None  # uint8 [N] of train, where it has classes

    @property
    def classes(self) -> list[str]:
        return self.about.get("classes", [])

    @property
    def shape(self) -> tuple[int, int, int]:
        """(C, H, W) of one picture."""
        _, height, width, channels = self.train.shape
        return channels, height, width


def load_data(folder: Path) -> Data:
    """Raises FileNotFoundError for a missing file, ValueError for arrays that aren't pictures."""
    arrays = []
    for name in ("train.npy", "heldout.npy"):
        path = folder / name
        if not path.exists():
            raise FileNotFoundError(f"no {name} in {folder}: make it with prepare.py or faces/draw.mjs")
        array = np.load(path, mmap_mode="r")
        if array.dtype != np.uint8 or array.ndim != 4 or array.shape[3] not in (1, 3):
            raise ValueError(f"{path} should be uint8 [N, H, W, 1 or 3], got {array.dtype} {list(array.shape)}")
        arrays.append(array)
    about = folder / "data.json"
    data = Data(*arrays, json.loads(about.read_text()) if about.exists() else {})
    if data.classes:
        data.labels = load_labels(folder / "train-labels.npy", len(data.train), len(data.classes))
    return data


def load_labels(path: Path, pictures: int, classes: int) -> np.ndarray:
    """uint8 [pictures]. Raises FileNotFoundError, or ValueError for labels that fit no picture or no class."""
    if not path.exists():
        raise FileNotFoundError(f"no {path.name} in {path.parent}, whose data.json names {classes} classes")
    labels = np.load(path)
    if labels.dtype != np.uint8 or labels.shape != (pictures,):
        raise ValueError(f"{path} should be uint8 [{pictures}], got {labels.dtype} {list(labels.shape)}")
    if labels.max() >= classes:
        raise ValueError(f"{path} has label {labels.max()}, but data.json names {classes} classes, 0 to {classes - 1}")
    return labels


def save_data(
    folder: Path,
    train: np.ndarray,
    heldout: np.ndarray,
    about: dict,
    labels: tuple[np.ndarray, np.ndarray] | None = None,
) -> None:
    """labels: of train and of heldout, uint8 [N], where about names "classes"."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "train.npy", train)
    np.save(folder / "heldout.npy", heldout)
    for name, part in zip(("train", "heldout"), labels or ()):
        np.save(folder / f"{name}-labels.npy", part.astype(np.uint8))
    (folder / "data.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n")


def to_values(pictures: np.ndarray) -> torch.Tensor:
    """uint8 [N, H, W, C] → float32 [N, C, H, W] in [−1, 1]."""
    return torch.from_numpy(pictures.transpose(0, 3, 1, 2).astype(np.float32)) / 127.5 - 1


def to_pictures(values: torch.Tensor) -> np.ndarray:
    """float [N, C, H, W] in [−1, 1] → uint8 [N, H, W, C], rounded and clipped."""
    scaled = ((values.detach().float() + 1) * 127.5).round().clamp(0, 255).byte()
    return scaled.permute(0, 2, 3, 1).contiguous().numpy()
