"""Data sets: what is written and read back, Fashion-MNIST's files, folders of classes."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from backstep.data.dataset import CHOOSING, HELDOUT, load_data, load_labels, load_pictures
from backstep.data.fashion import prepare_fashion
from backstep.data.folders import prepare_folder, prepare_split
from backstep.data.values import to_pictures, to_values


def write_idx(path: Path, pictures: np.ndarray) -> None:
    header = bytes([0, 0, 8, 3]) + b"".join(n.to_bytes(4, "big") for n in pictures.shape)
    path.write_bytes(gzip.compress(header + pictures.tobytes()))


def test_fashion(tmp_path):
    pictures = np.random.default_rng(0).integers(0, 256, (5, 28, 28), dtype=np.uint8)
    train = tmp_path / "train-images-idx3-ubyte.gz"
    write_idx(train, pictures)
    write_idx(tmp_path / "t10k-images-idx3-ubyte.gz", pictures[:2])
    prepare_fashion(tmp_path, tmp_path / "out")
    data = load_data(tmp_path / "out")
    assert data.shape == (1, 28, 28) and data.labels is None
    assert np.array_equal(data.train[..., 0], pictures) and np.array_equal(data.heldout[..., 0], pictures[:2])
    whole = train.read_bytes()
    for broken, words in (
        (gzip.compress(b"\x00\x00\x0d\x01float"), "isn't an IDX file of bytes"),
        (gzip.compress(gzip.decompress(whole)[:-1]), "should hold 5×28×28 values, got 3919"),
        (whole[:-9], "can't be unpacked"),
        (b"no archive", "can't be unpacked"),
    ):
        train.write_bytes(broken)
        with pytest.raises(ValueError, match=words):
            prepare_fashion(tmp_path, tmp_path / "out")
    with pytest.raises(FileNotFoundError, match="dataset-fashion-mnist"):
        prepare_fashion(tmp_path / "nowhere", tmp_path / "out")


def test_folder_of_pictures(tmp_path):
    """Any size, any mode, anything else in between; the split depends on the seed alone."""
    source = tmp_path / "pictures"
    (source / "more").mkdir(parents=True)
    for i in range(9):
        Image.new("RGB" if i % 2 else "L", (20 + i, 30), (i * 20,) * 3 if i % 2 else i * 20).save(source / "more" / f"{i}.png")
    (source / "notes.txt").write_text("not a picture")
    prepare_folder(source, tmp_path / "a", 16, "RGB", heldout=0.3, seed=1)
    prepare_folder(source, tmp_path / "b", 16, "RGB", heldout=0.3, seed=1)
    a, b = load_data(tmp_path / "a"), load_data(tmp_path / "b")
    assert a.train.shape == (6, 16, 16, 3) and a.heldout.shape == (3, 16, 16, 3)
    assert np.array_equal(a.train, b.train) and np.array_equal(a.heldout, b.heldout)
    everything = np.concatenate([a.train, a.heldout])[:, 8, 8, 0]
    assert sorted(everything) == [i * 20 for i in range(9)]
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="0 pictures"):
        prepare_folder(tmp_path / "empty", tmp_path / "c", 16, "RGB", 0.1, 0)
    with pytest.raises(FileNotFoundError, match="no folder"):
        prepare_folder(tmp_path / "nowhere", tmp_path / "c", 16, "RGB", 0.1, 0)


@pytest.fixture
def folders(tmp_path):
    """train/ with 12 cats and 8 dogs, test/ with 3 of each; each picture's grey says which it is."""
    for split, counts in (("train", (12, 8)), ("test", (3, 3))):
        for name, count, grey in zip(("cats", "dogs"), counts, (10, 110)):
            (tmp_path / split / name).mkdir(parents=True)
            for i in range(count):
                Image.new("L", (9, 8), grey + i + (50 if split == "test" else 0)).save(tmp_path / split / name / f"{i:02}.png")
    return tmp_path


def test_a_folder_for_each_split_keeps_its_labels(folders):
    """Every picture has its folder's label, those to choose by are taken from train, none is lost or in two splits."""
    prepare_split(folders / "train", folders / "test", folders / "out", 8, "L", choosing=5, seed=4)
    data = load_data(folders / "out")
    assert data.classes == ["cats", "dogs"] and len(data.train) == 15 and len(data.heldout) == 6
    choosing = load_pictures(folders / "out", CHOOSING)
    greys = {}
    for name, pictures in (("train", data.train), (CHOOSING, choosing), (HELDOUT, data.heldout)):
        labels = load_labels(folders / "out" / f"{name}-labels.npy", len(pictures), 2)
        greys[name] = pictures[:, 0, 0, 0].tolist()
        assert labels.tolist() == [int(g >= 110) for g in greys[name]], name
        assert len(set(labels.tolist())) == 2  # shuffled: any part has all classes
    assert sorted(greys["train"] + greys[CHOOSING]) == [*range(10, 22), *range(110, 118)]
    assert sorted(greys[HELDOUT]) == [60, 61, 62, 160, 161, 162]


def test_splits_that_are_refused(folders):
    def split(choosing=0, test="test"):
        prepare_split(folders / "train", folders / test, folders / "out", 8, "L", choosing, 0)

    with pytest.raises(ValueError, match="--choosing 20 of 20 training pictures"):
        split(choosing=20)
    (folders / "other" / "cats").mkdir(parents=True)
    with pytest.raises(ValueError, match=r"the same 2 to 255 classes, got \['cats', 'dogs'\] and \['cats'\]"):
        split(test="other")
    (folders / "other" / "dogs").mkdir()
    with pytest.raises(ValueError, match="no picture that can be read in .*cats, .*dogs"):
        split(test="other")


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
    with pytest.raises(ValueError, match=r"should be uint8 \[N, H, W, 1, 3 or 4\], got float64"):
        load_data(tmp_path)
    (tmp_path / "train.npy").write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(ValueError, match="isn't an array"):
        load_data(tmp_path)


def test_labels_that_fit_no_picture_or_no_class(sides, tmp_path):
    for name in ("train.npy", "heldout.npy"):
        (tmp_path / name).write_bytes((sides / name).read_bytes())
    (tmp_path / "data.json").write_text(json.dumps({"classes": ["left", "right"]}))
    with pytest.raises(FileNotFoundError, match="no train-labels.npy in .* names 2 classes"):
        load_data(tmp_path)
    np.save(tmp_path / "train-labels.npy", np.zeros(3, np.uint8))
    with pytest.raises(ValueError, match=r"should be uint8 \[256\], got uint8 \[3\]"):
        load_data(tmp_path)
    np.save(tmp_path / "train-labels.npy", np.full(256, 2, np.uint8))
    with pytest.raises(ValueError, match="has label 2, but data.json names 2 classes, 0 to 1"):
        load_data(tmp_path)
    (tmp_path / "data.json").write_text(json.dumps({"classes": None}))
    with pytest.raises(ValueError, match="classes is null; expected a list of words"):
        load_data(tmp_path)
