"""Data sets from folders of pictures."""

from pathlib import Path

import numpy as np

from backstep.data.dataset import CHOOSING, HELDOUT, TRAIN, Split, save_data
from backstep.data.pictures import Mode, read_squares
from backstep.refusal import Refusal


def prepare_folder(pictures: Path, out: Path, size: int, mode: Mode, heldout: float, seed: int) -> None:
    """Every picture that Pillow can read, cut to a centred square."""
    if not pictures.is_dir():
        raise FileNotFoundError(f"no folder {pictures}")
    found = read_squares(pictures, size, mode)
    if len(found) < 2:
        raise Refusal(f"{pictures} has {len(found)} pictures; at least 2 are needed, one of them held out")
    every = np.stack(found)[np.random.default_rng(seed).permutation(len(found))]
    count = min(max(1, round(len(every) * heldout)), len(every) - 1)
    splits = {TRAIN: Split(every[count:]), HELDOUT: Split(every[:count])}
    save_data(out, splits, {"name": pictures.name, "licence": "unknown", "seed": seed})
    print(f"{out}: {len(every) - count} to train, {count} held out")


def prepare_split(train: Path, test: Path, out: Path, size: int, mode: Mode, choosing: int, seed: int) -> None:
    """Two folders of classes. The order within a split is a shuffle by seed, so that any part has all classes."""
    classes, others = names_of(train), names_of(test)
    if classes != others or not 2 <= len(classes) <= 255:
        raise Refusal(f"{train} and {test} should hold the same 2 to 255 classes, got {classes} and {others}")
    rng = np.random.default_rng(seed)
    known = labelled(train, classes, size, mode, rng)
    heldout = labelled(test, classes, size, mode, rng)
    count = len(known.pictures) - choosing
    if choosing < 0 or count < 1:
        raise Refusal(f"--choosing {choosing} of {len(known.pictures)} training pictures")
    splits = {TRAIN: part(known, choosing, None), HELDOUT: heldout}
    if choosing:
        splits[CHOOSING] = part(known, 0, choosing)
    about = {"name": out.name, "licence": "unknown", "classes": classes, "seed": seed}
    save_data(out, splits, about)
    print(f"{out}: {count} to train, {choosing} to choose by, {len(heldout.pictures)} held out, {len(classes)} classes")


def names_of(folder: Path) -> list[str]:
    """The folders in it, in order."""
    if not folder.is_dir():
        raise FileNotFoundError(f"no folder {folder}")
    return sorted(p.name for p in folder.iterdir() if p.is_dir())


def labelled(root: Path, classes: list[str], size: int, mode: Mode, rng: np.random.Generator) -> Split:
    """All pictures of the classes' folders, shuffled."""
    found = [read_squares(root / name, size, mode) for name in classes]
    empty = [name for name, of_class in zip(classes, found) if not of_class]
    if empty:
        raise Refusal(f"no picture that can be read in {', '.join(str(root / name) for name in empty)}")
    labels = np.concatenate([np.full(len(of_class), i, np.uint8) for i, of_class in enumerate(found)])
    order = rng.permutation(len(labels))
    return Split(np.stack([picture for of_class in found for picture in of_class])[order], labels[order])


def part(split: Split, first: int, end: int | None) -> Split:
    return Split(split.pictures[first:end], split.labels[first:end])
