"""Make a data set (see data.py) from pictures that exist already.

    python prepare.py fashion data/fashion-28
    python prepare.py folder data/mine --pictures PATH --size 32 [--grey]
    python prepare.py split data/photos-32 --train PATH --test PATH --size 32 [--choosing 1000]

With split, PATH holds a folder for each class, and the test pictures are the held-out split; --choosing
moves so many of the training pictures to a third, choosing.npy, by which one run is chosen over another.

Fashion-MNIST (Xiao et al. 2017, MIT licence) comes from Debian: apt-get install dataset-fashion-mnist.
faces/draw.mjs draws faces instead.
"""

import argparse
import gzip
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from data import save_data

FASHION = Path("/usr/share/datasets/fashion-mnist")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    fashion = kinds.add_parser("fashion")
    fashion.add_argument("out", type=Path)
    fashion.add_argument("--source", type=Path, default=FASHION)
    folder = kinds.add_parser("folder")
    folder.add_argument("out", type=Path)
    folder.add_argument("--pictures", type=Path, required=True)
    folder.add_argument("--size", type=int, required=True)
    folder.add_argument("--grey", action="store_true")
    folder.add_argument("--heldout", type=float, default=0.05, help="the part that training never sees")
    folder.add_argument("--seed", type=int, default=0, help="decides which pictures those are")
    split = kinds.add_parser("split")
    split.add_argument("out", type=Path)
    split.add_argument("--train", type=Path, required=True, help="a folder for each class")
    split.add_argument("--test", type=Path, required=True, help="the same classes: the held-out pictures")
    split.add_argument("--size", type=int, required=True)
    split.add_argument("--grey", action="store_true")
    split.add_argument("--choosing", type=int, default=0, help="training pictures kept apart, to choose between runs")
    split.add_argument("--seed", type=int, default=0, help="decides which pictures those are")
    args = parser.parse_args()
    if args.kind == "fashion":
        prepare_fashion(args.source, args.out)
    elif args.kind == "split":
        prepare_split(args.train, args.test, args.out, args.size, args.grey, args.choosing, args.seed)
    else:
        prepare_folder(args.pictures, args.out, args.size, args.grey, args.heldout, args.seed)


def prepare_fashion(source: Path, out: Path) -> None:
    """The 60,000 training pictures, and the 10,000 test pictures as the held-out split."""
    train = read_idx(source / "train-images-idx3-ubyte.gz")
    heldout = read_idx(source / "t10k-images-idx3-ubyte.gz")
    about = {"name": "Fashion-MNIST", "licence": "MIT", "source": "Xiao, Rasul & Vollgraf 2017, arXiv:1708.07747"}
    save_data(out, train[..., None], heldout[..., None], about)
    print(f"{out}: {len(train)} to train, {len(heldout)} held out")


def read_idx(path: Path) -> np.ndarray:
    """A gzipped IDX file of bytes. Raises ValueError when its header says something else."""
    if not path.exists():
        raise FileNotFoundError(f"no {path}: apt-get install dataset-fashion-mnist, or give --source")
    raw = gzip.decompress(path.read_bytes())
    zero, kind, rank = int.from_bytes(raw[:2], "big"), raw[2], raw[3]
    if zero != 0 or kind != 0x08:
        raise ValueError(f"{path} isn't an IDX file of bytes: it starts with {raw[:4].hex()}")
    shape = tuple(int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], "big") for i in range(rank))
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(shape)


def prepare_folder(pictures: Path, out: Path, size: int, grey: bool, heldout: float, seed: int) -> None:
    """Every picture that Pillow can read, cut to a centred square."""
    found = read_squares(pictures, size, grey)
    if len(found) < 2:
        raise ValueError(f"{pictures} has {len(found)} pictures; at least 2 are needed, one of them held out")
    every = np.stack(found)[np.random.default_rng(seed).permutation(len(found))]
    count = max(1, round(len(every) * heldout))
    save_data(out, every[count:], every[:count], {"name": pictures.name, "licence": "unknown", "seed": seed})
    print(f"{out}: {len(every) - count} to train, {count} held out")


def prepare_split(train: Path, test: Path, out: Path, size: int, grey: bool, choosing: int, seed: int) -> None:
    """Two folders of classes. The order within a split is a shuffle by seed, so that any part has all classes."""
    classes = sorted(p.name for p in train.iterdir() if p.is_dir())
    others = sorted(p.name for p in test.iterdir() if p.is_dir())
    if classes != others or not 2 <= len(classes) <= 255:
        raise ValueError(f"{train} and {test} should hold the same 2 to 255 classes, got {classes} and {others}")
    rng = np.random.default_rng(seed)
    pictures, labels = labelled(train, classes, size, grey, rng)
    heldout, heldout_labels = labelled(test, classes, size, grey, rng)
    if choosing >= len(pictures):
        raise ValueError(f"--choosing {choosing} of only {len(pictures)} pictures")
    about = {"name": out.name, "licence": "unknown", "classes": classes, "seed": seed}
    save_data(out, pictures[choosing:], heldout, about, (labels[choosing:], heldout_labels))
    if choosing:
        np.save(out / "choosing.npy", pictures[:choosing])
    print(f"{out}: {len(pictures) - choosing} to train, {choosing} to choose by, {len(heldout)} held out, {len(classes)} classes")


def labelled(root: Path, classes: list[str], size: int, grey: bool, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """All pictures of the classes' folders, shuffled: uint8 [N, H, W, C] and labels, uint8 [N]."""
    found = [read_squares(root / name, size, grey) for name in classes]
    labels = np.concatenate([np.full(len(of_class), i, np.uint8) for i, of_class in enumerate(found)])
    order = rng.permutation(len(labels))
    return np.stack([picture for of_class in found for picture in of_class])[order], labels[order]


def read_squares(folder: Path, size: int, grey: bool) -> list[np.ndarray]:
    """Every picture under the folder that Pillow can read, by name, cut to a centred square: uint8 [H, W, C]."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            with Image.open(path) as image:
                square = ImageOps.fit(ImageOps.exif_transpose(image).convert("L" if grey else "RGB"), (size, size))
        except (OSError, Image.DecompressionBombError) as error:
            print(f"skipped {path}: {error}")
            continue
        found.append(np.asarray(square).reshape(size, size, 1 if grey else 3))
    return found


if __name__ == "__main__":
    main()
