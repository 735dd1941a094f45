"""A data set on disk.

    DIR/train.npy, DIR/heldout.npy      uint8 [N, H, W, C]
    DIR/choosing.npy                    where there is one: kept from training, to choose between runs by
    DIR/NAME-labels.npy                 of each split, where pictures have classes: uint8 [N]
    DIR/data.json                       name, licence, source, and "classes": what the labels are indices of

prepare.py and faces/draw.mjs write it; everything else reads it here.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backstep.fields import read_fields, write_json
from backstep.refusal import Refusal

TRAIN, HELDOUT, CHOOSING = "train", "heldout", "choosing"


@dataclass
class Split:
    """Pictures, and whose class each is where the data set has classes."""

    pictures: np.ndarray  # uint8 [N, H, W, C]
    labels: np.ndarray | None = None  # uint8 [N]


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
    """Raises FileNotFoundError for a missing file, Refusal for arrays that aren't pictures."""
    train, heldout = (load_pictures(folder, name) for name in (TRAIN, HELDOUT))
    about = read_fields(folder / "data.json") if (folder / "data.json").exists() else None
    data = Data(train, heldout, about.values if about else {})
    if about and "classes" in about:
        classes = about.list("classes", str)
        data.labels = load_labels(folder / "train-labels.npy", len(train), len(classes))
    return data


def load_pictures(folder: Path, name: str) -> np.ndarray:
    """One split, uint8 [N, H, W, C]."""
    path = folder / f"{name}.npy"
    if not path.exists():
        raise FileNotFoundError(f"no {path.name} in {folder}: make it with prepare.py or faces/draw.mjs")
    array = load_array(path)
    if array.dtype != np.uint8 or array.ndim != 4 or array.shape[3] not in (1, 3, 4) or not len(array):
        raise Refusal(f"{path} should be uint8 [N, H, W, 1, 3 or 4], got {array.dtype} {list(array.shape)}")
    return array


def load_labels(path: Path, pictures: int, classes: int) -> np.ndarray:
    """uint8 [pictures]. Raises FileNotFoundError, or Refusal for labels that fit no picture or no class."""
    if not path.exists():
        raise FileNotFoundError(f"no {path.name} in {path.parent}, whose data.json names {classes} classes")
    labels = load_array(path)
    if labels.dtype != np.uint8 or labels.shape != (pictures,):
        raise Refusal(f"{path} should be uint8 [{pictures}], got {labels.dtype} {list(labels.shape)}")
    if labels.max() >= classes:
        raise Refusal(f"{path} has label {labels.max()}, but data.json names {classes} classes, 0 to {classes - 1}")
    return labels


def load_array(path: Path) -> np.ndarray:
    try:
        return np.lib.format.open_memmap(path, mode="r")
    except (ValueError, EOFError) as error:
        raise Refusal(f"{path} isn't an array that numpy can read: {error}") from None


def save_data(folder: Path, splits: dict[str, Split], about: dict) -> None:
    """splits: by name. Their labels are written where about names "classes"."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, split in splits.items():
        np.save(folder / f"{name}.npy", split.pictures)
        if split.labels is not None:
            np.save(folder / f"{name}-labels.npy", split.labels.astype(np.uint8))
    write_json(folder / "data.json", about)
