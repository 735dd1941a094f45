"""The variational bound of whole pictures, term by term; rate and distortion along the way."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from backstep.process.bound import bound_term, prior_term
from backstep.process.diffusion import Denoiser, Diffusion


@dataclass
class Bound:
    """Of B pictures over T steps; everything in bits per dimension but the two errors."""

    terms: dict[str, Tensor]  # variance → L_t [B, T], index 0 being −log p(x_0 | x_1)
    prior: Tensor  # L_T [B]
    x0_error: Tensor  # mean (x̂_0 − x_0)² [B, T]
    epsilon_error: Tensor  # mean (ε̂ − ε)² [B, T]

    def total(self, variance: str) -> Tensor:
        """[B]"""
        return self.terms[variance].sum(1) + self.prior


@torch.no_grad()
def bound(
    model: Denoiser,
    process: Diffusion,
    kept: list[int],
    x0: Tensor,
    noise_at: Callable[[int], Tensor],
    on_step: Callable[[int], None] = lambda i: None,
) -> Bound:
    """Every term, each from one draw of x_t (DDPM, equation 5), x̂_0 clipped.

    kept: the model's index at each of the process's steps; noise_at(i) gives ε [B, C, H, W] for step i.
    Both fixed Σ are evaluated beside the process's own: the mean is the same.
    """
    processes = {v: process.with_variance(v) for v in dict.fromkeys((process.variance, "fixed_small", "fixed_large"))}
    count, channels = len(x0), x0.shape[1]
    terms = {v: torch.zeros(count, process.T, dtype=torch.float64) for v in processes}
    x0_error, epsilon_error = (torch.zeros(count, process.T, dtype=torch.float64) for _ in range(2))
    for i in reversed(range(process.T)):
        t = torch.full((count,), i)
        noise = noise_at(i)
        x_t = process.q_sample(x0, t, noise)
        output = model(x_t, torch.full((count,), kept[i])).double()  # L_0 takes differences of near numbers
        for variance, p in processes.items():
            half = output if p.learned else output[:, :channels]
            terms[variance][:, i] = bound_term(p, half, x0.double(), x_t.double(), t)
        reverse = process.reverse(output, x_t.double(), t)
        x0_error[:, i] = (reverse.x0 - x0).square().flatten(1).mean(1)
        epsilon_error[:, i] = (reverse.epsilon - noise).square().flatten(1).mean(1)
        on_step(i)
    return Bound(terms, prior_term(process, x0), x0_error, epsilon_error)


def rate_distortion(b: Bound, variance: str) -> list[dict]:
    """What a receiver knows after each step of progressive decoding (DDPM, section 4.3 and figure 5).

    From t = T down: "rate", bits/dim sent so far, and "distortion", the mean over pictures of x̂_0's root
    mean square error on the scale 0 … 255. At the last step, t = 0, all is sent and the distortion is 0.
    """
    rate = b.prior.mean().item()
    curve = []
    for i in reversed(range(b.x0_error.shape[1])):
        curve.append({"t": i + 1, "rate": rate, "distortion": b.x0_error[:, i].sqrt().mean().item() * 127.5})
        rate += b.terms[variance][:, i].mean().item()
    return [*curve, {"t": 0, "rate": rate, "distortion": 0.0}]
