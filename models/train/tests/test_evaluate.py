"""Likelihood against the original program; the quality distance against known answers."""

import numpy as np
import pytest
import torch

from conftest import largest
from data import load_data, to_values
from diffusion import Diffusion
from evaluate import measure_bits
from likelihood import bound, rate_distortion
from quality import features, frechet_distance
from schedules import betas_of, kept_timesteps, respaced_betas


def test_bits_per_dim(reference):
    """A whole evaluation over 20 respaced steps, term by term (one of them is 323 of 328 bits)."""
    r = reference("bits-per-dim")
    shape = tuple(r["shape"])
    betas = betas_of({"kind": "linear"}, 1000)
    alpha_bar = torch.from_numpy(np.cumprod(1 - betas))
    kept = kept_timesteps(1000, "20")
    x0 = torch.tensor(r["x0"], dtype=torch.float64).reshape(shape)
    noises = [torch.tensor(n, dtype=torch.float64).reshape(shape) for n in r["noises_from_t_last_to_0"]]

    def optimal(x, t):  # ε̂ where every value of the data is N(μ, s²)
        a = alpha_bar[t][:, None, None, None]
        return (1 - a).sqrt() * (x - a.sqrt() * r["mu"]) / (a * r["s2"] + 1 - a)

    b = bound(optimal, Diffusion(respaced_betas(betas, kept)), kept, x0, lambda i: noises[19 - i])
    # the original lists terms from the last t to the first
    expected = torch.tensor(r["vb"], dtype=torch.float64).reshape(r["vb_shape"]).flip(1)
    differences = {
        "vb": largest(b.terms["fixed_small"], expected),
        "xstart_mse": largest(b.x0_error.flip(1).flatten(), r["xstart_mse"]),
        "mse": largest(b.epsilon_error.flip(1).flatten(), r["mse"]),
        "total": largest(b.total("fixed_small"), r["total_bpd"]),
        "prior": largest(b.prior, r["prior_bpd"]),
    }
    print(differences)
    assert max(differences.values()) < 1e-9, differences
    curve = rate_distortion(b, "fixed_small")
    assert curve[-1]["rate"] == pytest.approx(np.mean(r["total_bpd"])) and len(curve) == 21
    assert all(a["rate"] <= b["rate"] for a, b in zip(curve, curve[1:]))


def test_learned_variance_is_measured_with_the_fixed_ones_too(blobs):
    """A network that says v = −1 is the fixed small one; v = 1 is β."""
    x0 = to_values(load_data(blobs).heldout[:8])
    block = {"T": 50, "schedule": {"kind": "cosine"}, "prediction": "epsilon", "variance": "learned_range"}
    small = measure_bits(lambda x, t: torch.cat([x, -torch.ones_like(x)], 1), block, x0)
    assert small["bits_per_dim"]["learned_range"] == pytest.approx(small["bits_per_dim"]["fixed_small"], rel=1e-6)
    large = measure_bits(lambda x, t: torch.cat([x, torch.ones_like(x)], 1), block, x0)
    difference = large["bits_per_dim"]["learned_range"] - large["bits_per_dim"]["fixed_large"]
    # the two differ only at index 0, where fixed_large takes β̃ of index 1
    at_zero = large["L_0"]["learned_range"] - large["L_0"]["fixed_large"]
    assert difference == pytest.approx(at_zero, abs=1e-5) and abs(at_zero) > 1e-3


def test_frechet_distance():
    rng = np.random.default_rng(0)
    a = rng.normal(size=(4000, 6))
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-6)
    assert frechet_distance(a, a + 1) == pytest.approx(6000, rel=1e-6)  # means: six times one
    assert frechet_distance(a, (a - a.mean(0)) * 3 + a.mean(0)) == pytest.approx(6 * 4 * 1000, rel=0.1)
    with pytest.raises(ValueError, match="need at least 12 pictures"):
        frechet_distance(a[:8], a)


def test_distance_sees_noise_and_layout(blobs):
    x = to_values(load_data(blobs).train[:128])
    y = to_values(load_data(blobs).train[128:])
    real, other = features(y), features(x)
    same = frechet_distance(other, real)
    noisy = frechet_distance(features(x + 0.1 * torch.randn(x.shape, generator=torch.Generator().manual_seed(1))), real)
    moved = frechet_distance(features(x.roll(2, 3)), real)
    print(same, noisy, moved)
    assert noisy > 2 * same and moved > 2 * same
