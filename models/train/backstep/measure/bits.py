"""bits/dim of pictures, under each variance."""

import torch

from backstep.measure.likelihood import Bound, bound, rate_distortion
from backstep.measure.sampled import sampled_bound
from backstep.process.diffusion import Denoiser, Diffusion
from backstep.process.noise import END_A, normals
from backstep.process.sampling import chain_of


def measure_bits(model: Denoiser, block: dict, x0: torch.Tensor, spec: str = "", seed: int = 0, terms: int = 0) -> dict:
    """block: a manifest's diffusion; terms: so many of each picture's, drawn (sampled.py), 0 for all. Means over the pictures, also printed."""
    if terms:
        process, kept = chain_of(block, spec)
        b = sampled_bound(model, process, kept, x0, terms, seed)
        curve, epsilon_error = b.rate_distortion(process.variance), (b.epsilon_error * b.length).sum(1) / process.T
    else:
        b, process = bound_of(model, block, x0, spec, seed)
        curve, epsilon_error = rate_distortion(b, process.variance), b.epsilon_error
    totals = {variance: b.total(variance) for variance in b.terms}
    result = {
        "pictures": len(x0),
        "steps": process.T,
        "terms": terms or process.T,
        "bits_per_dim": {v: total.mean().item() for v, total in totals.items()},
        "standard_error": {v: (total.std() / len(x0) ** 0.5).item() for v, total in totals.items()},
        "L_0": {v: terms[:, 0].mean().item() for v, terms in b.terms.items()},
        "prior": b.prior.mean().item(),
        "eps_mse": epsilon_error.mean().item(),
        "rate_distortion": curve,
        "each_picture": {v: total.tolist() for v, total in totals.items()},
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
