"""The normal's quantiles: the same bytes here, in TypeScript and in WGSL (src/diffusion/quantiles.ts)."""

import hashlib
import math
from functools import cache

import numpy as np

BODY, TAIL = 32_768, 65_536
SHA256 = "2893e0863d38d9e8fa592837bd2290ffbda6040d0d1e121b4ac7f9146c27e675"

# Wichura 1988, algorithm AS 241 (PPND16): the central region, and the next one towards the tail
CENTRE_ABOVE = [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227]  # fmt: skip
CENTRE_BELOW = [1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854]  # fmt: skip
TAIL_ABOVE = [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414]  # fmt: skip
TAIL_BELOW = [1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9]  # fmt: skip
ARTANH = [1 / (2 * i + 1) for i in range(12)]


@cache
def table() -> np.ndarray:
    """Quantiles of (k + ½)/2¹⁶, then, for the first of those cells, of (j + ½)/2³²; over their deviation.

    Only +, −, ×, ÷ and √ in float64, in the order of quantiles.ts: the same bytes in every language.
    """
    exact = np.zeros(BODY + TAIL)
    exact[1:BODY] = lower_quantile((np.arange(1, BODY) + 0.5) / 2**16)
    exact[BODY:] = lower_quantile((np.arange(TAIL) + 0.5) / 2**32)
    squares = exact * exact
    squares[:BODY] *= 2**16
    # cumsum adds in order; sum would add in pairs, and round otherwise
    made = (exact / math.sqrt(np.cumsum(squares)[-1] / 2**31)).astype(np.float32)
    digest = hashlib.sha256(made.astype("<f4").tobytes()).hexdigest()
    if digest != SHA256:
        raise ArithmeticError(f"noise tables differ: their sha256 is {digest}, expected {SHA256}")
    return made


def lower_quantile(p: np.ndarray) -> np.ndarray:
    """Φ⁻¹(p) for 1e-11 < p < ½."""
    q = p - 0.5
    r = 0.180625 - q * q
    centre = q * horner(CENTRE_ABOVE, r) / horner(CENTRE_BELOW, r)
    r = np.sqrt(-log(p)) - 1.6
    return np.where(q >= -0.425, centre, -horner(TAIL_ABOVE, r) / horner(TAIL_BELOW, r))


def horner(coefficients: list[float], x: np.ndarray) -> np.ndarray:
    value = np.zeros_like(x)
    for c in reversed(coefficients):
        value = value * x + c
    return value


def log(p: np.ndarray) -> np.ndarray:
    """ln p from p = m·2⁻ⁿ: libraries differ in the last bit of theirs."""
    m, exponent = np.frexp(p)
    small = m < math.sqrt(0.5)
    m, n = np.where(small, m * 2, m), -exponent + small
    s = (m - 1) / (m + 1)
    return 2 * s * horner(ARTANH, s * s) - n * math.log(2)
