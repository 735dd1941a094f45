"""How far samples are from real pictures, without a second network.

The Fréchet distance between two Gaussians, as in FID (Heusel et al. 2017), but over features that
need no training: in each cell of a 4 × 4 grid, and for each colour, the mean and the mean absolute
difference between neighbours, across and down. Means see layout and colour, differences see
sharpness and noise. It ranks samplers and steps of one model on one data set; its values can't be
compared with FID, nor between data sets. It doesn't see what a person sees.
"""

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

GRID = 4


def features(x: Tensor) -> np.ndarray:
    """x [N, C, H, W] in [−1, 1] → float64 [N, 3 · C · 16]."""
    x = x.double()
    across = (x[:, :, :, 1:] - x[:, :, :, :-1]).abs()
    down = (x[:, :, 1:] - x[:, :, :-1]).abs()
    return torch.cat([adaptive_avg_pool2d(part, GRID).flatten(1) for part in (x, across, down)], 1).numpy()


def frechet_distance(a: np.ndarray, b: np.ndarray) -> float:
    """‖μ_a − μ_b‖² + tr(Σ_a + Σ_b − 2·(Σ_a Σ_b)^½) of features [N, D]; times 1000, to be read easily.

    Raises ValueError for fewer pictures than twice the features: the covariances would be too poor.
    """
    for x in (a, b):
        if len(x) < 2 * x.shape[1]:
            raise ValueError(f"{x.shape[1]} features need at least {2 * x.shape[1]} pictures, got {len(x)}")
    cov_a, cov_b = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    # tr (Σ_a Σ_b)^½ from the symmetric Σ_a^½ Σ_b Σ_a^½, which has the same eigenvalues
    values, vectors = np.linalg.eigh(cov_a)
    root = vectors * np.sqrt(np.clip(values, 0, None)) @ vectors.T
    overlap = np.sqrt(np.clip(np.linalg.eigvalsh(root @ cov_b @ root), 0, None)).sum()
    distance = np.square(a.mean(0) - b.mean(0)).sum() + np.trace(cov_a) + np.trace(cov_b) - 2 * overlap
    return 1000 * float(distance)
