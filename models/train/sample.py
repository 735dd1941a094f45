"""Draw samples from a trained network, and picture grids of them.

    python sample.py RUN grid.png --count 64 --steps 1000 --seed 0
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from data import to_pictures
from diffusion import Denoiser, Diffusion
from exported import open_network
from noise import INITIAL, STEP, normals
from schedules import betas_of, kept_timesteps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path, help="a run of train.py, a diffusers folder, or a model folder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=64)
    parser.add_argument("--steps", default="", help='default: all; else "50", "ddim50" or "10,15,20" as in improved-diffusion')
    parser.add_argument("--eta", type=float, help="DDIM with this η; default: DDPM's ancestral sampling")
    parser.add_argument("--variance", help="fixed_small or fixed_large, for a network with a fixed Σ")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--patch", type=int)
    parser.add_argument("--enlarge", type=int, default=3)
    args = parser.parse_args()
    network = open_network(args.source, args.patch)
    diffusion, kept = chain_of(network.diffusion, args.steps, args.variance)
    x = sample(network.model, diffusion, kept, (args.count, *network.shape), args.seed, args.eta, args.batch, progress=True)
    save_grid(args.out, to_pictures(x), args.enlarge)


def chain_of(block: dict, spec: str = "", variance: str | None = None) -> tuple[Diffusion, list[int]]:
    """The process of a manifest's diffusion block, respaced, and the model's index for each of its steps."""
    variance = variance or (block["variance"] if block["variance"] != "fixed" else "fixed_small")
    process = Diffusion(betas_of(block["schedule"], block["T"]), block["prediction"], variance)
    if not spec:
        return process, list(range(process.T))
    kept = kept_timesteps(process.T, spec)
    return process.respaced(kept), kept


@torch.no_grad()
def sample(
    model: Denoiser,
    diffusion: Diffusion,
    kept: list[int],
    shape: tuple[int, int, int, int],
    seed: int,
    eta: float | None = None,
    batch: int = 64,
    progress: bool = False,
    device: torch.device | str = "cpu",
) -> Tensor:
    """x_0 [N, C, H, W]. Picture i's noise is the app's for (seed, i), whatever the batch.

    eta: None is DDPM's ancestral sampling; a number is DDIM's η.
    """
    done = []
    for first in range(0, shape[0], batch):
        members = range(first, min(first + batch, shape[0]))

        def draw(stream: int, index: int = 0) -> Tensor:
            return torch.stack([normals(shape[1:], seed, image, stream, index) for image in members]).to(device)

        x = draw(INITIAL)
        for i in reversed(range(diffusion.T)):
            t = torch.full((len(x),), i, device=device)
            output = model(x, torch.full((len(x),), kept[i], device=device)).float()
            p = diffusion.reverse(output, x, t)
            z = draw(STEP, kept[i]) if eta != 0 else torch.zeros_like(x)
            x = diffusion.ddpm_step(p, t, z) if eta is None else diffusion.ddim_step(p, t, z, eta)
            if progress and i % 50 == 0:
                print(f"\rpictures {first + len(x)}/{shape[0]}, step {diffusion.T - i}/{diffusion.T}", end="", flush=True)
        done.append(x.cpu())
    if progress:
        print()
    return torch.cat(done)


def save_grid(path: Path, pictures: np.ndarray, enlarge: int = 1, columns: int | None = None) -> None:
    """uint8 [N, H, W, C] as one PNG, row by row; a last row that isn't full ends in black."""
    count, height, width, channels = pictures.shape
    columns = columns or max(c for c in range(1, count + 1) if c * c <= 2 * count)
    rows = -(-count // columns)
    full = np.zeros((rows * columns, height, width, channels), np.uint8)
    full[:count] = pictures
    grid = full.reshape(rows, columns, height, width, channels).transpose(0, 2, 1, 3, 4)
    grid = grid.reshape(rows * height, columns * width, channels).repeat(enlarge, 0).repeat(enlarge, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(grid[..., 0] if channels == 1 else grid).save(path)


if __name__ == "__main__":
    main()
