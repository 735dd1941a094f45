"""A Config from the command line: one option for each of its fields."""

import argparse
import dataclasses
from pathlib import Path

from backstep.network.load import patch_of
from backstep.training.config import Config


def add_options(parser: argparse.ArgumentParser) -> None:
    """Absent ones stay None, so that a resumed run keeps its own."""
    for f in dataclasses.fields(Config):
        name = "--" + f.name.replace("_", "-")
        help = f"{f.metadata['help']} (default: {f.default!r})"
        if f.type is bool:
            parser.add_argument(name, action=argparse.BooleanOptionalAction, default=None, help=help)
        else:
            parser.add_argument(name, type=f.type, choices=f.metadata["choices"], default=None, help=help)


def from_options(options: argparse.Namespace, base: Config = Config()) -> Config:
    """The base with what was given. Weights to begin with bring their patch along."""
    names = [f.name for f in dataclasses.fields(Config)]
    given = {n: getattr(options, n) for n in names if getattr(options, n) is not None}
    if "data" in given:
        given["data"] = str(Path(given["data"]))
    if given.get("start_from") and "patch" not in given:
        given["patch"] = patch_of(Path(given["start_from"]))
    return dataclasses.replace(base, **given)
