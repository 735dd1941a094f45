"""The noise is the app's: Philox's published answers, the pinned table, and values that the app drew."""

import math

import numpy as np
import pytest
import torch

from backstep.process.noise import END_A, INITIAL, STEP, normals, philox
from backstep.process.quantiles import table


def test_philox():
    """The known answers that Salmon et al. publish with their code (kat_vectors)."""
    for counter, key, words in [
        ([0] * 4, [0] * 2, [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
        ([0xFFFFFFFF] * 4, [0xFFFFFFFF] * 2, [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
        ([0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344], [0xA4093822, 0x299F31D0], [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]),
    ]:
        got = philox(np.array(counter[:1], dtype=np.uint64), *counter[1:], *key)[0]
        assert got.tolist() == words


def test_the_table_is_the_apps():
    assert table().shape == (98_304,)  # its sha256 is compared when it is made


def test_values_the_app_drew():
    """src/diffusion/noise.ts, seed 7, image 0, stream "initial"."""
    expected = np.float32([1.691168189048767, 0.6749467849731445, -1.204627275466919, -1.3680068254470825])
    assert np.array_equal(normals((3, 32, 32), 7, 0, INITIAL).flatten()[:4].numpy(), expected)


def test_they_are_normals():
    x = torch.cat([normals((3, 32, 32), 2**63 + 5, image, STEP, 17) for image in range(64)]).double().flatten()
    n = len(x)
    assert abs(x.mean().item()) < 5 / n**0.5 and abs(x.var().item() - 1) < 5 * (2 / n) ** 0.5
    empirical = torch.arange(1, n + 1) / n
    distance = (torch.special.ndtr(x.sort().values) - empirical).abs().max().item()
    assert distance * math.sqrt(n) < 1.95  # Kolmogorov–Smirnov, one in a thousand
    others = [normals((3, 32, 32), 2**63 + 5, 0, s, i).flatten() for s, i in ((END_A, 17), (STEP, 18), (INITIAL, 0))]
    first = normals((3, 32, 32), 2**63 + 5, 0, STEP, 17).flatten()
    assert all(abs(torch.corrcoef(torch.stack([first, o]))[0, 1]) < 5 / 3072**0.5 for o in others)
    with pytest.raises(ValueError, match="seed is a whole number"):
        normals((4,), -1, 0, STEP)
