"""The documented road, exactly: draw, train for two minutes, export; then sample from the export."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from data import load_data, to_values
from quality import features, frechet_distance
from run import read_log
from sample import chain_of, sample

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

    process, kept = chain_of(manifest["diffusion"], "25")
    x = sample(model, process, kept, (320, 3, 16, 16), seed=0, eta=0.0).clamp(-1, 1)
    real = features(to_values(load_data(tmp_path / "data" / "faces-16").heldout))
    noise = features(torch.rand((320, 3, 16, 16), generator=torch.Generator().manual_seed(0)) * 2 - 1)
    samples, nothing = frechet_distance(features(x), real), frechet_distance(noise, real)
    print(f"distance of samples {samples:.0f}, of noise {nothing:.0f}")
    assert samples < nothing / 4
