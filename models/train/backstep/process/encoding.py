"""DDIM backwards (Song et al. 2021, section 4.3): from a picture to the x_T that decodes to it, nothing clipped."""

import torch
from torch import Tensor

from backstep.process.diffusion import Denoiser, Diffusion, at
from backstep.process.sampling import descend

# √ᾱ = 1/255: half an 8-bit level of a picture is left in x, as in the app (src/diffusion/schedule.ts)
LEAST_ALPHA_BAR = 1 / 255**2


@torch.no_grad()
def encode(model: Denoiser, process: Diffusion, kept: list[int], x0: Tensor) -> Tensor:
    """x_T [B, C, H, W], at the level of the last kept step. The app's form `own`.

    At step i the network is told τ_i while x is still at the level before, as in diffusers' inverse. ε̂ is
    formed at the level that the network is told, which is where its answer means what it was trained to mean,
    and then used at x's level:

        x' = √(ᾱ_i/ᾱ_{i−1})·(x − √(1 − ᾱ_{i−1})·ε̂) + √(1 − ᾱ_i)·ε̂

    For an ε network both forms are one. A v network's answer read at the level before would shrink x at every
    step, by the cosine of the angle between the two levels.
    """
    held = process.held_above(LEAST_ALPHA_BAR)
    signal, noise = held.alpha_bar_previous.sqrt(), (1 - held.alpha_bar_previous).sqrt()
    x = x0
    for i in range(process.T):
        t = torch.full((len(x),), i, device=x.device)
        output = model(x, torch.full_like(t, kept[i]))[:, : x.shape[1]].float()
        epsilon = process.epsilon_said(output, x, t)
        clean = (x - at(noise, t, x) * epsilon) / at(signal, t, x)
        x = at(held.signal, t, x) * clean + at(held.noise, t, x) * epsilon
    return x


def decode(model: Denoiser, process: Diffusion, kept: list[int], x_T: Tensor) -> Tensor:
    """x_0 by DDIM with η = 0, unclipped: the way back through the same levels."""
    return descend(model, process.held_above(LEAST_ALPHA_BAR), kept, x_T, eta=0.0, clip=False)
