"""A run: resumed exactly, shared by processes, interrupted cleanly, and it learns."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from backstep.data.dataset import load_data
from backstep.data.values import to_values
from backstep.training import checkpoint, machine
from backstep.training.average import MovingAverage
from backstep.training.checkpoint import load_checkpoint, save_checkpoint
from backstep.training.learning_rate import learning_rate
from backstep.training.log import Log, read_log
from backstep.training.network import build_network
from backstep.training.trainer import Trainer
from conftest import HERE, TINY, tiny

def logged(run: Path) -> list[dict]:
    """The log without what depends on the clock."""
    lines = read_log(run / "log.jsonl")
    return [{k: v for k, v in line.items() if k not in ("seconds", "images_per_second", "processes")} for line in lines]


@pytest.mark.parametrize(
    "settings",
    [
        {"variance": "learned_range", "objective": "L_hybrid", "schedule": "cosine", "flip": True},
        {"timesteps": "importance", "objective": "L_vlb", "T": 4, "schedule": "given", "betas": "0.05,0.2,0.5,0.9", "dropout": 0.2},
        {"prediction": "mean", "variance": "learned", "objective": "L_hybrid"},
        {"classes": True, "label_drop": 0.4, "prediction": "v_prediction"},
    ],
    ids=["hybrid", "importance", "mean", "classes"],
)
def test_resumes_exactly(sides, tmp_path, settings):
    """12 steps equal 7 steps, a new process's worth of state, and 5 more: every logged number, every weight."""
    Trainer(tmp_path / "whole", tiny(sides, steps=12, **settings)).train()
    Trainer(tmp_path / "halves", tiny(sides, steps=7, **settings)).train()
    torch.manual_seed(99)  # whatever happens between the two halves must not matter
    Trainer(tmp_path / "halves", tiny(sides, steps=12, **settings), resume=True).train()
    assert logged(tmp_path / "halves") == logged(tmp_path / "whole")
    assert len(logged(tmp_path / "whole")) == 12
    a, b = (load_checkpoint(tmp_path / name / "checkpoint.pt") for name in ("whole", "halves"))
    for part in ("network", "average"):
        assert all(torch.equal(a[part][k], b[part][k]) for k in a[part]), part


