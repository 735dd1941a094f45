"""The documented road, exactly: draw, train for two minutes, export; then the app, in a browser, samples from the export."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import torch

from backstep.data.dataset import load_data
from backstep.data.values import save_grid, to_pictures, to_values
from backstep.measure.distance import cloud_of, distances
from backstep.measure.features import features
from backstep.network.opened import open_exported
from backstep.process.sampling import chain_of, sample
from backstep.training.log import read_log

ROOT = Path(__file__).parents[3]
SEED, COUNT, STEPS = 7, 4, 25
# Of 8-bit levels, between the app's samples and Python's of the same seed, as of WebGPU against wasm (e2e)
MEAN_DIFFERENCE = 1.0


def test_quickstart(tmp_path):
    out = tmp_path / "models" / "quick"
    environment = {**os.environ, "BACKSTEP_VENV": sys.prefix}
    done = run("models/train/quickstart.mjs", str(out), "--work", str(tmp_path), env=environment)
    commands = [line for line in done.splitlines() if line.startswith("$ ")]
    assert [Path(line.split()[2]).name for line in commands] == ["draw.mjs", "train.py", "export.py"]
    log = read_log(tmp_path / "runs" / "quick" / "log.jsonl")
    print(f"{log[-1]['step']} steps, mse {log[0]['mse']:.3f} → {log[-1]['mse']:.3f}")
    assert log[-1]["mse"] < log[0]["mse"]

    network = open_exported(out)
    model, block = network.model, network.diffusion
    process, kept = chain_of(block)
    heldout = to_values(load_data(tmp_path / "data" / "faces-16").heldout)
    generator = torch.Generator().manual_seed(1)
    t, epsilon = torch.randint(1000, (500,), generator=generator), torch.randn(heldout.shape, generator=generator)
    x_t = process.q_sample(heldout, t, epsilon)
    error = (process.reverse(model(x_t, t), x_t, t, clip=False).epsilon - epsilon).square().mean().item()
    print(f"ε error on held-out pictures {error:.3f}")
    assert error < 0.6  # 1 for a network that says nothing; even a very busy machine takes a hundred steps

    process, kept = chain_of(block, f"ddim{STEPS}")
    real = cloud_of(features(heldout))
    x = sample(model, process, kept, (200, 3, 16, 16), SEED, eta=0.0)
    silent = sample(lambda x, t: torch.cat([0 * x, 0 * x], 1), process, kept, (200, 3, 16, 16), SEED, eta=0.0)
    samples, nothing = (distances(features(pictures), real)["kernel"] for pictures in (x, silent))
    save_grid(tmp_path / "samples.png", to_pictures(x[:32]), 4)
    print(f"distance of samples {samples:.2f}, of a network that says nothing {nothing:.2f}")
    assert samples < nothing

    shown = sampled_by_the_app(out, tmp_path / "shown.json")
    difference = np.abs(shown.astype(int) - to_pictures(x[:COUNT]))
    print(f"the app's samples and Python's: mean difference {difference.mean():.4f} of 255, largest {difference.max()}")
    assert shown.std() > 20 and difference.mean() < MEAN_DIFFERENCE


def run(*command: str, env: dict | None = None) -> str:
    """Runs one of the repository's Node scripts; returns what it printed."""
    done = subprocess.run(["node", *command], cwd=ROOT, capture_output=True, text=True, timeout=900, env=env)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def sampled_by_the_app(model: Path, answer: Path) -> np.ndarray:
    """uint8 [COUNT, H, W, 3]: what the app's canvas shows of the pictures of SEED, side by side with a gap of one."""
    query = f"sampler=ddim:{STEPS}&count={COUNT}&seed={SEED}"
    run("scripts/sample-in-app.mjs", str(model.parent), model.name, query, str(answer))
    shown = json.loads(answer.read_text())
    assert "wasm" in shown["engine"]
    canvas = np.array(shown["rgba"], np.uint8).reshape(shown["height"], shown["width"], 4)[..., :3]
    assert canvas.shape[0] % 17 == 16 and canvas.shape[1] % 17 == 16
    cells = [canvas[top : top + 16, left : left + 16] for top in range(0, canvas.shape[0], 17) for left in range(0, canvas.shape[1], 17)]
    return np.stack(cells[:COUNT])
