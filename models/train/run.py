"""A run on disk.

    RUN/config.json      what it computes (config.py)
    RUN/checkpoint.pt    all that is needed to go on, exactly
    RUN/log.jsonl        one line for every log_every steps
    RUN/samples/*.png    grids of the moving average, from one seed
    RUN/unet/, backstep.json, about.json   the moving average, as export.py reads it
"""

import dataclasses
import json
import os
import shutil
from pathlib import Path

import torch

from config import Config
from source import Patched


def save_checkpoint(path: Path, state: dict) -> None:
    """Atomic: whatever happens meanwhile, `path` is the old checkpoint or the whole new one."""
    new = path.with_suffix(".new")
    with open(new, "wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def load_checkpoint(path: Path) -> dict:
    # the state holds numpy arrays (timesteps.Importance), which weights_only would refuse
    return torch.load(path, map_location="cpu", weights_only=False)


class Log:
    """JSON lines. A resumed run drops the lines of steps that it will do again."""

    def __init__(self, path: Path, step: int):
        kept = [line for line in read_log(path) if line["step"] <= step] if path.exists() else []
        new = path.with_suffix(".new")
        new.write_text("".join(json.dumps(line) + "\n" for line in kept))
        os.replace(new, path)
        self.file = open(path, "a")

    def write(self, line: dict) -> None:
        self.file.write(json.dumps(line) + "\n")
        self.file.flush()


def read_log(path: Path) -> list[dict]:
    """Every whole line; one that a crash cut off is left out."""
    lines = []
    for text in path.read_text().splitlines():
        try:
            lines.append(json.loads(text))
        except json.JSONDecodeError:
            continue
    return lines


def save_model(run: Path, network: Patched, config: Config, training: dict, data: dict) -> None:
    """The network in the layout that source.load_source reads, and what is known about it."""
    new, final = run / "unet.new", run / "unet"
    shutil.rmtree(new, ignore_errors=True)
    network.unet.save_pretrained(new)
    shutil.rmtree(final, ignore_errors=True)
    new.rename(final)
    write_json(run / "backstep.json", {"patch": config.patch, "diffusion": config.diffusion_block})
    about = {
        "licence": "unknown",
        "provenance": {
            "data": ", ".join(str(data[k]) for k in ("name", "licence", "source") if k in data) or "unknown",
            "weights": "trained with Backstep's models/train",
        },
        "training": training,
    }
    write_json(run / "about.json", about)


def write_config(run: Path, config: Config) -> None:
    write_json(run / "config.json", dataclasses.asdict(config))


def read_config(run: Path) -> Config:
    return Config(**json.loads((run / "config.json").read_text()))


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
