"""How far samples are from real pictures, without a trained second network (src/diffusion/feature-distance.ts).

Distances are taken in the coordinates where the real pictures' features have mean 0 and unit covariance.
"""

import math
from dataclasses import dataclass

import numpy as np
from backstep.refusal import Refusal


@dataclass
class Cloud:
    """Mean [F] and the lower Cholesky factor [F, F] of the covariance of some features."""

    mean: np.ndarray
    lower: np.ndarray


def cloud_of(real: np.ndarray) -> Cloud:
    """Of features [N, F]. Raises Refusal for fewer pictures than twice the features."""
    if len(real) < 2 * real.shape[1]:
        raise Refusal(f"{real.shape[1]} features need at least {2 * real.shape[1]} real pictures, got {len(real)}")
    return Cloud(real.mean(0), np.linalg.cholesky(np.cov(real, rowvar=False)))


def whitened(points: np.ndarray, real: Cloud) -> np.ndarray:
    """L⁻¹(x − μ) [N, F]."""
    return np.linalg.solve(real.lower, (points - real.mean).T).T


def kernel_distance(points: np.ndarray) -> tuple[float, float]:
    """The squared kernel distance (MMD², as in KID) of whitened points [N, F], and its jackknife standard error.

    k(x, y) = (x·y/F + 1)². Unbiased: near 0, on either side, for pictures as good as real ones. Raises
    Refusal for fewer than 3 points.
    """
    n, F = points.shape
    if n < 3:
        raise Refusal(f"a kernel distance needs at least 3 pictures, got {n}")
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


def distances(points: np.ndarray, real: Cloud) -> dict[str, float]:
    """Of pictures' features [N, F] from real ones': "kernel", its "error", and "frechet"."""
    points = whitened(points, real)
    kernel, error = kernel_distance(points)
    return {"kernel": kernel, "error": error, "frechet": frechet_distance(points)}
