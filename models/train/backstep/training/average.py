"""The moving average of a network's weights: what is sampled and exported."""

import copy

import torch
from torch import nn


class MovingAverage:
    """θ̄ ← d·θ̄ + (1−d)·θ, with d rising to `decay` so that the first steps are forgotten soon."""

    def __init__(self, network: nn.Module, decay: float):
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, network: nn.Module, step: int) -> None:
        d = min(self.decay, (1 + step) / (10 + step))
        average, current = list(self.network.parameters()), [p.detach() for p in network.parameters()]
        torch._foreach_lerp_(average, current, 1 - d)
