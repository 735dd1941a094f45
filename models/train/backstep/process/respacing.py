"""The timesteps a shorter chain keeps, and the betas that follow, in float64."""

import numpy as np

from backstep.refusal import Refusal


def kept_timesteps(T: int, spec: str) -> list[int]:
    """Which of 0 … T−1 a shorter chain keeps, ascending.

    "250" keeps 250, spread evenly with both ends; "10,15,20" cuts T into three equal parts and keeps
    so many of each; "ddim50" keeps every k-th from 0, k the one integer stride that gives just 50
    (improved-diffusion's notation).
    Raises Refusal when that can't be done.
    """
    if spec.startswith("ddim"):
        wanted = counts_of(spec.removeprefix("ddim"), spec)[0]
        for stride in range(1, T):
            if len(range(0, T, stride)) == wanted:
                return list(range(0, T, stride))
        raise Refusal(f"no integer stride gives {wanted} of {T} steps")
    counts = counts_of(spec, spec)
    kept: list[int] = []
    first = 0
    for i, count in enumerate(counts):
        size = T // len(counts) + (1 if i < T % len(counts) else 0)
        if count > size:
            raise Refusal(f"can't keep {count} of a part of {size} steps")
        stride = 1 if count <= 1 else (size - 1) / (count - 1)
        # round() to even, and adding up the stride, as the original does: ties decide which step it is
        position = 0.0
        for _ in range(count):
            kept.append(first + round(position))
            position += stride
        first += size
    return kept


def counts_of(text: str, spec: str) -> list[int]:
    """Numbers of steps, separated by commas. Raises Refusal for anything else."""
    parts = text.split(",")
    if not all(part.strip().isdecimal() and int(part) > 0 for part in parts):
        raise Refusal(f'unknown steps: {spec}; expected as "50", "ddim50" or "10,15,20"')
    return [int(part) for part in parts]


def respaced_betas(betas: np.ndarray, kept: list[int]) -> np.ndarray:
    """The β whose ᾱ are those of the kept timesteps (Nichol & Dhariwal, equation 19)."""
    alpha_bar = np.cumprod(1 - betas)[kept]
    return 1 - alpha_bar / np.append(1.0, alpha_bar[:-1])
