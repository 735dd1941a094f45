"""Data sets: Fashion-MNIST's files, folders of pictures, drawn faces."""

import gzip
import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from data import load_data, to_pictures, to_values
from prepare import prepare_fashion, prepare_folder

FACES = Path(__file__).parents[1] / "faces" / "draw.mjs"


def write_idx(path: Path, pictures: np.ndarray) -> None:
    header = bytes([0, 0, 8, 3]) + b"".join(n.to_bytes(4, "big") for n in pictures.shape)
    path.write_bytes(gzip.compress(header + pictures.tobytes()))


def test_fashion(tmp_path):
    pictures = np.random.default_rng(0).integers(0, 256, (5, 28, 28), dtype=np.uint8)
    write_idx(tmp_path / "train-images-idx3-ubyte.gz", pictures)
    write_idx(tmp_path / "t10k-images-idx3-ubyte.gz", pictures[:2])
    prepare_fashion(tmp_path, tmp_path / "out")
    data = load_data(tmp_path / "out")
    assert data.shape == (1, 28, 28)
    assert np.array_equal(data.train[..., 0], pictures) and np.array_equal(data.heldout[..., 0], pictures[:2])
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(b"\x00\x00\x0d\x01float"))
    with pytest.raises(ValueError, match="isn't an IDX file of bytes"):
        prepare_fashion(tmp_path, tmp_path / "out")
    with pytest.raises(FileNotFoundError, match="dataset-fashion-mnist"):
        prepare_fashion(tmp_path / "nowhere", tmp_path / "out")


def test_folder_of_pictures(tmp_path):
    """Any size, any mode, anything else in between; the split depends on the seed alone."""
    source = tmp_path / "pictures"
    (source / "more").mkdir(parents=True)
    for i in range(9):
        Image.new("RGBA" if i % 2 else "L", (20 + i, 30), (i * 20,) * 4 if i % 2 else i * 20).save(source / "more" / f"{i}.png")
    (source / "notes.txt").write_text("not a picture")
    prepare_folder(source, tmp_path / "a", 16, grey=False, heldout=0.3, seed=1)
    prepare_folder(source, tmp_path / "b", 16, grey=False, heldout=0.3, seed=1)
    a, b = load_data(tmp_path / "a"), load_data(tmp_path / "b")
    assert a.train.shape == (6, 16, 16, 3) and a.heldout.shape == (3, 16, 16, 3)
    assert np.array_equal(a.train, b.train) and np.array_equal(a.heldout, b.heldout)
    everything = np.concatenate([a.train, a.heldout])[:, 8, 8, 0]
    assert sorted(everything) == [i * 20 for i in range(9)]
    with pytest.raises(ValueError, match="0 pictures"):
        prepare_folder(tmp_path / "empty", tmp_path / "c", 16, False, 0.1, 0)


def test_faces_are_the_same_with_any_number_of_workers(tmp_path):
    for name, workers, seed in (("one", 1, 5), ("two", 2, 5), ("other", 1, 6)):
        options = ["--size", "16", "--train", "300", "--heldout", "20", "--seed", str(seed), "--workers", str(workers)]
        subprocess.run(["node", FACES, tmp_path / name, *options], check=True, capture_output=True, timeout=120)
    one, two, other = (load_data(tmp_path / name) for name in ("one", "two", "other"))
    assert one.train.shape == (300, 16, 16, 3) and one.heldout.shape == (20, 16, 16, 3)
    assert np.array_equal(one.train, two.train) and np.array_equal(one.heldout, two.heldout)
    assert not np.array_equal(one.train, other.train)
    every = np.concatenate([one.train, one.heldout, other.train]).reshape(620, -1)
    assert len(np.unique(every, axis=0)) == 620  # nothing held out was trained on
    assert one.train.std() > 30  # pictures, not one colour


def test_faces_draw_from_independent_numbers():
    """The first numbers of 4,000 faces, which decide much of them: uniform, and unrelated to the next face's and to each other."""
    program = f"""
        import {{ randomAt }} from {json.dumps((FACES.parent / "random.mjs").as_uri())};
        const faces = Array.from({{ length: 4000 }}, (_, i) => {{
          const random = randomAt(2, 0, i);
          return Array.from({{ length: 6 }}, random);
        }});
        console.log(JSON.stringify(faces));
    """
    done = subprocess.run(["node", "--input-type=module", "-e", program], check=True, capture_output=True, text=True)
    numbers = np.array(json.loads(done.stdout))
    assert len(np.unique(numbers)) > 23_900
    ordered = np.sort(numbers, axis=0)
    distance = np.abs(ordered - (np.arange(4000) + 0.5)[:, None] / 4000).max(axis=0)
    assert distance.max() * 4000**0.5 < 1.95, distance  # Kolmogorov–Smirnov, one in a thousand
    together = np.concatenate([numbers[:-1], numbers[1:]], axis=1)
    assert np.abs(np.corrcoef(together, rowvar=False) - np.eye(12))[:, :6].max() < 5 / 4000**0.5


def test_values_and_pictures():
    pictures = np.arange(256, dtype=np.uint8).reshape(1, 16, 16, 1)
    values = to_values(pictures)
    assert values.shape == (1, 1, 16, 16) and values.min() == -1 and values.max() == 1
    assert np.array_equal(to_pictures(values), pictures)
    assert to_pictures(values * 3).min() == 0


def test_load_refuses_what_is_no_data_set(tmp_path):
    with pytest.raises(FileNotFoundError, match="no train.npy"):
        load_data(tmp_path)
    np.save(tmp_path / "train.npy", np.zeros((2, 8, 8, 3)))
    with pytest.raises(ValueError, match=r"should be uint8 \[N, H, W, 1 or 3\], got float64"):
        load_data(tmp_path)
