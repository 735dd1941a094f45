"""What a training step is given, as a pure function of (seed, step).

Nothing here has a state to save: a resumed run draws the same pictures, t and noise as one that was
never stopped, and each of many processes takes its own part of one and the same batch.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from backstep.data.values import to_values
from backstep.refusal import Refusal
from backstep.training.timesteps import Uniform

ORDER, STEP = 1, 2  # streams of random numbers


@dataclass
class Batch:
    x0: Tensor  # [B, C, H, W]
    t: Tensor  # [B]
    weight: Tensor  # [B]
    noise: Tensor  # [B, C, H, W]
    label: Tensor | None = None  # [B], the number of classes where the label is left out


@dataclass(frozen=True)
class Labels:
    """Which class each picture of the training split has, and how often a step isn't told."""

    of_picture: np.ndarray  # uint8 [N]
    classes: int
    drop: float  # the part of labels replaced by the null class (Ho & Salimans 2022, classifier-free guidance)


def draw_batch(
    train: np.ndarray, size: int, seed: int, step: int, times: Uniform, flip: bool, labels: Labels | None = None
) -> Batch:
    """Step `step`'s batch of `size` pictures. Each epoch sees every picture at most once, in an order of its own."""
    if size > len(train):
        raise Refusal(f"a batch of {size} from only {len(train)} pictures")
    epoch, place = divmod(step, len(train) // size)
    order = np.random.default_rng([seed, ORDER, epoch]).permutation(len(train))
    rng = np.random.default_rng([seed, STEP, step])
    chosen = np.sort(order[place * size : (place + 1) * size])
    x0 = to_values(train[chosen])
    if flip:
        mirrored = torch.from_numpy(rng.random(size) < 0.5)[:, None, None, None]
        x0 = torch.where(mirrored, x0.flip(3), x0)
    t, weight = times.draw(size, rng)
    noise = torch.randn(x0.shape, generator=torch.Generator().manual_seed(int(rng.integers(2**62))))
    label = None
    if labels is not None:
        told = rng.random(size) >= labels.drop
        label = torch.from_numpy(np.where(told, labels.of_picture[chosen].astype(np.int64), labels.classes))
    return Batch(x0, torch.from_numpy(t).long(), torch.from_numpy(weight).float(), noise, label)


def part_of(batch: Batch, process: int, processes: int) -> Batch:
    """The equal part that one of several processes works on."""
    size = len(batch.t) // processes
    part = slice(process * size, (process + 1) * size)
    label = None if batch.label is None else batch.label[part]
    return Batch(batch.x0[part], batch.t[part], batch.weight[part], batch.noise[part], label)
