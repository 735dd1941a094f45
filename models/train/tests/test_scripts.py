"""The road of a model with classes, as a person walks it: prepare, train, branch, export, sample, measure."""

import json

import numpy as np
import pytest
from PIL import Image

from conftest import TINY


@pytest.fixture
def classes(tmp_path):
    """Folders of light and of dark pictures."""
    rng = np.random.default_rng(0)
    for split, count in (("train", 24), ("test", 20)):
        for name, level in (("dark", 40), ("light", 200)):
            (tmp_path / split / name).mkdir(parents=True)
            for i in range(count):
                Image.fromarray((level + rng.integers(-30, 30, (8, 8))).astype(np.uint8)).save(tmp_path / split / name / f"{i}.png")
    return tmp_path


def test_a_model_with_classes(classes, script):
    data, trunk, branch, model = (classes / name for name in ("data", "trunk", "branch", "light-and-dark"))
    assert script("prepare.py", "split", data, "--train", classes / "train", "--test", classes / "test", "--size", 8, "--grey", "--choosing", 4) == ""
    options = [part for name, value in TINY.items() for part in (f"--{name.replace('_', '-')}", value)]
    begun = [trunk, "--data", data, "--classes", "--prediction", "v_prediction", "--variance", "learned_range", "--objective", "L_hybrid"]
    # long enough to tell light from dark, which is all there is to learn
    assert script("train.py", *begun, *options, "--lr", "1e-2", "--steps", 90, "--ema", 0.9) == ""
    assert script("train.py", branch, "--branch-from", trunk) == ""
    assert json.loads((branch / "config.json").read_text())["steps"] == 100
    assert script("export.py", branch, model) == ""
    manifest = json.loads((model / "manifest.json").read_text())
    assert manifest["classes"] == {"names": ["dark", "light"], "null": 2} and manifest["training"]["images"] == 1600

    grid = classes / "grid.png"
    assert script("sample.py", model, grid, "--class", "each", "--guidance", 2, "--steps", 10, "--count", 16, "--enlarge", 1) == ""
    dark, light = np.asarray(Image.open(grid), float).reshape(8, 8, 2, 8).mean((0, 1, 3))
    assert light > dark + 60  # a column a class

    measured = {}
    for name, options in (("null", ()), ("light", ("--class", "light")), ("guided", ("--class", "light", "--guidance", 3))):
        assert script("evaluate.py", model, "--data", data, "--steps", 10, "--count", 8, "--out", classes / "bits.json", *options) == ""
        measured[name] = json.loads((classes / "bits.json").read_text())
    bits = {name: result["bits_per_dim"]["learned_range"] for name, result in measured.items()}
    assert len(set(bits.values())) == 3 and "class" not in measured["null"]
    assert (measured["guided"]["class"], measured["guided"]["guidance"]) == ("light", 3)
    assert script("evaluate.py", branch, "--data", data, "--split", "choosing", "--round-trip", "10", "--out", classes / "trip.json") == ""
    assert json.loads((classes / "trip.json").read_text())["round_trip"][0]["pictures"] == 4
