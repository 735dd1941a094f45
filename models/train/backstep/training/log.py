"""RUN/log.jsonl: one line of numbers for every log_every steps."""

import json
import os
from pathlib import Path


class Log:
    """A resumed run drops the lines of steps that it will do again."""

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
