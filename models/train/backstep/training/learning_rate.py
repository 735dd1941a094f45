"""How the learning rate rises and falls."""

import math

from backstep.training.config import Config


def learning_rate(config: Config, step: int) -> float:
    """AdamW's at a step, from 0 on: a straight rise over `warmup` steps; then lr, or a cosine from lr to lr_final
    over all steps; times a straight fall to 0 over the last lr_decay steps.
    """
    c = config
    factor = min(1.0, (step + 1) / max(1, c.warmup))
    if c.lr_decay > 0:
        factor *= min(1.0, (c.steps - step) / c.lr_decay)
    if c.lr_final < 0:
        return c.lr * factor
    done = min(1.0, step / c.steps)
    return factor * (c.lr_final + (c.lr - c.lr_final) * (1 + math.cos(math.pi * done)) / 2)
