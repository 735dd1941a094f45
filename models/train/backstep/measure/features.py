"""Features of pictures from a fixed random network: src/diffusion/random-features.ts', number for number.

Three convolutions and a projection, whose weights are the project's own noise. Distances in them
(distance.py) rank samplers, steps and models on one data set. They are not FID, and compare with nothing else.
"""

import math
from functools import cache

import numpy as np
from torch import Tensor
from torch.nn.functional import conv2d

from backstep.process.noise import INITIAL, normals

FEATURES = 16
SEED = 2020
CHANNELS = (16, 32, 48)  # of the three 3 × 3 convolutions, each of stride 2


def features(x: Tensor) -> np.ndarray:
    """x [N, C, H, W] in [−1, 1] → float64 [N, 16], of the 8-bit pictures that x would be saved as."""
    y = ((x.double() + 1) * 127.5).round().clamp(0, 255) / 127.5 - 1
    for weights in convolutions(x.shape[1]):
        y = conv2d(y, weights, stride=2, padding=1).relu()
    flat = y.flatten(1)
    return (flat @ scaled_normals(len(CHANNELS), (FEATURES, flat.shape[1]), flat.shape[1]).T).numpy()


@cache
def convolutions(inputs: int) -> list[Tensor]:
    """[outputs, inputs, 3, 3] of each layer."""
    pairs = zip((inputs, *CHANNELS), CHANNELS)
    return [scaled_normals(i, (b, a, 3, 3), a * 9) for i, (a, b) in enumerate(pairs)]


def scaled_normals(layer: int, shape: tuple[int, ...], fan_in: int) -> Tensor:
    return (normals(shape, SEED, 0, INITIAL, layer).double() * math.sqrt(2 / fan_in)).float().double()
