"""The same pictures under the same noise, measured here and by the app: the same bits."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from PIL import Image

from data import to_values
from diffusion import Diffusion
from noise import END_A, normals
from objectives import bound_term
from schedules import betas_of

ROOT = Path(__file__).parents[3]
SEED = 20
# What src/diffusion/likelihood.ts measured on faces-32 with onnxruntime-web on the CPU (bench/quality,
# seed 20, means over the 64 held-out faces): L_0, and the distortion of x̂_0 at t.
L_0 = {"fixed_small": 2.21547, "learned_range": 2.17966}
DISTORTION = {1: 1.10469, 101: 10.1283, 501: 34.6626}


@pytest.fixture(scope="module")
def faces():
    grid = np.asarray(Image.open(ROOT / "bench" / "data" / "heldout-64.png").convert("RGB"))
    return to_values(grid.reshape(8, 32, 8, 32, 3).transpose(0, 2, 1, 3, 4).reshape(64, 32, 32, 3))


def test_bits_and_distortion(faces):
    session = onnxruntime.InferenceSession(str(ROOT / "models" / "faces-32" / "unet.onnx"), providers=["CPUExecutionProvider"])
    betas = betas_of({"kind": "linear"}, 1000)
    processes = {v: Diffusion(betas, "epsilon", v) for v in L_0}
    for t, expected in DISTORTION.items():
        index = torch.full((64,), t - 1)
        noise = torch.stack([normals((3, 32, 32), SEED, image, END_A, t - 1) for image in range(64)])
        x_t = processes["learned_range"].q_sample(faces, index, noise)
        feeds = {"sample": x_t.numpy(), "timestep": index.numpy().astype(np.float32)}
        output = torch.from_numpy(session.run(None, feeds)[0]).double()
        x0 = processes["learned_range"].reverse(output, x_t.double(), index).x0
        distortion = (x0 - faces).square().flatten(1).mean(1).sqrt().mean().item() * 127.5
        print(f"t = {t}: distortion {distortion:.5f}, the app's {expected}")
        assert distortion == pytest.approx(expected, rel=1e-4)
        if t == 1:
            for variance, process in processes.items():
                half = output if process.learned else output[:, :3]
                bits = bound_term(process, half, faces.double(), x_t.double(), index).mean().item()
                print(f"L_0, {variance}: {bits:.5f} bits/dim, the app's {L_0[variance]}")
                assert bits == pytest.approx(L_0[variance], abs=1e-4)
