"""What a run begins with: other weights, classes that are new, a trunk it branches off."""

import json
import shutil

import pytest
import torch

from backstep.export.folder import export
from backstep.network.load import load_source, patch_of
from backstep.network.patched import Patched
from backstep.training.branch import branch_from
from backstep.training.checkpoint import load_checkpoint
from backstep.training.log import read_log
from backstep.training.network import build_network, with_classes
from backstep.training.run import read_config
from backstep.training.trainer import Trainer
from conftest import ABOUT, random_source, tiny


@pytest.fixture(scope="module")
def old(blobs, tmp_path_factory):
    """A run that has learned something, without classes."""
    run = tmp_path_factory.mktemp("old") / "run"
    Trainer(run, tiny(blobs, steps=150, lr=4e-3, patch=2, channels="16,16")).train()
    return run


def test_starts_from_other_weights(blobs, old, tmp_path):
    """Training goes on from a network that was saved: its first loss is the old run's last, not a beginner's."""
    Trainer(tmp_path / "new", tiny(blobs, steps=1, start_from=str(old), patch=2)).train()
    fresh, started = read_log(old / "log.jsonl")[0]["loss"], read_log(tmp_path / "new" / "log.jsonl")[0]["loss"]
    assert started < fresh / 4
    with pytest.raises(ValueError, match="1 → 1 channels a pixel, needed are 1 → 2"):
        Trainer(tmp_path / "other", tiny(blobs, start_from=str(old), patch=2, variance="learned_range"))


def test_starts_from_an_exported_folder(blobs, old, tmp_path):
    """The weights are those of the file: the run's, rounded to float16."""
    export(load_source(old), {k: v for k, v in ABOUT.items() if k != "id"}, tmp_path / "shipped")
    assert patch_of(tmp_path / "shipped") == patch_of(old) == 2
    network = build_network(tiny(blobs, start_from=str(tmp_path / "shipped"), patch=2), (1, 8, 8))
    before = load_source(old).unet.state_dict()
    for name, weight in network.unet.state_dict().items():
        rounded = before[name].half().float() if before[name].ndim > 1 else before[name]
        assert torch.equal(weight, rounded), name


def test_new_classes_say_at_first_what_was_said_before(sides, old, tmp_path):
    """An embedding of zeros changes nothing, whatever the label; from then on it is trained."""
    config = tiny(sides, steps=3, start_from=str(old), patch=2, classes=True)
    network = build_network(config, (1, 8, 8), 2).eval()
    x, t = torch.randn(4, 1, 8, 8), torch.tensor([0, 7, 20, 49])
    with torch.no_grad():
        before = Patched(load_source(old).unet, 2)(x, t)
        for label in (None, torch.tensor([0, 1, 2, 0])):
            assert torch.equal(network(x, t, label), before)
    trainer = Trainer(tmp_path / "new", config)
    trainer.train()
    # all three rows have been told, and have moved
    assert (trainer.average.network.unet.class_embedding.weight.abs().sum(1) > 0).all()
    source = load_source(tmp_path / "new")
    assert source.classes == ["left", "right"]
    with pytest.raises(ValueError, match="knows 2 classes: pass --classes"):
        build_network(tiny(sides, start_from=str(tmp_path / "new"), patch=2), (1, 8, 8), 2)
    with pytest.raises(ValueError, match="knows 2 classes, the data has 3"):
        build_network(tiny(sides, start_from=str(tmp_path / "new"), patch=2, classes=True), (1, 8, 8), 3)


def test_a_network_told_nothing_is_told_the_null_class():
    source = random_source(classes=("a", "b"))
    network = Patched(source.unet)
    x, t = torch.randn(3, 3, 8, 8), torch.tensor([1, 2, 3])
    with torch.no_grad():
        assert torch.equal(network(x, t), network(x, t, torch.full((3,), 2)))
        assert not torch.equal(network(x, t), network(x, t, torch.zeros(3, dtype=torch.long)))
    assert with_classes(random_source().unet, 3).config.num_class_embeds == 3


@pytest.mark.parametrize("drop", [0.0, 1.0])
def test_labels_are_neither_always_nor_never_left_out(sides, drop):
    with pytest.raises(ValueError, match=f"--label-drop {drop:g}; expected between 0 and 1"):
        build_network(tiny(sides, classes=True, label_drop=drop), (1, 8, 8), 2)


def test_resumes_when_what_it_started_from_is_gone(sides, old, tmp_path):
    start = shutil.copytree(old, tmp_path / "start")
    config = tiny(sides, steps=2, start_from=str(start), patch=2, classes=True)
    Trainer(tmp_path / "run", config).train()
    shutil.rmtree(start)
    trainer = Trainer(tmp_path / "run", read_config(tmp_path / "run"), resume=True)
    assert trainer.step == 2 and trainer.average.network.classes == 2


def test_a_branch_decays_and_its_trunk_stays(blobs, tmp_path):
    """The branch's steps are those the trunk would have done, with a learning rate that falls to 0; then it can be exported."""
    trunk, branch = tmp_path / "trunk", tmp_path / "branch"
    Trainer(trunk, tiny(blobs, steps=18, save_every=6)).train()
    before = {p.name: p.read_bytes() for p in trunk.iterdir() if p.is_file()}
    config = branch_from(trunk, branch, 0.1)
    assert (config.steps, config.lr_decay) == (20, 2)
    assert read_config(branch) == config and load_checkpoint(branch / "checkpoint.pt")["step"] == 18
    Trainer(branch, config, resume=True).train()
    log = read_log(branch / "log.jsonl")
    assert [line["step"] for line in log] == list(range(1, 21)) and [line["lr"] for line in log[17:]] == pytest.approx([config.lr, config.lr, config.lr / 2])
    assert {p.name: p.read_bytes() for p in trunk.iterdir() if p.is_file()} == before
    Trainer(trunk, tiny(blobs, steps=19, save_every=6), resume=True).train()
    assert read_log(trunk / "log.jsonl")[-1]["loss"] == log[18]["loss"]  # the fall begins at the full rate
    export(load_source(branch), json.loads((branch / "about.json").read_text()), tmp_path / "shipped")
    assert not (branch / "copied.pt").exists()


def test_branches_that_are_refused(blobs, tmp_path, script):
    with pytest.raises(FileNotFoundError, match="nothing to branch from"):
        branch_from(tmp_path, tmp_path / "branch", 0.1)
    for part in (0.0, 1.0):
        with pytest.raises(ValueError, match="--decay-part"):
            branch_from(tmp_path, tmp_path / "branch", part)
    assert "decides --steps and --lr-decay itself" in script("train.py", tmp_path / "branch", "--branch-from", tmp_path, "--steps", 5)
