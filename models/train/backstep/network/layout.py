"""How an exported file lays out a few of the network's parameters; the rest are as torch has them."""

import numpy as np


def kernel_of_patches(weight: np.ndarray, p: int) -> np.ndarray:
    """A kernel [out, C·p², k, k] over patches as one of stride p over pixels, [out, C, k·p, k·p].

    Channel (c, r, s) of a patch is pixel (r, s) of colour c (torch's pixel_unshuffle), so tap (i, j) of
    that channel is tap (p·i + r, p·j + s) of a kernel p times as large: the same weights.
    """
    out, _, k, _ = weight.shape
    return weight.reshape(out, -1, p, p, k, k).transpose(0, 1, 4, 2, 5, 3).reshape(out, -1, k * p, k * p)


def of_kernel_of_patches(kernel: np.ndarray, p: int) -> np.ndarray:
    """Its inverse: [out, C, k·p, k·p] → [out, C·p², k, k]."""
    out, _, side, _ = kernel.shape
    k = side // p
    return kernel.reshape(out, -1, k, p, k, p).transpose(0, 1, 3, 5, 2, 4).reshape(out, -1, k, k)


def parameter_of(name: str, stored: np.ndarray, shape: tuple[int, ...], patch: int) -> np.ndarray:
    """What torch has, from what is stored. Raises ValueError where the sizes differ."""
    if name == "conv_in.weight" and patch > 1:
        stored = of_kernel_of_patches(stored, patch)
    if ".attentions." in name and name.endswith("weight") and len(shape) == 2:
        stored = stored.T  # x·W, where torch has x·Wᵀ
    return stored.reshape(shape)  # a norm's [C] is stored as [C, 1, 1]
