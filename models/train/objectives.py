"""The training objectives and the terms of the variational bound, in bits per dimension.

L_simple  E‖target − output‖²                     (DDPM, equation 14; any prediction)
L_vlb     T · E[L_t]                              (DDPM, equation 5; t uniform)
L_hybrid  L_simple + 0.001 · L_vlb, the mean held fixed in L_vlb  (Nichol & Dhariwal, equation 16)
"""

import math

import torch
from torch import Tensor

from diffusion import Denoiser, Diffusion

OBJECTIVES = ("L_simple", "L_vlb", "L_hybrid")
HYBRID_WEIGHT = 0.001


def losses(diffusion: Diffusion, objective: str, model: Denoiser, x0: Tensor, t: Tensor, noise: Tensor) -> dict[str, Tensor]:
    """Per picture [B]: "loss", what to minimise, and its parts "mse" and, where there is one, "vlb".

    Raises ValueError for L_hybrid with a fixed Σ: its second part would have no gradient.
    """
    if objective not in OBJECTIVES:
        raise ValueError(f"unknown objective: {objective}; known are {', '.join(OBJECTIVES)}")
    if objective == "L_hybrid" and not diffusion.learned:
        raise ValueError(f"L_hybrid trains the variance, but {diffusion.variance} isn't learned")
    x_t = diffusion.q_sample(x0, t, noise)
    output = model(x_t, t)
    channels = x0.shape[1]
    mean_part = output[:, :channels]
    mse = (diffusion.target(x0, x_t, t, noise) - mean_part).square().flatten(1).mean(1)
    if objective == "L_simple":
        return {"loss": mse, "mse": mse}
    if objective == "L_hybrid":
        output = torch.cat([mean_part.detach(), output[:, channels:]], dim=1)
    vlb = diffusion.T * bound_term(diffusion, output, x0, x_t, t, clip=False)
    return {"loss": vlb if objective == "L_vlb" else mse + HYBRID_WEIGHT * vlb, "mse": mse, "vlb": vlb}


def bound_term(diffusion: Diffusion, output: Tensor, x0: Tensor, x_t: Tensor, t: Tensor, clip: bool = True) -> Tensor:
    """L_t in bits per dimension [B]: KL(q(x_{t−1} | x_t, x_0) ‖ p) for t > 0, −log p(x_0 | x_1) at index 0."""
    true_mean, true_log_variance = diffusion.posterior(x0, x_t, t)
    p = diffusion.reverse(output, x_t, t, clip)
    kl = normal_kl(true_mean, true_log_variance, p.mean, p.log_variance)
    nll = -discretized_log_likelihood(x0, p.mean, p.log_variance / 2)
    return torch.where(t == 0, bits(nll), bits(kl))


def prior_term(diffusion: Diffusion, x0: Tensor) -> Tensor:
    """L_T in bits per dimension [B]: KL(q(x_T | x_0) ‖ N(0, 1))."""
    a = diffusion.alpha_bar[-1].to(x0)
    zero = torch.zeros_like(x0)
    return bits(normal_kl(a.sqrt() * x0, zero + (1 - a).log(), zero, zero))


def normal_kl(mean1: Tensor, log_variance1: Tensor, mean2: Tensor, log_variance2: Tensor) -> Tensor:
    """KL(N₁ ‖ N₂) of each value, in nats."""
    ratio = (log_variance1 - log_variance2).exp()
    return 0.5 * (log_variance2 - log_variance1 - 1 + ratio + (mean1 - mean2).square() * (-log_variance2).exp())


def discretized_log_likelihood(x: Tensor, mean: Tensor, log_scale: Tensor) -> Tensor:
    """log of the normal's mass on each value's 8-bit cell, in nats (DDPM, equation 13).

    x holds 8-bit values scaled to [−1, 1]; the cells at both ends reach to infinity. The distribution
    function is the original program's tanh approximation, so that bits/dim can be compared with it.
    """
    inverse = (-log_scale).exp()
    above = cdf((x - mean + 1 / 255) * inverse)
    below = cdf((x - mean - 1 / 255) * inverse)
    mass = torch.where(x < -0.999, above, torch.where(x > 0.999, 1 - below, above - below))
    return mass.clamp(min=1e-12).log()


def cdf(x: Tensor) -> Tensor:
    return 0.5 * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def bits(nats: Tensor) -> Tensor:
    """Mean over a picture's values, in bits [B]."""
    return nats.flatten(1).mean(1) / math.log(2)
