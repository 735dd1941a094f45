"""A data set on disk: DIR/train.npy and DIR/heldout.npy, uint8 [N, H, W, C], and DIR/data.json.

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
    return Data(*arrays, json.loads(about.read_text()) if about.exists() else {})


def save_data(folder: Path, train: np.ndarray, heldout: np.ndarray, about: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "train.npy", train)
    np.save(folder / "heldout.npy", heldout)
    (folder / "data.json").write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n")


def to_values(pictures: np.ndarray) -> torch.Tensor:
    """uint8 [N, H, W, C] → float32 [N, C, H, W] in [−1, 1]."""
    return torch.from_numpy(pictures.transpose(0, 3, 1, 2).astype(np.float32)) / 127.5 - 1


def to_pictures(values: torch.Tensor) -> np.ndarray:
    """float [N, C, H, W] in [−1, 1] → uint8 [N, H, W, C], rounded and clipped."""
    scaled = ((values.detach().float() + 1) * 127.5).round().clamp(0, 255).byte()
    return scaled.permute(0, 2, 3, 1).contiguous().numpy()
