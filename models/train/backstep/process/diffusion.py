"""The diffusion process: q(x_t | x_0), its posterior, and the model's p(x_{t−1} | x_t).

Symbols are those of DDPM (Ho et al. 2020) and of Nichol & Dhariwal (2021). t is the model's index,
0 … T−1, as in the code of both papers. x is [B, C, H, W] in [−1, 1]; t is [B], int64.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from backstep.process.respacing import respaced_betas
from backstep.refusal import Refusal

PREDICTIONS = ("epsilon", "sample", "v_prediction", "mean")
VARIANCES = ("fixed_small", "fixed_large", "learned_range", "learned")

# The model: (x [B, C, H, W], t [B]) → [B, C or 2C, H, W]
Denoiser = Callable[[Tensor, Tensor], Tensor]


@dataclass
class Reverse:
    """p(x_{t−1} | x_t): everything [B, C, H, W]."""

    mean: Tensor
    log_variance: Tensor
    x0: Tensor
    epsilon: Tensor


class Diffusion:
    def __init__(self, betas: np.ndarray, prediction: str = "epsilon", variance: str = "fixed_small"):
        if prediction not in PREDICTIONS:
            raise Refusal(f"unknown prediction: {prediction}; known are {', '.join(PREDICTIONS)}")
        if variance not in VARIANCES:
            raise Refusal(f"unknown variance: {variance}; known are {', '.join(VARIANCES)}")
        self.prediction, self.variance = prediction, variance
        self.T = len(betas)
        alpha_bar = np.cumprod(1 - betas)
        previous = np.append(1.0, alpha_bar[:-1])
        posterior = betas * (1 - previous) / (1 - alpha_bar)  # β̃, DDPM equation 7
        # β̃ is 0 at index 0: its logarithm there is taken at index 1 instead
        second = posterior[1] if self.T > 1 else betas[0]
        table = torch.from_numpy
        self.betas = table(betas)
        self.alpha_bar = table(alpha_bar)
        self.alpha_bar_previous = table(previous)
        # made in float64: 1 − ᾱ of a float32 ᾱ near 1 would keep only three digits
        self.signal, self.noise = table(np.sqrt(alpha_bar)), table(np.sqrt(1 - alpha_bar))
        self.log_beta = table(np.log(betas))
        self.log_posterior = table(np.log(np.append(second, posterior[1:])))
        self.log_large = table(np.log(np.append(second, betas[1:])))
        self.posterior_x0 = table(betas * np.sqrt(previous) / (1 - alpha_bar))
        self.posterior_xt = table((1 - previous) * np.sqrt(1 - betas) / (1 - alpha_bar))
        # the posterior whose mean the network was trained to say, where it says that
        self.said_x0, self.said_xt = self.posterior_x0, self.posterior_xt

    def respaced(self, kept: list[int]) -> "Diffusion":
        """The shorter process over the kept timesteps; the network goes on speaking of its own steps."""
        short = Diffusion(respaced_betas(self.betas.numpy(), kept), self.prediction, self.variance)
        short.said_x0, short.said_xt = self.said_x0[kept], self.said_xt[kept]
        return short

    def with_variance(self, variance: str) -> "Diffusion":
        other = copy.copy(self)
        other.variance = variance
        return other

    def held_above(self, least: float) -> "Diffusion":
        """For walks that clip nothing: x passes no level below ᾱ = least, where x̂_0 would multiply an error of ε̂
        by more than √(1/least). Only the levels are held; what ancestral steps need isn't.
        """
        other = copy.copy(self)
        other.alpha_bar, other.alpha_bar_previous = self.alpha_bar.clamp(min=least), self.alpha_bar_previous.clamp(min=least)
        other.signal, other.noise = other.alpha_bar.sqrt(), (1 - other.alpha_bar).sqrt()
        return other

    @property
    def learned(self) -> bool:
        """Whether the model's output has a second half, for the variance."""
        return self.variance in ("learned_range", "learned")

    def q_sample(self, x0: Tensor, t: Tensor, noise: Tensor) -> Tensor:
        """x_t = √ᾱ·x_0 + √(1−ᾱ)·ε (DDPM, equation 4)."""
        return at(self.signal, t, x0) * x0 + at(self.noise, t, x0) * noise

    def posterior(self, x0: Tensor, x_t: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance of q(x_{t−1} | x_t, x_0) (DDPM, equations 6 and 7)."""
        mean = at(self.posterior_x0, t, x_t) * x0 + at(self.posterior_xt, t, x_t) * x_t
        return mean, at(self.log_posterior, t, x_t).expand_as(x_t)

    def target(self, x0: Tensor, x_t: Tensor, t: Tensor, noise: Tensor) -> Tensor:
        """What the model's first half should say."""
        if self.prediction == "epsilon":
            return noise
        if self.prediction == "sample":
            return x0
        if self.prediction == "mean":
            return self.posterior(x0, x_t, t)[0]
        # v, Salimans & Ho 2022, appendix D
        return at(self.signal, t, x0) * noise - at(self.noise, t, x0) * x0

    def x0_of(self, output: Tensor, x_t: Tensor, t: Tensor) -> Tensor:
        """x̂_0 from the model's first half, whatever that predicts."""
        signal, noise = at(self.signal, t, x_t), at(self.noise, t, x_t)
        if self.prediction == "epsilon":
            return (x_t - noise * output) / signal
        if self.prediction == "sample":
            return output
        if self.prediction == "v_prediction":
            return signal * x_t - noise * output
        return (output - at(self.said_xt, t, x_t) * x_t) / at(self.said_x0, t, x_t)

    def epsilon_of(self, x0: Tensor, x_t: Tensor, t: Tensor) -> Tensor:
        """ε̂ from an x̂_0, clipped or not."""
        return (x_t - at(self.signal, t, x_t) * x0) / at(self.noise, t, x_t)

    def epsilon_said(self, output: Tensor, x_t: Tensor, t: Tensor) -> Tensor:
        """ε̂ from the model's first half, nothing clipped: exact also where ᾱ is nearly 0 or 1."""
        if self.prediction == "epsilon":
            return output
        if self.prediction == "v_prediction":
            return at(self.noise, t, x_t) * x_t + at(self.signal, t, x_t) * output
        return self.epsilon_of(self.x0_of(output, x_t, t), x_t, t)

    def reverse(self, output: Tensor, x_t: Tensor, t: Tensor, clip: bool = True) -> Reverse:
        """p(x_{t−1} | x_t) from the model's output.

        clip: x̂_0 to [−1, 1] before it is used. Raises Refusal when the output's channels don't
        fit the variance.
        """
        channels = x_t.shape[1]
        wanted = channels * (2 if self.learned else 1)
        if output.shape[1] != wanted:
            raise Refusal(f"variance {self.variance} needs {wanted} channels from the model, got {output.shape[1]}")
        x0 = self.x0_of(output[:, :channels], x_t, t)
        x0 = x0.clamp(-1, 1) if clip else x0
        # Also where the model predicts μ̃ itself: as in the app, clipping x̂_0 moves the mean with it.
        mean = self.posterior(x0, x_t, t)[0]
        return Reverse(mean, self.log_variance_of(output[:, channels:], x_t, t), x0, self.epsilon_of(x0, x_t, t))

    def log_variance_of(self, v: Tensor, x_t: Tensor, t: Tensor) -> Tensor:
        """log Σ; v is the model's second half (Nichol & Dhariwal, equation 15), empty when Σ is fixed."""
        if self.variance == "learned":
            return v
        if self.variance == "learned_range":
            fraction = (v + 1) / 2
            return fraction * at(self.log_beta, t, x_t) + (1 - fraction) * at(self.log_posterior, t, x_t)
        table = self.log_posterior if self.variance == "fixed_small" else self.log_large
        return at(table, t, x_t).expand_as(x_t)

    def ddpm_step(self, p: Reverse, t: Tensor, z: Tensor) -> Tensor:
        """x_{t−1} ~ p(x_{t−1} | x_t) (DDPM, algorithm 2): no noise at the last step."""
        noisy = (t > 0).to(z.dtype)[:, None, None, None]
        return p.mean + noisy * (p.log_variance / 2).exp() * z

    def ddim_step(self, p: Reverse, t: Tensor, z: Tensor, eta: float = 0.0) -> Tensor:
        """DDIM (Song et al. 2021), equations 12 and 16, with ε̂ recomputed from the clipped x̂_0."""
        a, previous = self.alpha_bar, self.alpha_bar_previous
        sigma = eta * ((1 - previous) / (1 - a)).sqrt() * (1 - a / previous).sqrt()
        direction = (1 - previous - sigma**2).clamp(min=0).sqrt()
        return at(previous.sqrt(), t, z) * p.x0 + at(direction, t, z) * p.epsilon + at(sigma, t, z) * z


def at(table: Tensor, t: Tensor, like: Tensor) -> Tensor:
    """table[t] as [B, 1, 1, 1], in the type of `like`."""
    return table.to(like.device)[t].to(like.dtype)[:, None, None, None]
