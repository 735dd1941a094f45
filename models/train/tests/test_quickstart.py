"""The documented road, exactly: draw, train for two minutes, export; then sample from the export."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from data import load_data, to_pictures, to_values
from quality import features, frechet_distance
from run import read_log
from sample import chain_of, sample, save_grid

QUICKSTART = Path(__file__).parents[1] / "quickstart.mjs"


def test_quickstart(tmp_path):
    out = tmp_path / "models" / "quick"
    environment = {**os.environ, "BACKSTEP_VENV": sys.prefix}
    command = ["node", str(QUICKSTART), str(out), "--work", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, env=environment)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    log = read_log(tmp_path / "runs" / "quick" / "log.jsonl")
    print(f"{log[-1]['step']} steps, mse {log[0]['mse']:.3f} → {log[-1]['mse']:.3f}")
    assert log[-1]["mse"] < log[0]["mse"]

    manifest = json.loads((out / "manifest.json").read_text())
    session = onnxruntime.InferenceSession(str(out / "unet.onnx"), providers=["CPUExecutionProvider"])

    def model(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        return torch.from_numpy(session.run(None, {"sample": x.numpy(), "timestep": t.numpy().astype(np.float32)})[0])

    process, kept = chain_of(manifest["diffusion"])
    heldout = to_values(load_data(tmp_path / "data" / "faces-16").heldout)
    generator = torch.Generator().manual_seed(1)
    t, epsilon = torch.randint(1000, (500,), generator=generator), torch.randn(heldout.shape, generator=generator)
    x_t = process.q_sample(heldout, t, epsilon)
    error = (process.reverse(model(x_t, t), x_t, t, clip=False).epsilon - epsilon).square().mean().item()
    print(f"ε error on held-out pictures {error:.3f}")
    assert error < 0.6  # 1 for a network that says nothing; even a very busy machine takes a hundred steps

    process, kept = chain_of(manifest["diffusion"], "25")
    x = sample(model, process, kept, (320, 3, 16, 16), seed=0, eta=0.0).clamp(-1, 1)
    silent = sample(lambda x, t: torch.cat([0 * x, 0 * x], 1), process, kept, (320, 3, 16, 16), seed=0, eta=0.0).clamp(-1, 1)
    samples, nothing = (frechet_distance(features(pictures), features(heldout)) for pictures in (x, silent))
    print(f"distance of samples {samples:.0f}, of a network that says nothing {nothing:.0f}")
    save_grid(tmp_path / "samples.png", to_pictures(x[:32]), 4)
    assert samples < nothing
