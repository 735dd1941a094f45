"""A run on disk.

    RUN/config.json      what it computes (config.py)
    RUN/checkpoint.pt    all that is needed to go on, exactly
    RUN/log.jsonl        one line for every log_every steps
    RUN/samples/*.png    grids of the moving average, from one seed
    RUN/unet/, backstep.json, about.json   the moving average, as network/load.py and export.py read it
"""

import dataclasses
import shutil
from pathlib import Path

from backstep.fields import read_fields, write_json
from backstep.network.patched import Patched
from backstep.refusal import Refusal
from backstep.training.config import Config


def save_model(run: Path, network: Patched, config: Config, training: dict, data: dict) -> None:
    """The network in the layout that load_source reads, and what is known about it. data: that of data.json."""
    new, final = run / "unet.new", run / "unet"
    shutil.rmtree(new, ignore_errors=True)
    network.unet.save_pretrained(new)
    shutil.rmtree(final, ignore_errors=True)
    new.rename(final)
    classes = {"classes": data["classes"]} if network.classes else {}
    write_json(run / "backstep.json", {"patch": config.patch, "diffusion": config.diffusion_block, **classes})
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
    """Raises Refusal for a field that this trainer doesn't know."""
    fields = read_fields(run / "config.json")
    unknown = sorted(set(fields.values) - {f.name for f in dataclasses.fields(Config)})
    if unknown:
        raise Refusal(f"{fields.where}: unknown {', '.join(unknown)}: of another version of this trainer?")
    return Config(**fields.values)
