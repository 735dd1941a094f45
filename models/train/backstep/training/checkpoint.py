"""All that is needed to go on with a run, exactly, in one file."""

import os
from pathlib import Path

import torch

from backstep.refusal import Refusal, in_a_line


def save_checkpoint(path: Path, state: dict) -> None:
    """Atomic: whatever happens meanwhile, `path` is the old checkpoint or the whole new one."""
    new = path.with_suffix(".new")
    with open(new, "wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def load_checkpoint(path: Path) -> dict:
    try:
        # the state holds numpy arrays (timesteps.Importance), which weights_only would refuse
        return torch.load(path, map_location="cpu", weights_only=False)
    except OSError:
        raise
    except Exception as error:  # torch and pickle raise whatever went wrong inside them
        raise Refusal(f"{path} can't be read as a checkpoint: {in_a_line(error)}") from error
