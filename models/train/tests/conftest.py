"""Where the reference numbers are, and small things that several tests share."""

import json
import os
import runpy
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import UNet2DModel

from backstep.data.dataset import HELDOUT, TRAIN, Split, save_data
from backstep.network.source import Source
from backstep.training.config import Config

# Networks this small gain nothing from a second thread, and lose a lot where the machine is busy.
torch.set_num_threads(1)
os.environ["OMP_NUM_THREADS"] = "1"

HERE = Path(__file__).parents[1]
REFERENCE = Path(os.environ.get("REFERENCE_DIR") or HERE.parents[1] / "reference")
TINY = {"channels": "8,16", "groups": 4, "T": 50, "batch": 16, "warmup": 10, "log_every": 1, "sample_every": 0, "lr": 2e-3, "precision": "float32"}
ABOUT = {"id": "x", "title": "X", "licence": "CC0-1.0", "provenance": {"data": "none", "weights": "random"}}

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:88dd72b2\nsize 454741132\n"  # what git leaves where LFS is missing


@pytest.fixture(scope="session")
def reference():
    """name → the parsed JSON of reference/name.json."""
    if not REFERENCE.is_dir():
        pytest.fail(f"no reference numbers in {REFERENCE}: set REFERENCE_DIR")
    return lambda name: json.loads((REFERENCE / f"{name}.json").read_text())


@pytest.fixture(scope="session")
def reference_dir():
    return REFERENCE


@pytest.fixture(scope="session")
def blobs(tmp_path_factory):
    """A data set of 8×8 grey pictures: one soft spot each. Small enough to train on in seconds."""
    pictures, _ = spots()
    folder = tmp_path_factory.mktemp("blobs")
    save_data(folder, {TRAIN: Split(pictures[:256]), HELDOUT: Split(pictures[256:])}, {"name": "blobs", "licence": "CC0-1.0"})
    return folder


@pytest.fixture(scope="session")
def sides(tmp_path_factory):
    """The same pictures with two classes: the spot is on the left or on the right."""
    pictures, labels = spots()
    folder = tmp_path_factory.mktemp("sides")
    splits = {TRAIN: Split(pictures[:256], labels[:256]), HELDOUT: Split(pictures[256:], labels[256:])}
    save_data(folder, splits, {"name": "sides", "licence": "CC0-1.0", "classes": ["left", "right"]})
    return folder


def spots() -> tuple[np.ndarray, np.ndarray]:
    """320 pictures uint8 [N, 8, 8, 1], and on which side each spot is."""
    rng = np.random.default_rng(3)
    rows, columns = np.mgrid[0:8, 0:8]
    centres = rng.uniform(2, 5, (320, 2, 1, 1))
    spots = np.exp(-((rows - centres[:, 0]) ** 2 + (columns - centres[:, 1]) ** 2) / 4)
    return (spots * 255).round().astype(np.uint8)[..., None], (centres[:, 1, 0, 0] > 3.5).astype(np.uint8)


def tiny(data: Path, **changes) -> Config:
    """A run that takes seconds."""
    return Config(data=str(data), **{**TINY, **changes})


def random_source(patch: int = 1, size: tuple[int, int] = (8, 8), classes: tuple[str, ...] = (), **changes) -> Source:
    """A small network with random weights."""
    torch.manual_seed(0)
    unet = UNet2DModel(
        **{"sample_size": (size[0] // patch, size[1] // patch), "block_out_channels": (8, 16), "down_block_types": ("DownBlock2D", "AttnDownBlock2D"),
           "up_block_types": ("AttnUpBlock2D", "UpBlock2D"), "norm_num_groups": 4, "layers_per_block": 1,
           "num_class_embeds": len(classes) + 1 if classes else None, **changes},
    )  # fmt: skip
    diffusion = {"T": 10, "schedule": {"kind": "cosine"}, "prediction": "epsilon", "variance": "fixed"}
    return Source(unet.eval(), patch, size, diffusion, list(classes))


def largest(got, expected) -> float:
    """The largest |difference|, relative to 1 + |expected|."""
    got, expected = (torch.as_tensor(x, dtype=torch.float64) for x in (got, expected))
    return ((got - expected).abs() / (1 + expected.abs())).max().item()


@pytest.fixture
def script(monkeypatch, capsys):
    """Runs one of the five scripts here, as a person would; returns what ended it: "" where all went well."""

    def run(name: str, *args: object) -> str:
        monkeypatch.setattr(sys, "argv", [str(HERE / name), *map(str, args)])
        try:
            runpy.run_path(str(HERE / name), run_name="__main__")
        except SystemExit as end:
            return end.code or "" if isinstance(end.code, str | None) else capsys.readouterr().err
        return ""

    return run


def refused(script, pipeline: Path, *options: object) -> str:
    """The sentence with which export.py ends; there is no model folder then."""
    out = pipeline.parent / "out"
    said = script("export.py", pipeline, out, *options)
    assert said.startswith("export.py: ") and "\n" not in said and not (out / "manifest.json").exists(), said
    return said
