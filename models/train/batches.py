"""What a training step is given, as a pure function of (seed, step).

Nothing here has a state to save: a resumed run draws the same pictures, t and noise as one that was
never stopped, and each of many processes takes its own part of one and the same batch.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from data import to_values
from timesteps import Uniform

ORDER, STEP = 1, 2  # streams of random numbers


@dataclass
class Batch:
    x0: Tensor  # [B, C, H, W]
    t: Tensor  # [B]
    weight: Tensor  # [B]
    noise: Tensor  # [B, C, H, W]


def draw_batch(train: np.ndarray, size: int, seed: int, step: int, times: Uniform, flip: bool) -> Batch:
    """Step `step`'s batch of `size` pictures. Each epoch sees every picture at most once, in an order of its own."""
    if size > len(train):
        raise ValueError(f"a batch of {size} from only {len(train)} pictures")
    epoch, place = divmod(step, len(train) // size)
    order = np.random.default_rng([seed, ORDER, epoch]).permutation(len(train))
    rng = np.random.default_rng([seed, STEP, step])
    x0 = to_values(train[np.sort(order[place * size : (place + 1) * size])])
    if flip:
        mirrored = torch.from_numpy(rng.random(size) < 0.5)[:, None, None, None]
        x0 = torch.where(mirrored, x0.flip(3), x0)
    t, weight = times.draw(size, rng)
    noise = torch.randn(x0.shape, generator=torch.Generator().manual_seed(int(rng.integers(2**62))))
    return Batch(x0, torch.from_numpy(t).long(), torch.from_numpy(weight).float(), noise)


def part_of(batch: Batch, process: int, processes: int) -> Batch:
    """The equal part that one of several processes works on."""
    size = len(batch.t) // processes
    part = slice(process * size, (process + 1) * size)
    return Batch(batch.x0[part], batch.t[part], batch.weight[part], batch.noise[part])
