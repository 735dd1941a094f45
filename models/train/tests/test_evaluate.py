"""Likelihood against the original program; the quality distance against known answers."""

import numpy as np
import pytest
import torch

from backstep.data.dataset import load_data
from backstep.data.values import to_values
from backstep.measure.bits import bound_of, measure_bits
from backstep.measure.distance import cloud_of, distances, frechet_distance, kernel_distance, whitened
from backstep.measure.features import features
from backstep.measure.likelihood import bound, rate_distortion
from backstep.measure.sampled import sampled_bound, stretches
from backstep.process.diffusion import Diffusion
from backstep.process.respacing import kept_timesteps, respaced_betas
from backstep.process.sampling import chain_of
from backstep.process.schedules import betas_of
from conftest import largest


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


def test_distances_of_known_clouds():
    """0 for the cloud itself; a shift of 1 in each of 4 whitened directions; too few pictures are refused."""
    rng = np.random.default_rng(0)
    a = rng.normal(size=(4000, 4)) @ rng.normal(size=(4, 4)) + 3
    real = cloud_of(a)
    white = whitened(a, real)
    assert frechet_distance(white) == pytest.approx(0, abs=1e-9)
    assert frechet_distance(white + 1) == pytest.approx(4, rel=1e-6)
    assert frechet_distance(white * 3) == pytest.approx(4 * 4, rel=1e-6)
    kernel, error = kernel_distance(white[:400])
    assert abs(kernel) < 4 * error
    # this kernel sees means and second moments: a shift s makes 2·|s|²/F + |s|⁴/F²
    assert kernel_distance(white + 1)[0] == pytest.approx(2 * 4 / 4 + 4**2 / 4**2, rel=0.01)
    with pytest.raises(ValueError, match="4 features need at least 8 real pictures, got 7"):
        cloud_of(a[:7])
    with pytest.raises(ValueError, match="at least 3 pictures, got 2"):
        kernel_distance(white[:2])


def test_distance_sees_noise_and_layout(blobs):
    data = load_data(blobs)
    real = cloud_of(features(to_values(data.train[:192])))
    x = to_values(data.train[192:])
    same = distances(features(x), real)
    noisy = distances(features(x + 0.1 * torch.randn(x.shape, generator=torch.Generator().manual_seed(1))), real)
    moved = distances(features(x.roll(2, 3)), real)
    print(same, noisy, moved)
    assert abs(same["kernel"]) < 4 * same["error"]
    for worse in (noisy, moved):
        assert worse["kernel"] > same["kernel"] + 4 * same["error"] and worse["frechet"] > 2 * same["frechet"]


def test_a_part_of_the_terms_estimates_all_of_them(blobs):
    """All terms taken one by one are the bound itself; a part's mean over many draws is it within its error."""
    x0 = to_values(load_data(blobs).heldout[:8])
    block = {"T": 50, "schedule": {"kind": "cosine"}, "prediction": "epsilon", "variance": "learned_range"}
    process, kept = chain_of(block)

    def model(x, t):
        return torch.cat([x * (1 - t[:, None, None, None] / 100), torch.zeros_like(x)], 1)

    exact, _ = bound_of(model, block, x0)
    whole = sampled_bound(model, process, kept, x0, 50)
    for v in exact.terms:
        assert torch.allclose(whole.total(v), exact.total(v), rtol=1e-9)
    draws = torch.stack([sampled_bound(model, process, kept, x0, 12, seed).total("learned_range") for seed in range(40)]).mean(1)
    truth = torch.stack([bound_of(model, block, x0, seed=seed)[0].total("learned_range") for seed in range(4)]).mean()
    print(draws.mean().item(), draws.std().item() / 40**0.5, truth.item())
    assert abs(draws.mean() - truth) < 4 * draws.std() / 40**0.5 + 1e-3 * truth
    assert [sum(length for _, length in stretches(1000, count)) for count in (2, 64, 100, 1000)] == [1000] * 4
    with pytest.raises(ValueError, match="2 to 50 can be taken, not 51"):
        stretches(50, 51)
