"""The variational bound of many pictures from some of its terms: each picture's estimate is unbiased by itself.

L_0 is always taken. The other terms are cut into stretches, one index long where they fall steeply and longer
farther on; of each stretch a picture takes one index, drawn for it alone, which stands for the whole stretch.
So the spread of the pictures' estimates holds both what differs between pictures and what the draw adds.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from backstep.process.bound import bound_term, prior_term
from backstep.process.diffusion import Denoiser, Diffusion
from backstep.process.noise import END_A, normals, philox
from backstep.refusal import Refusal

DRAW = 0xFF  # a stream that no noise uses


@dataclass
class SampledBound:
    """Of B pictures and K terms each, index 0 first; in bits per dimension but the two errors."""

    index: Tensor  # int64 [B, K], which term each is
    length: Tensor  # int64 [K], how many terms it stands for
    terms: dict[str, Tensor]  # variance → [B, K]
    prior: Tensor  # [B]
    x0_error: Tensor  # mean (x̂_0 − x_0)² [B, K]
    epsilon_error: Tensor  # mean (ε̂ − ε)² [B, K]

    def total(self, variance: str) -> Tensor:
        """[B]"""
        return (self.terms[variance] * self.length).sum(1) + self.prior

    def rate_distortion(self, variance: str) -> list[dict]:
        """As likelihood.rate_distortion, with a point for each stretch, at its first index."""
        rate = self.prior.mean().item()
        first = self.length.cumsum(0) - self.length
        curve = []
        for k in reversed(range(len(self.length))):
            curve.append({"t": first[k].item() + 1, "rate": rate, "distortion": self.x0_error[:, k].sqrt().mean().item() * 127.5})
            rate += (self.terms[variance][:, k] * self.length[k]).mean().item()
        return curve


def stretches(T: int, count: int) -> list[tuple[int, int]]:
    """(first index, length) of index 0 and of `count` − 1 stretches of 1 … T − 1. Raises Refusal for too many or too few."""
    if not 2 <= count <= T:
        raise Refusal(f"of {T} terms 2 to {T} can be taken, not {count}")
    n = count - 1
    edges = [max(k, int((T - 1) * (k / n) ** 3)) for k in range(n + 1)]
    return [(0, 1), *((1 + a, b - a) for a, b in zip(edges, edges[1:]))]


def drawn(parts: list[tuple[int, int]], picture: int, seed: int) -> list[int]:
    """The index that a picture takes of each stretch."""
    words = philox(np.arange(len(parts), dtype=np.uint64), 0, picture, DRAW, seed & 0xFFFFFFFF, seed >> 32)[:, 0]
    return [first + int(word) * length // 2**32 for word, (first, length) in zip(words, parts)]


@torch.no_grad()
def sampled_bound(model: Denoiser, process: Diffusion, kept: list[int], x0: Tensor, count: int, seed: int = 0, batch: int = 64) -> SampledBound:
    """`count` terms a picture under the app's noise, x̂_0 clipped; x0 [B, C, H, W]. kept: the model's index at each step."""
    parts = stretches(process.T, count)
    index = torch.tensor([drawn(parts, picture, seed) for picture in range(len(x0))])
    processes = {v: process.with_variance(v) for v in dict.fromkeys((process.variance, "fixed_small", "fixed_large"))}
    terms = {v: torch.zeros(index.shape, dtype=torch.float64) for v in processes}
    x0_error, epsilon_error = (torch.zeros(index.shape, dtype=torch.float64) for _ in range(2))
    channels, told = x0.shape[1], torch.tensor(kept)
    for k in range(count):
        for first in range(0, len(x0), batch):
            these = slice(first, first + batch)
            clean, t = x0[these], index[these, k]
            noise = torch.stack([normals(x0.shape[1:], seed, first + j, END_A, kept[i]) for j, i in enumerate(t.tolist())])
            x_t = process.q_sample(clean, t, noise)
            output = model(x_t, told[t]).double()
            for variance, p in processes.items():
                half = output if p.learned else output[:, :channels]
                terms[variance][these, k] = bound_term(p, half, clean.double(), x_t.double(), t)
            reverse = process.reverse(output, x_t.double(), t)
            x0_error[these, k] = (reverse.x0 - clean).square().flatten(1).mean(1)
            epsilon_error[these, k] = (reverse.epsilon - noise).square().flatten(1).mean(1)
        print(f"\rterm {k + 1} of {count} ", end="", flush=True)
    length = torch.tensor([length for _, length in parts])
    return SampledBound(index, length, terms, prior_term(process, x0), x0_error, epsilon_error)
