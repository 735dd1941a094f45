"""Measure a trained network on the held-out split.

    python evaluate.py SOURCE --data data/fashion-28 --out evaluation.json [--count 64] [--steps 250]
        bits/dim under each variance, and rate against distortion
    python evaluate.py SOURCE --data … --quality 10,25,50 --samples 500
        the distance of samples (quality.py) against the number of steps, DDIM and DDPM

SOURCE is a run of train.py, a diffusers folder, or a model folder as the app loads it.
"""

import argparse
import json
from pathlib import Path

import torch

from data import load_data, to_values
from diffusion import Denoiser, Diffusion
from exported import open_network
from likelihood import Bound, bound, rate_distortion
from noise import END_A, normals
from quality import cloud_of, distances, features
from sample import chain_of, sample


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="write the numbers here as JSON")
    parser.add_argument("--count", type=int, default=64, help="held-out pictures to measure in bits")
    parser.add_argument("--steps", default="", help="of a respaced chain; default: all T")
    parser.add_argument("--quality", default="", help="numbers of steps to sample with, separated by commas")
    parser.add_argument("--samples", type=int, default=500, help="pictures to draw for each of them, set against all held-out ones")
    parser.add_argument("--patch", type=int)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    network = open_network(args.source, args.patch)
    model, block = network.model, network.diffusion
    heldout = load_data(args.data).heldout
    if args.quality:
        real = to_values(heldout)
        result = {"quality": quality_against_steps(model, block, real, args.quality, args.samples, args.seed)}
    else:
        result = measure_bits(model, block, to_values(heldout[: args.count]), args.steps, args.seed)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1) + "\n")


def measure_bits(model: Denoiser, block: dict, x0: torch.Tensor, spec: str = "", seed: int = 0) -> dict:
    """block: a manifest's diffusion. Returns the means over the pictures, and prints them."""
    b, process = bound_of(model, block, x0, spec, seed)
    totals = {variance: b.total(variance) for variance in b.terms}
    result = {
        "pictures": len(x0),
        "steps": process.T,
        "bits_per_dim": {v: total.mean().item() for v, total in totals.items()},
        "standard_error": {v: (total.std() / len(x0) ** 0.5).item() for v, total in totals.items()},
        "L_0": {v: terms[:, 0].mean().item() for v, terms in b.terms.items()},
        "prior": b.prior.mean().item(),
        "eps_mse": b.epsilon_error.mean().item(),
        "rate_distortion": rate_distortion(b, process.variance),
    }
    print()
    for v, total in result["bits_per_dim"].items():
        print(f"{v}: {total:.4f} ± {result['standard_error'][v]:.4f} bits/dim, of which L_0 {result['L_0'][v]:.4f}")
    print(f"mean ε error {result['eps_mse']:.5f}, prior {result['prior']:.1e} bits/dim")
    return result


def bound_of(model: Denoiser, block: dict, x0: torch.Tensor, spec: str = "", seed: int = 0) -> tuple[Bound, Diffusion]:
    """The bound of each picture under the app's noise: that of (seed, the picture's number, t)."""
    process, kept = chain_of(block, spec)

    def noise_at(i: int) -> torch.Tensor:
        return torch.stack([normals(x0.shape[1:], seed, image, END_A, kept[i]) for image in range(len(x0))])

    def progress(i: int) -> None:
        if i % 50 == 0:
            print(f"\rt = {i} ", end="", flush=True)

    return bound(model, process, kept, x0, noise_at, progress), process


def quality_against_steps(model: Denoiser, block: dict, real: torch.Tensor, steps: str, samples: int, seed: int) -> list[dict]:
    """The distance from real pictures of so many samples, by DDIM (η = 0, even strides) and DDPM."""
    cloud = cloud_of(features(real))
    rows = []
    for count in steps.split(","):
        for name, spec, eta in (("ddim", f"ddim{count}", 0.0), ("ddpm", count, None)):
            process, kept = chain_of(block, spec)
            x = sample(model, process, kept, (samples, *real.shape[1:]), seed, eta)
            row = {"steps": int(count), "sampler": name, "samples": samples, **distances(x, cloud)}
            print(f"{name}, {count} steps: kernel distance {row['kernel']:.4f} ± {row['error']:.4f}, Fréchet {row['frechet']:.2f}", flush=True)
            rows.append(row)
    return rows


if __name__ == "__main__":
    main()
