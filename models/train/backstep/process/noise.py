"""The project's noise: unit normals as a pure function of an address, bit for bit those of the app.

Element e of a picture is word e mod 4 of Philox4x32-10 (Salmon et al. 2011) at

    key     = (seed low, seed high)
    counter = (⌊e/4⌋, index, image, stream | branch << 8)

through a table of the normal's quantiles. src/diffusion/noise.ts and quantiles.ts are its twins, and
the table's sha256 is theirs. So a seed means the same noise here and in the browser.
"""

import math

import numpy as np
import torch

from backstep.process.quantiles import BODY, table
from backstep.refusal import Refusal

# Streams: x_T, the z of the steps, and the two ends of an interpolation (the first is also the
# noise of the likelihood's terms)
INITIAL, STEP, END_A, END_B = range(4)


def normals(shape: tuple[int, ...], seed: int, image: int, stream: int, index: int = 0) -> torch.Tensor:
    """One picture's noise, float32. index: the model's index of a step; 0 for what is drawn once.

    seed is 64 bits. Raises Refusal for a larger or a negative one.
    """
    if not 0 <= seed < 2**64:
        raise Refusal(f"a seed is a whole number from 0 to 2⁶⁴ − 1, got {seed}")
    count = math.prod(shape)
    blocks = np.arange(-(-count // 4), dtype=np.uint64)
    words = philox(blocks, index, image, stream, seed & 0xFFFFFFFF, seed >> 32).reshape(-1)[:count]
    mirrored = words >= 2**31
    lower = np.where(mirrored, ~words & 0xFFFFFFFF, words)
    cell = lower >> 16
    quantile = table()[np.where(cell == 0, BODY + lower, cell)]
    return torch.from_numpy(np.where(mirrored, -quantile, quantile).reshape(shape))


def philox(c0: np.ndarray, c1: int, c2: int, c3: int, k0: int, k1: int) -> np.ndarray:
    """The four words of each counter (c0, c1, c2, c3) under the key (k0, k1): uint64 [N, 4] below 2³²."""
    low32 = np.uint64(0xFFFFFFFF)
    c0 = c0.astype(np.uint64)
    c1, c2, c3 = (np.full_like(c0, c) for c in (c1, c2, c3))
    for _ in range(10):
        product0, product1 = c0 * np.uint64(0xD2511F53), c2 * np.uint64(0xCD9E8D57)
        c0 = (product1 >> 32) ^ c1 ^ np.uint64(k0)
        c1 = product1 & low32
        c2 = (product0 >> 32) ^ c3 ^ np.uint64(k1)
        c3 = product0 & low32
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], axis=1)
