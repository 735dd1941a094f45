"""Noise schedules, in float64: the kinds that a manifest may name (src/diffusion/schedule.ts)."""

import math

import numpy as np

from backstep.refusal import Refusal

KINDS = ("linear", "scaled_linear", "quad", "const", "cosine", "squaredcos_cap_v2", "sigmoid", "given")


def betas_of(schedule: dict, T: int) -> np.ndarray:
    """β_0 … β_{T−1} [T] of a manifest's schedule block.

    linear          equal steps from beta_start to beta_end, written for T = 1000 and scaled by 1000/T
                    to other lengths, as improved-diffusion and the app do (DDPM, section 4: 1e-4, 0.02)
    scaled_linear   equal steps of √β between the ends as they are; the DDIM code calls it quad
    const           beta_end, always
    cosine          ᾱ(t) = cos²((t/T + 0.008) / 1.008 · π/2), β ≤ 0.999 (Nichol & Dhariwal, equation 17);
                    diffusers calls it squaredcos_cap_v2
    sigmoid         β follows a sigmoid from −6 to 6, between the ends as they are
    given           schedule["betas"]
    Raises Refusal for another kind, or for betas outside (0, 1).
    """
    kind = schedule["kind"]
    start, end = schedule.get("beta_start", 1e-4), schedule.get("beta_end", 0.02)
    if kind == "linear":
        betas = np.linspace(start * 1000 / T, end * 1000 / T, T)
    elif kind in ("scaled_linear", "quad"):
        if min(start, end) < 0:
            raise Refusal(f"a schedule's betas are in (0, 1), got {start:.6g} to {end:.6g}")
        betas = np.linspace(start**0.5, end**0.5, T) ** 2
    elif kind == "const":
        betas = np.full(T, end)
    elif kind in ("cosine", "squaredcos_cap_v2"):
        alpha_bar = [math.cos((i / T + 0.008) / 1.008 * math.pi / 2) ** 2 for i in range(T + 1)]
        betas = np.array([min(1 - b / a, 0.999) for a, b in zip(alpha_bar, alpha_bar[1:])])
    elif kind == "sigmoid":
        betas = start + (end - start) / (1 + np.exp(-np.linspace(-6, 6, T)))
    elif kind == "given":
        betas = np.array(schedule["betas"], dtype=np.float64)
    else:
        raise Refusal(f"unknown schedule: {kind}; known are {', '.join(KINDS)}")
    if betas.shape != (T,):
        raise Refusal(f"a schedule of T = {T} needs as many betas, got {betas.size}")
    if not ((betas > 0) & (betas < 1)).all():
        raise Refusal(f"a schedule's betas are in (0, 1), got {betas.min():.6g} to {betas.max():.6g}")
    return betas
