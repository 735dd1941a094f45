"""Noise schedules and the timesteps a shorter chain keeps. float64 throughout."""

import math

import numpy as np


def betas_of(schedule: dict, T: int) -> np.ndarray:
    """β_0 … β_{T−1} [T] of a manifest's schedule block.

    linear          equal steps from beta_start to beta_end, written for T = 1000 and scaled by 1000/T
                    to other lengths, as improved-diffusion and the app do (DDPM, section 4: 1e-4, 0.02)
    scaled_linear   equal steps of √β between the ends as they are
    cosine          ᾱ(t) = cos²((t/T + 0.008) / 1.008 · π/2), β ≤ 0.999 (Nichol & Dhariwal, equation 17);
                    diffusers calls it squaredcos_cap_v2
    sigmoid         β follows a sigmoid from −6 to 6, between the ends as they are
    given           schedule["betas"]
    Raises ValueError for another kind, or for betas outside (0, 1).
    """
    kind = schedule["kind"]
    start, end = schedule.get("beta_start", 1e-4), schedule.get("beta_end", 0.02)
    if kind == "linear":
        betas = np.linspace(start * 1000 / T, end * 1000 / T, T)
    elif kind == "scaled_linear":
        betas = np.linspace(start**0.5, end**0.5, T) ** 2
    elif kind in ("cosine", "squaredcos_cap_v2"):
        alpha_bar = [math.cos((i / T + 0.008) / 1.008 * math.pi / 2) ** 2 for i in range(T + 1)]
        betas = np.array([min(1 - b / a, 0.999) for a, b in zip(alpha_bar, alpha_bar[1:])])
    elif kind == "sigmoid":
        betas = start + (end - start) / (1 + np.exp(-np.linspace(-6, 6, T)))
    elif kind == "given":
        betas = np.array(schedule["betas"], dtype=np.float64)
    else:
        raise ValueError(f"unknown schedule: {kind}; known are linear, scaled_linear, cosine, squaredcos_cap_v2, sigmoid, given")
    if betas.shape != (T,) or not ((betas > 0) & (betas < 1)).all():
        raise ValueError(f"a schedule needs {T} betas in (0, 1), got {betas.shape[0]} in [{betas.min()}, {betas.max()}]")
    return betas


def kept_timesteps(T: int, spec: str) -> list[int]:
    """Which of 0 … T−1 a shorter chain keeps, ascending.

    "250" keeps 250, spread evenly with both ends; "10,15,20" cuts T into three equal parts and keeps
    so many of each; "ddim50" keeps every k-th from 0, k the one integer stride that gives just 50
    (improved-diffusion's notation).
    Raises ValueError when that can't be done.
    """
    if spec.startswith("ddim"):
        wanted = int(spec.removeprefix("ddim"))
        for stride in range(1, T):
            if len(range(0, T, stride)) == wanted:
                return list(range(0, T, stride))
        raise ValueError(f"no integer stride gives {wanted} of {T} steps")
    counts = [int(part) for part in spec.split(",")]
    kept: list[int] = []
    first = 0
    for i, count in enumerate(counts):
        size = T // len(counts) + (1 if i < T % len(counts) else 0)
        if count > size:
            raise ValueError(f"can't keep {count} of a part of {size} steps")
        stride = 1 if count <= 1 else (size - 1) / (count - 1)
        # round() to even, and adding up the stride, as the original does: ties decide which step it is
        position = 0.0
        for _ in range(count):
            kept.append(first + round(position))
            position += stride
        first += size
    return kept


def respaced_betas(betas: np.ndarray, kept: list[int]) -> np.ndarray:
    """The β whose ᾱ are those of the kept timesteps (Nichol & Dhariwal, equation 19)."""
    alpha_bar = np.cumprod(1 - betas)[kept]
    return 1 - alpha_bar / np.append(1.0, alpha_bar[:-1])
