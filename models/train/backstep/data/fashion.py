"""Fashion-MNIST (Xiao, Rasul & Vollgraf 2017), from the IDX files of Debian's package."""

import gzip
import zlib
from pathlib import Path

import numpy as np

from backstep.data.dataset import HELDOUT, TRAIN, Split, save_data
from backstep.refusal import Refusal

FASHION = Path("/usr/share/datasets/fashion-mnist")


def prepare_fashion(source: Path, out: Path) -> None:
    """The 60,000 training pictures, and the 10,000 test pictures as the held-out split."""
    train = read_idx(source / "train-images-idx3-ubyte.gz")[..., None]
    heldout = read_idx(source / "t10k-images-idx3-ubyte.gz")[..., None]
    about = {"name": "Fashion-MNIST", "licence": "MIT", "source": "Xiao, Rasul & Vollgraf 2017, arXiv:1708.07747"}
    save_data(out, {TRAIN: Split(train), HELDOUT: Split(heldout)}, about)
    print(f"{out}: {len(train)} to train, {len(heldout)} held out")


def read_idx(path: Path) -> np.ndarray:
    """A gzipped IDX file of bytes. Raises Refusal when its header says something else."""
    if not path.exists():
        raise FileNotFoundError(f"no {path}: apt-get install dataset-fashion-mnist, or give --source")
    try:
        raw = gzip.decompress(path.read_bytes())
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Refusal(f"{path} can't be unpacked: {error}") from None
    if raw[:3] != b"\x00\x00\x08" or len(raw) < 4:
        raise Refusal(f"{path} isn't an IDX file of bytes: it starts with {raw[:4].hex()}")
    rank = raw[3]
    shape = tuple(int.from_bytes(raw[4 + 4 * i : 8 + 4 * i], "big") for i in range(rank))
    values = np.frombuffer(raw, np.uint8, offset=min(len(raw), 4 + 4 * rank))
    if values.size != np.prod(shape):
        raise Refusal(f"{path} should hold {'×'.join(map(str, shape))} values, got {values.size}")
    return values.reshape(shape)
