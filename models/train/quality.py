"""How far samples are from real pictures, without a trained second network.

The measure is bench/features.ts' and bench/features-distance.ts', number for number: the features are a
fixed random convolutional network's, its weights the project's own noise, and distances are taken in
the coordinates where the real pictures' features have mean 0 and unit covariance. It ranks samplers,
steps and models on one data set. It is not FID, and compares with nothing but itself.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import conv2d

from noise import INITIAL, normals

FEATURES = 16
SEED = 2020
CHANNELS = (16, 32, 48)  # of the three 3 × 3 convolutions, each of stride 2


@dataclass
class Cloud:
    """Mean [F] and the lower Cholesky factor [F, F] of the covariance of some features."""

    mean: np.ndarray
    lower: np.ndarray


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


def cloud_of(real: np.ndarray) -> Cloud:
    """Of features [N, F]. Raises ValueError for fewer pictures than twice the features."""
    if len(real) < 2 * real.shape[1]:
        raise ValueError(f"{real.shape[1]} features need at least {2 * real.shape[1]} real pictures, got {len(real)}")
    return Cloud(real.mean(0), np.linalg.cholesky(np.cov(real, rowvar=False)))


def whitened(points: np.ndarray, real: Cloud) -> np.ndarray:
    """L⁻¹(x − μ) [N, F]."""
    return np.linalg.solve(real.lower, (points - real.mean).T).T


def kernel_distance(points: np.ndarray) -> tuple[float, float]:
    """The squared kernel distance (MMD², as in KID) of whitened points [N, F], and its jackknife standard error.

    k(x, y) = (x·y/F + 1)². Unbiased: near 0, on either side, for pictures as good as real ones. Raises
    ValueError for fewer than 3 points.
    """
    n, F = points.shape
    if n < 3:
        raise ValueError(f"a kernel distance needs at least 3 pictures, got {n}")
    kernel = (points @ points.T / F + 1) ** 2
    pairs = kernel.sum(1) - np.diag(kernel)
    to_real = np.square(points).sum(1) / F**2 + 1

    def distance(pair_sum, real_sum, count):
        return pair_sum / (count * (count - 1)) - 2 * real_sum / count + 1 / F + 1

    without = distance(pairs.sum() - 2 * pairs, to_real.sum() - to_real, n - 1)
    error = math.sqrt((n - 1) / n * np.square(without - without.mean()).sum())
    return float(distance(pairs.sum(), to_real.sum(), n)), error


def frechet_distance(points: np.ndarray) -> float:
    """The squared Fréchet distance of whitened points [N, F] from N(0, I). Biased upwards, much so for few points."""
    values = np.linalg.eigvalsh(np.cov(points, rowvar=False))
    return float(np.square(points.mean(0)).sum() + np.square(np.sqrt(values.clip(0)) - 1).sum())


def distances(x: Tensor, real: Cloud) -> dict[str, float]:
    """Of pictures x [N, C, H, W] from real ones: "kernel", its "error", and "frechet"."""
    points = whitened(features(x), real)
    kernel, error = kernel_distance(points)
    return {"kernel": kernel, "error": error, "frechet": frechet_distance(points)}
