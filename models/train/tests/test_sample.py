"""The chains, driven by a denoiser that is known to be optimal."""

import numpy as np
import pytest
import torch
from PIL import Image

from backstep.data.values import save_grid
from backstep.process.sampling import chain_of, sample
from backstep.process.schedules import betas_of

MEAN, DEVIATION = 0.2, 0.3
BLOCK = {"T": 1000, "schedule": {"kind": "cosine"}, "prediction": "epsilon", "variance": "fixed"}
ALPHA_BAR = torch.from_numpy(np.cumprod(1 - betas_of(BLOCK["schedule"], 1000))).float()


def optimal(x, t):
    """ε̂ where every value of the data is N(MEAN, DEVIATION²)."""
    a = ALPHA_BAR[t][:, None, None, None]
    return (1 - a).sqrt() * (x - a.sqrt() * MEAN) / (a * DEVIATION**2 + 1 - a)


@pytest.mark.parametrize(("steps", "eta"), [("200", None), ("100", 0.0), ("ddim50", 0.5), ("100", 1.0)])
def test_chains_end_in_the_data(steps, eta):
    """Mean and deviation of 8,192 values; the error of so few steps is below the bound."""
    process, kept = chain_of(BLOCK, steps, "fixed_large" if eta is None else None)
    x = sample(optimal, process, kept, (8, 1, 32, 32), seed=4, eta=eta)
    print(steps, eta, x.mean().item(), x.std().item())
    assert x.mean().item() == pytest.approx(MEAN, abs=0.02)
    assert x.std().item() == pytest.approx(DEVIATION, rel=0.06)


def test_a_picture_does_not_depend_on_its_batch():
    process, kept = chain_of(BLOCK, "10")
    together = sample(optimal, process, kept, (5, 1, 8, 8), seed=1)
    in_twos = sample(optimal, process, kept, (5, 1, 8, 8), seed=1, batch=2)
    assert torch.equal(together, in_twos)
    assert not torch.equal(together, sample(optimal, process, kept, (5, 1, 8, 8), seed=2))


def test_grid(tmp_path):
    pictures = np.full((5, 4, 4, 1), 200, np.uint8)
    save_grid(tmp_path / "grid.png", pictures, enlarge=2, columns=3)
    grid = np.asarray(Image.open(tmp_path / "grid.png"))
    assert grid.shape == (16, 24)
    assert (grid[:8] == 200).all() and (grid[8:, :16] == 200).all() and (grid[8:, 16:] == 0).all()