def test_two_processes_are_one(blobs, tmp_path):
    """The losses of two processes equal those of one within float32's rounding."""
    settings = {"steps": 12, "variance": "learned_range", "objective": "L_hybrid"}
    Trainer(tmp_path / "1", tiny(blobs, **settings)).train()
    options = ["--data", str(blobs), "--threads", "1"]
    for name, value in {**TINY, **settings}.items():
        options += [f"--{name.replace('_', '-')}", str(value)]
    # on CPUs `accelerate launch` would need MPI; torchrun is what it starts for GPUs, and works for both
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2"]
    done = subprocess.run([*launch, str(HERE / "train.py"), str(tmp_path / "2"), *options], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    for processes in (1, 2):
        assert {line["processes"] for line in read_log(tmp_path / str(processes) / "log.jsonl")} == {processes}
    one, two = logged(tmp_path / "1"), logged(tmp_path / "2")
    differences = [max(abs(a[k] - b[k]) / abs(a[k]) for k in ("loss", "mse", "vlb", "norm")) for a, b in zip(one, two)]
    print("largest relative difference, step by step:", " ".join(f"{d:.1e}" for d in differences))
    assert len(one) == len(two) == 12
    assert max(differences) < 1e-5
    weights = [load_checkpoint(tmp_path / n / "checkpoint.pt")["network"] for n in ("1", "2")]
    assert max((weights[0][k] - weights[1][k]).abs().max().item() for k in weights[0]) < 1e-4


def test_it_learns(blobs, tmp_path):
    """The held-out ε error after 150 steps is below a tenth of a network's that says nothing, which is 1; a grid shows it."""
    trainer = Trainer(tmp_path / "run", tiny(blobs, steps=150, lr=4e-3, sample_every=75))
    trainer.train()
    x0 = to_values(load_data(blobs).heldout)
    generator = torch.Generator().manual_seed(0)
    t = torch.randint(50, (len(x0),), generator=generator)
    noise = torch.randn(x0.shape, generator=generator)
    with torch.no_grad():
        error = (trainer.average.network(trainer.diffusion.q_sample(x0, t, noise), t) - noise).square().mean().item()
    print("held-out ε error", error)
    assert error < 0.1
    first, last = (np.asarray(Image.open(tmp_path / "run" / "samples" / f"{step:07}.png")) for step in (75, 150))
    assert first.shape == last.shape == (4 * 8 * 2, 8 * 8 * 2) and not np.array_equal(first, last)


def test_interrupt_saves_and_leaves(blobs, tmp_path, script):
    """SIGINT: exit code 0, a checkpoint at the last logged step, and the run goes on from there."""
    run = tmp_path / "run"
    options = ["--data", str(blobs), "--steps", "100000", "--precision", "float32", "--channels", "8,16", "--groups", "4"]
    command = [sys.executable, str(HERE / "train.py"), str(run), *options, "--batch", "16", "--log-every", "1", "--threads", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    log = run / "log.jsonl"
    deadline = time.monotonic() + 120
    while not (log.exists() and log.stat().st_size):
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    step = load_checkpoint(run / "checkpoint.pt")["step"]
    assert step == read_log(log)[-1]["step"] and "saved" in errors
    assert re.search(r"step 1/100000  16 pictures  \d+/s  \d+:\d\d:\d\d left  loss \d", errors), errors[:200]
    assert script("train.py", run, "--resume", "--steps", step + 2) == ""
    assert read_log(log)[-1]["step"] == step + 2
    assert "pass --resume" in script("train.py", run, *options)


def test_moving_average(blobs):
    """It forgets the first steps soon: after as many as make its decay, θ̄ lags by that decay."""
    network = build_network(tiny(blobs), (1, 8, 8))
    average = MovingAverage(network, 0.9)
    weight, mean = network.unet.conv_in.bias, average.network.unet.conv_in.bias
    expected = mean.clone()
    for step in range(200):
        with torch.no_grad():
            weight.fill_(step)
        d = min(0.9, (1 + step) / (10 + step))
        expected = d * expected + (1 - d) * step
        average.update(network, step)
    assert torch.allclose(mean, expected) and mean[0].item() == pytest.approx(199 - 0.9 / 0.1, abs=0.01)


def test_checkpoints_are_atomic(tmp_path, monkeypatch):
    path = tmp_path / "checkpoint.pt"
    save_checkpoint(path, {"step": 1})

    def dies_half_way(state, file):
        file.write(b"half a checkpoint")
        raise OSError("no space left on device")

    monkeypatch.setattr(checkpoint.torch, "save", dies_half_way)
    with pytest.raises(OSError):
        save_checkpoint(path, {"step": 2})
    assert load_checkpoint(path) == {"step": 1}


def test_log_drops_what_will_be_done_again(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text('{"step": 1}\n{"step": 2}\n{"step": 3}\n{"st')
    Log(path, step=2).write({"step": 3, "again": True})
    assert [json.loads(line) for line in path.read_text().splitlines()] == [{"step": 1}, {"step": 2}, {"step": 3, "again": True}]


def test_learning_rates():
    """A rise, a level, a cosine, a straight fall to nothing: one more step after the last would do nothing."""

    def rates(**settings) -> list[float]:
        config = tiny("", **{"lr": 1.0, "warmup": 4, "steps": 20, **settings})
        return [learning_rate(config, step) for step in range(config.steps + 1)]

    assert rates()[:5] == [0.25, 0.5, 0.75, 1, 1] and rates()[-1] == 1
    falling = rates(lr_decay=5)
    assert falling[:16] == rates()[:16] and falling[15:] == pytest.approx([1, 0.8, 0.6, 0.4, 0.2, 0])
    cosine = rates(lr_final=0.1)
    assert [cosine[step] for step in (10, 20)] == pytest.approx([0.55, 0.1]) and cosine[4] > cosine[10]
    both = rates(lr_final=0.1, lr_decay=5)
    assert both[:16] == cosine[:16] and both[18] == pytest.approx(0.4 * cosine[18])
    assert rates(lr_decay=100)[10] == pytest.approx(0.1)  # longer than the run: falling from the start


def test_emulated_bf16_is_refused(monkeypatch):
    monkeypatch.setattr(machine, "has_bf16", lambda: False)
    assert machine.choose_precision("auto") == machine.choose_precision("float32") == "no"
    with pytest.raises(ValueError, match="avx512_bf16"):
        machine.choose_precision("bf16")
    monkeypatch.setattr(machine, "has_bf16", lambda: True)
    assert machine.choose_precision("auto") == "bf16" and machine.choose_precision("float32") == "no"


def test_refusals(blobs, tmp_path):
    with pytest.raises(ValueError, match="8×8 pictures can't be cut into 16×16 blocks"):
        Trainer(tmp_path, tiny(blobs, channels="8,8,8,8,8"))
    with pytest.raises(FileNotFoundError, match="no train.npy"):
        Trainer(tmp_path, tiny(tmp_path))
    with pytest.raises(ValueError, match="a batch of 500 from only 256 pictures"):
        Trainer(tmp_path / "big", tiny(blobs, batch=500)).train()
    assert os.listdir(tmp_path / "big")
    for settings, words in (
        ({"channels": "8,x"}, "--channels 8,x --attention ; expected whole numbers"),
        ({"channels": "6,8"}, "6 channels can't be normalised in 4 groups"),
        ({"classes": True}, "--classes needs labels, but .* names no classes"),
        ({"schedule": "given"}, "needs --betas"),
    ):
        with pytest.raises(ValueError, match=words):
            Trainer(tmp_path, tiny(blobs, **settings))
