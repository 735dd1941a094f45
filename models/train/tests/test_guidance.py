"""Classes and guidance: what the network is told, what is made of its two answers, and what that costs."""

import pytest
import torch

from backstep.network.opened import Network
from backstep.process.guidance import Told, guided
from backstep.process.sampling import chain_of, sample

BLOCK = {"T": 20, "schedule": {"kind": "cosine"}, "prediction": "v_prediction", "variance": "learned_range"}
NULL = 2


class Counting:
    """A network whose mean part says its label + 1, and whose second half ten times that; counts its evaluations."""

    def __init__(self):
        self.pictures = []

    def __call__(self, x, t, label):
        self.pictures.append(len(x))
        said = (label + 1.0)[:, None, None, None].expand_as(x)
        return torch.cat([said, 10 * said], 1)


def test_the_mean_is_guided_and_the_variance_is_the_classs():
    model = Counting()
    told = Told(torch.tensor([0, 1]), NULL, 3.0)
    output = told.denoiser(model)(torch.zeros(2, 3, 4, 4), torch.tensor([5, 6]))
    # 3 + 3·(1 − 3) and 3 + 3·(2 − 3)
    assert output[0, :3].unique().tolist() == [-3.0] and output[1, :3].unique().tolist() == [0.0]
    assert output[0, 3:].unique().tolist() == [10.0] and output[1, 3:].unique().tolist() == [20.0]
    assert model.pictures == [4]  # both in one batch


def test_guidance_of_one_costs_one_evaluation():
    model = Counting()
    x, t = torch.zeros(2, 3, 4, 4), torch.tensor([5, 6])
    once = Told(torch.tensor([0, 1]), NULL).denoiser(model)(x, t)
    assert model.pictures == [2]
    assert torch.equal(once, guided(model(x, t, torch.tensor([0, 1])), model(x, t, torch.tensor([2, 2])), 1.0, 3))


@pytest.mark.parametrize("prediction", ["epsilon", "sample", "v_prediction", "mean"])
def test_guidance_is_the_same_whatever_is_predicted(prediction):
    """Two answers that mean the same x̂_0, guided as ε, x_0, v or μ̃, give the same guided x̂_0."""
    process, _ = chain_of({**BLOCK, "prediction": prediction, "variance": "fixed"})
    generator = torch.Generator().manual_seed(0)
    x, of_class, of_none = torch.randn((3, 4, 1, 2, 2), generator=generator, dtype=torch.float64)
    t = torch.tensor([1, 6, 12, 19])
    said = [process.target(x0, x, t, process.epsilon_of(x0, x, t)) for x0 in (of_class, of_none)]
    x0 = process.x0_of(guided(*said, 2.5, 1), x, t)
    assert torch.allclose(x0, of_none + 2.5 * (of_class - of_none), rtol=1e-6)


def test_a_picture_keeps_its_class_whatever_its_batch():
    process, kept = chain_of(BLOCK, "5")
    told = Network(Counting(), BLOCK, (1, 4, 4), ["cat", "dog"]).told("dog,cat", 5, 2.0)
    assert told.labels.tolist() == [1, 0, 1, 0, 1]
    together = sample(Counting(), process, kept, (5, 1, 4, 4), seed=1, told=told)
    assert torch.equal(together, sample(Counting(), process, kept, (5, 1, 4, 4), seed=1, batch=2, told=told))


def test_choosing_classes():
    network = Network(Counting(), BLOCK, (1, 4, 4), ["cat", "dog"])
    assert network.told("", 3) is None
    assert network.choose("each") == [0, 1] and network.choose("1, cat") == [1, 0]
    for classes, words in (("bird", "unknown class: bird; known are cat, dog"), ("2", "unknown class: 2")):
        with pytest.raises(ValueError, match=words):
            network.told(classes, 3)
    with pytest.raises(ValueError, match="guidance 2 needs a class"):
        network.told("", 3, 2.0)
    with pytest.raises(ValueError, match="knows no classes, so not cat"):
        Network(Counting(), BLOCK, (1, 4, 4)).told("cat", 3)
