"""The process and the bound against the numbers of the original programs."""

import numpy as np
import pytest
import torch

from backstep.process.bound import bound_term, prior_term
from backstep.process.diffusion import Diffusion
from backstep.process.schedules import betas_of
from backstep.training.objectives import losses
from conftest import largest

BOUND = 1e-11  # float64, of values that reach 75,000


def tensor(values, shape):
    return torch.tensor(values, dtype=torch.float64).reshape(shape)


def test_every_step(reference):
    """q_sample, x̂_0, mean, variance, ancestral and DDIM steps, L_t: 96 cases."""
    g = reference("gaussian-diffusion")
    shape = tuple(g["shape"])
    x0, noise, z, eps, v = (tensor(g[k], shape) for k in ("x0", "noise", "z", "model_eps", "model_v"))
    worst: dict[str, float] = {}
    for case in g["cases"]:
        d = Diffusion(betas_of({"kind": case["schedule"]}, case["T"]), case["prediction"], case["variance"])
        output = torch.cat([eps, v], 1) if d.learned else eps
        t = torch.full((shape[0],), case["t"])
        x_t = d.q_sample(x0, t, noise)
        p = d.reverse(output, x_t, t, case["clip"])
        got = {
            "x_t": x_t, "pred_x0": p.x0, "mean": p.mean, "log_variance": p.log_variance,
            "p_sample": d.ddpm_step(p, t, z),
            "vb_bits_per_dim": bound_term(d, output, x0, x_t, t, case["clip"]),
            "ddim_eta_0.0": d.ddim_step(p, t, z, 0.0), "ddim_eta_0.5": d.ddim_step(p, t, z, 0.5), "ddim_eta_1.0": d.ddim_step(p, t, z, 1.0),
        }  # fmt: skip
        for key, value in got.items():
            if key not in case:  # DDIM doesn't depend on the variance: the originals ran it once
                assert key.startswith("ddim") and case["variance"] != "fixed_small"
                continue
            worst[key] = max(worst.get(key, 0), largest(value.flatten(), case[key]))
    print(worst)
    assert len(g["cases"]) == 96
    assert max(worst.values()) < BOUND, worst


def test_posterior_and_prior(reference):
    g = reference("gaussian-diffusion")
    shape = tuple(g["shape"])
    d = Diffusion(betas_of({"kind": "linear"}, 1000))
    q = g["q_posterior_500"]
    mean, log_variance = d.posterior(tensor(g["x0"], shape), tensor(q["x_t"], shape), torch.full((2,), 500))
    assert largest(mean.flatten(), q["mean"]) < 1e-12
    assert log_variance.exp()[0, 0, 0, 0].item() == pytest.approx(q["variance"], rel=1e-12)
    assert prior_term(d, tensor(g["x0"], shape)).tolist() == pytest.approx(g["prior_bits_per_dim"], rel=1e-9)


@pytest.mark.parametrize("prediction", ["epsilon", "sample", "v_prediction", "mean"])
@pytest.mark.parametrize("variance", ["fixed_small", "learned_range", "learned"])
def test_a_perfect_model_has_no_loss(prediction, variance):
    """When the output is the target, x̂_0 is x_0, and L_t is 0 once Σ is β̃ too."""
    torch.manual_seed(0)
    d = Diffusion(betas_of({"kind": "cosine"}, 100), prediction, variance)
    x0 = torch.rand(8, 1, 4, 4, dtype=torch.float64) * 2 - 1
    t = torch.arange(1, 97, 12)
    noise = torch.randn_like(x0)

    def perfect(x_t, t):
        target = d.target(x0, x_t, t, noise)
        if variance == "learned_range":
            return torch.cat([target, -torch.ones_like(target)], 1)
        if variance == "learned":
            return torch.cat([target, d.log_posterior[t][:, None, None, None].expand_as(target)], 1)
        return target

    parts = losses(d, "L_vlb", perfect, x0, t, noise)
    assert parts["mse"].max() < 1e-20
    assert parts["vlb"].abs().max() < 1e-9
    x_t = d.q_sample(x0, t, noise)
    assert largest(d.reverse(perfect(x_t, t), x_t, t).x0, x0) < 1e-9


def test_hybrid_trains_only_the_variance_through_the_bound():
    d = Diffusion(betas_of({"kind": "linear"}, 1000), "epsilon", "learned_range")
    output = torch.randn(4, 2, 4, 4, dtype=torch.float64, requires_grad=True)
    x0, noise = torch.zeros(4, 1, 4, 4, dtype=torch.float64), torch.randn(4, 1, 4, 4, dtype=torch.float64)
    parts = losses(d, "L_hybrid", lambda x, t: output, x0, torch.tensor([1, 5, 50, 500]), noise)
    (mean_gradient,) = torch.autograd.grad(parts["mse"].sum(), output, retain_graph=True)
    (whole,) = torch.autograd.grad(parts["loss"].sum(), output)
    assert torch.equal(whole[:, :1], mean_gradient[:, :1])
    assert whole[:, 1:].abs().min() > 0 and mean_gradient[:, 1:].abs().max() == 0
    expected = parts["mse"] + 0.001 * parts["vlb"]
    assert torch.allclose(parts["loss"], expected)


def test_refusals():
    with pytest.raises(ValueError, match="unknown prediction: x1"):
        Diffusion(np.full(10, 0.1), "x1")
    with pytest.raises(ValueError, match="needs 2 channels"):
        d = Diffusion(np.full(10, 0.1), variance="learned")
        d.reverse(torch.zeros(1, 1, 2, 2), torch.zeros(1, 1, 2, 2), torch.tensor([3]))
    with pytest.raises(ValueError, match="L_hybrid trains the variance"):
        losses(Diffusion(np.full(10, 0.1)), "L_hybrid", lambda x, t: x, torch.zeros(1, 1, 2, 2), torch.tensor([3]), torch.zeros(1, 1, 2, 2))
