"""Measure a trained network on the held-out split.

    python evaluate.py SOURCE --data data/fashion-28 --out evaluation.json [--count 64] [--steps 250]
        bits/dim under each variance, and rate against distortion
    python evaluate.py SOURCE --data … --quality 10,25,50 --samples 500
        the distance of samples (quality.py) against the number of steps, DDIM and DDPM

SOURCE is a run of train.py or a diffusers folder.
"""

import argparse
import json
from pathlib import Path

import torch

from data import load_data, to_values
from diffusion import Denoiser
from likelihood import bound, rate_distortion
from noise import END_A, normals
from quality import features, frechet_distance
from sample import chain_of, sample
from source import Patched, load_source


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="write the numbers here as JSON")
    parser.add_argument("--count", type=int, default=64, help="held-out pictures to measure in bits")
    parser.add_argument("--steps", default="", help="of a respaced chain; default: all T")
    parser.add_argument("--quality", default="", help="numbers of steps to sample with, separated by commas")
    parser.add_argument("--samples", type=int, default=500, help="pictures to draw for each of them")
    parser.add_argument("--patch", type=int)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    source = load_source(args.source, args.patch)
    model = Patched(source.unet, source.patch)
    heldout = to_values(load_data(args.data).heldout[: max(args.count, args.samples)])
    if args.quality:
        result = {"quality": quality_against_steps(model, source.diffusion, heldout[: args.samples], args.quality, args.seed)}
    else:
        result = measure_bits(model, source.diffusion, heldout[: args.count], args.steps, args.seed)
    if args.out:
        args.out.write_text(json.dumps(result, indent=1) + "\n")


def measure_bits(model: Denoiser, block: dict, x0: torch.Tensor, spec: str = "", seed: int = 0) -> dict:
    """block: a manifest's diffusion. Returns the means over the pictures, and prints them."""
    process, kept = chain_of(block, spec)

    def noise_at(i: int) -> torch.Tensor:
        return torch.stack([normals(x0.shape[1:], seed, image, END_A, kept[i]) for image in range(len(x0))])

    def progress(i: int) -> None:
        if i % 50 == 0:
            print(f"\rt = {i} ", end="", flush=True)

    b = bound(model, process, kept, x0, noise_at, progress)
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


def quality_against_steps(model: Denoiser, block: dict, heldout: torch.Tensor, steps: str, seed: int) -> list[dict]:
    """The distance of as many samples as held-out pictures, for DDIM (η = 0) and DDPM."""
    real = features(heldout)
    half = len(heldout) // 2
    if half >= 2 * real.shape[1]:
        print(f"held-out halves against each other: {frechet_distance(real[:half], real[half : 2 * half]):.2f}")
    rows = []
    for spec in steps.split(","):
        for name, eta in (("ddim", 0.0), ("ddpm", None)):
            process, kept = chain_of(block, spec)
            x = sample(model, process, kept, tuple(heldout.shape), seed, eta).clamp(-1, 1)
            rows.append({"steps": int(spec), "sampler": name, "distance": frechet_distance(features(x), real)})
            print(f"{name}, {spec} steps: {rows[-1]['distance']:.2f}", flush=True)
    return rows


if __name__ == "__main__":
    main()
