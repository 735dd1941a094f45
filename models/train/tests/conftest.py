"""Where the reference numbers are, and small things that several tests share."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch

from data import save_data

# Networks this small gain nothing from a second thread, and lose a lot where the machine is busy.
torch.set_num_threads(1)
os.environ["OMP_NUM_THREADS"] = "1"

REFERENCE = Path(os.environ.get("REFERENCE_DIR") or Path(__file__).parents[3] / "reference")


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
    rng = np.random.default_rng(3)
    rows, columns = np.mgrid[0:8, 0:8]
    centres = rng.uniform(2, 5, (320, 2, 1, 1))
    spots = np.exp(-((rows - centres[:, 0]) ** 2 + (columns - centres[:, 1]) ** 2) / 4)
    pictures = (spots * 255).round().astype(np.uint8)[..., None]
    folder = tmp_path_factory.mktemp("blobs")
    save_data(folder, pictures[:256], pictures[256:], {"name": "blobs", "licence": "CC0-1.0"})
    return folder


def largest(got, expected) -> float:
    """The largest |difference|, relative to 1 + |expected|."""
    got, expected = (torch.as_tensor(x, dtype=torch.float64) for x in (got, expected))
    return ((got - expected).abs() / (1 + expected.abs())).max().item()
