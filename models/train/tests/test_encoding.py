"""DDIM backwards and forwards, with denoisers that are known to be optimal."""

import pytest
import torch

from backstep.measure.round_trip import round_trips
from backstep.process.encoding import LEAST_ALPHA_BAR, decode, encode
from backstep.process.sampling import chain_of

PREDICTIONS = ["epsilon", "sample", "v_prediction", "mean"]


def optimal_for_unit_normals(prediction):
    """What the best network says where every value of the data is N(0, 1): then x_t is, too, and E[x_0 | x_t] = √ᾱ·x_t."""
    process, _ = chain_of(block(prediction))

    def model(x, t):
        x0 = x * process.signal[t][:, None, None, None].to(x.dtype)
        return process.target(x0, x, t, process.epsilon_of(x0, x, t))

    return model


def block(prediction):
    return {"T": 1000, "schedule": {"kind": "cosine"}, "prediction": prediction, "variance": "fixed"}


@pytest.mark.parametrize("prediction", PREDICTIONS)
@pytest.mark.parametrize(("steps", "bound"), [(20, 0.01), (50, 0.003)])
def test_unit_normals_come_back_as_they_were(prediction, steps, bound):
    """Exactly, in the limit of many steps. A v network read at x's level would give 0.89 and 0.95 of them back."""
    x0 = torch.randn(4, 1, 8, 8, dtype=torch.float64, generator=torch.Generator().manual_seed(2))
    process, kept = chain_of(block(prediction), f"ddim{steps}")
    model = optimal_for_unit_normals(prediction)
    x_T = encode(model, process, kept, x0)
    back = decode(model, process, kept, x_T)
    factor = (back * x0).sum() / x0.square().sum()
    print(prediction, steps, factor.item())
    assert abs(factor - 1) < bound and torch.allclose(back, factor * x0, atol=1e-5)


@pytest.mark.parametrize("prediction", PREDICTIONS)
def test_an_error_at_the_end_is_not_all_that_comes_back(prediction):
    """Under the cosine schedule x_T is all noise; x̂_0 is taken of no level that an error of ε̂ of 1 % could drown."""
    exact = optimal_for_unit_normals(prediction)
    process, kept = chain_of(block(prediction), "100")
    x0 = torch.randn(2, 1, 8, 8, dtype=torch.float64, generator=torch.Generator().manual_seed(6))

    def wrong(x, t):
        return exact(x, t) + 0.01 * (t == 999).to(x.dtype)[:, None, None, None]

    assert process.alpha_bar[-1] < 1e-8 and kept[-1] == 999
    back = decode(wrong, process, kept, encode(exact, process, kept, x0))
    print(prediction, (back - x0).abs().max().item())
    assert (back - x0).abs().max() < 1


def test_encoding_is_the_inverse_for_a_network_that_says_one_noise():
    """Where ε̂ doesn't depend on x, every step backwards undoes the step forwards."""
    said = torch.randn(2, 1, 4, 4, generator=torch.Generator().manual_seed(3))
    process, kept = chain_of(block("epsilon"), "10")
    x0 = torch.rand(2, 1, 4, 4, generator=torch.Generator().manual_seed(4)) * 2 - 1
    x_T = encode(lambda x, t: said, process, kept, x0)
    last = torch.full((2,), process.T - 1)
    assert torch.allclose(x_T, process.held_above(LEAST_ALPHA_BAR).q_sample(x0, last, said), atol=1e-5)
    assert torch.allclose(decode(lambda x, t: said, process, kept, x_T), x0, atol=1e-4)


def test_the_second_half_of_an_answer_is_not_used():
    """A learned Σ has no part in a deterministic walk."""
    process, kept = chain_of({**block("epsilon"), "variance": "learned_range"}, "10")
    x0 = torch.rand(2, 1, 4, 4)
    one, other = (encode(lambda x, t: torch.cat([0.1 * x, v * x], 1), process, kept, x0) for v in (0.0, 5.0))
    assert torch.equal(one, other)


def test_round_trips_are_measured_on_the_papers_scale():
    x0 = torch.randn(3, 1, 8, 8, dtype=torch.float64, generator=torch.Generator().manual_seed(5))
    few, many = round_trips(optimal_for_unit_normals("v_prediction"), block("v_prediction"), x0, "10,50")
    assert few["steps"] == 10 and many["pictures"] == 3
    assert 0 < many["error"] < few["error"] / 10 < 0.01
