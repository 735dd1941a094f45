"""What a training step is given: one batch for all processes, unbiased t, labels that are left out at a known rate."""

import numpy as np
import pytest
import torch

from backstep.data.dataset import load_data
from backstep.training.batches import Labels, draw_batch, part_of
from backstep.training.timesteps import SAMPLERS, Importance


def test_processes_share_one_batch(sides):
    data = load_data(sides)
    whole = draw_batch(data.train, 16, 4, 33, SAMPLERS["uniform"](50), flip=False, labels=Labels(data.labels, 2, 0.3))
    parts = [part_of(whole, i, 2) for i in (0, 1)]
    for name in ("x0", "t", "weight", "noise", "label"):
        assert torch.equal(torch.cat([getattr(p, name) for p in parts]), getattr(whole, name))


def test_an_epoch_sees_every_picture_once(blobs):
    train = load_data(blobs).train
    epoch = torch.cat([draw_batch(train, 16, 4, s, SAMPLERS["uniform"](50), False).x0 for s in range(16, 32)])
    assert len(torch.unique(epoch.flatten(1), dim=0)) == len(np.unique(train.reshape(len(train), -1), axis=0))


def labels_of(data, drop: float, steps: range) -> torch.Tensor:
    return torch.cat([draw_batch(data.train, 32, 5, s, SAMPLERS["stratified"](50), True, Labels(data.labels, 2, drop)).label for s in steps])


def test_labels_are_those_of_the_pictures(sides):
    """Told which side, and mirrored never: what isn't left out is where the spot is."""
    data = load_data(sides)
    batch = draw_batch(data.train, 64, 5, 0, SAMPLERS["stratified"](50), False, Labels(data.labels, 2, 0.3))
    centre = ((batch.x0 + 1) * torch.arange(8)).sum((1, 2, 3)) / (batch.x0 + 1).sum((1, 2, 3))
    told = batch.label < 2
    assert batch.label.dtype == torch.int64 and set(batch.label.tolist()) == {0, 1, 2}
    # spots are cut off at the borders, which moves their centres a little
    assert (centre[told & (batch.label == 0)] < 3.7).all() and (centre[told & (batch.label == 1)] > 3.3).all()


def test_labels_are_left_out_at_their_rate_and_reproducibly(sides):
    data = load_data(sides)
    labels = labels_of(data, 0.3, range(200))
    null = (labels == 2).double()
    assert null.mean().item() == pytest.approx(0.3, abs=4 * (0.3 * 0.7 / len(null)) ** 0.5)
    of_each = [null[torch.cat([labels_of(data, 0.0, range(200))]) == c].mean().item() for c in (0, 1)]
    assert abs(of_each[0] - of_each[1]) < 0.05  # no class is left out more than another
    assert torch.equal(labels[32 * 7 : 32 * 9], labels_of(data, 0.3, range(7, 9)))
    assert not torch.equal(labels[:32], labels[32:64])


def test_labels_change_nothing_else(sides):
    """A run with classes sees the pictures, t and noise of one without."""
    data = load_data(sides)
    for times in ("uniform", "stratified"):
        args = (data.train, 16, 4, 33, SAMPLERS[times](50), True)
        without, told = draw_batch(*args), draw_batch(*args, Labels(data.labels, 2, 0.3))
        assert without.label is None
        assert all(torch.equal(getattr(without, name), getattr(told, name)) for name in ("x0", "t", "weight", "noise"))


@pytest.mark.parametrize("name", list(SAMPLERS))
def test_timesteps_are_unbiased(name):
    """E[weight · f(t)] is the mean of f, also where p(t) is far from uniform."""
    T = 20
    times = SAMPLERS[name](T)
    f = np.exp(-np.arange(T) / 3.0) * 10
    for _ in range(Importance.KEPT):
        times.update(np.arange(T), f)
    rng = np.random.default_rng(0)
    drawn = [times.draw(64, rng) for _ in range(2000)]
    t, weight = (np.concatenate(part) for part in zip(*drawn))
    assert (weight * f[t]).mean() == pytest.approx(f.mean(), rel=0.02)
    if name == "importance":
        plain = f[rng.integers(T, size=len(t))]
        assert (weight * f[t]).std() < plain.std() / 10  # p ∝ f leaves hardly any variance
        other = Importance(T)
        other.load(times.state())
        assert np.array_equal(other.probabilities(), times.probabilities())
