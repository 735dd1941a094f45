"""A branch to export: a copy of a run whose learning rate falls to 0 while the run itself can go on."""

import dataclasses
import shutil
from pathlib import Path

from backstep.refusal import Refusal
from backstep.training.checkpoint import load_checkpoint
from backstep.training.config import Config
from backstep.training.run import read_config, write_config


def branch_from(trunk: Path, branch: Path, part: float) -> Config:
    """Copies what a run needs to go on, and returns the branch's configuration.

    part: the last part of the whole branch, over which its learning rate falls. The trunk may be training
    meanwhile: its checkpoint is replaced as a whole, and the number of steps is read from the copy.
    """
    if not 0 < part < 1:
        raise Refusal(f"--decay-part {part:g}; expected between 0 and 1")
    if not (trunk / "checkpoint.pt").exists():
        raise FileNotFoundError(f"nothing to branch from: no checkpoint.pt in {trunk}")
    config = read_config(trunk)
    branch.mkdir(parents=True, exist_ok=True)
    for name in ("unet/config.json", "log.jsonl"):
        if (trunk / name).exists():
            (branch / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(trunk / name, branch / name)
    copied = branch / "copied.pt"
    shutil.copyfile(trunk / "checkpoint.pt", copied)
    step = load_checkpoint(copied)["step"]
    decay = max(1, round(step * part / (1 - part)))
    config = dataclasses.replace(config, steps=step + decay, lr_decay=decay)
    write_config(branch, config)
    copied.replace(branch / "checkpoint.pt")  # last: from here on it is a run that can be resumed
    return config
