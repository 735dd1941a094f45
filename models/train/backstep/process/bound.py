"""The terms of the variational bound, in bits per dimension (DDPM, equation 5)."""

import math

import torch
from torch import Tensor

from backstep.process.diffusion import Diffusion


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
