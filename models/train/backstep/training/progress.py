"""What is told of a run while it runs: a line on the terminal, and one in RUN/log.jsonl."""

import sys
import time
from pathlib import Path

from backstep.training.config import Config
from backstep.training.learning_rate import learning_rate
from backstep.training.log import Log


class Progress:
    """Means over the steps since the line before."""

    def __init__(self, run: Path, config: Config, step: int, processes: int):
        self.run, self.config, self.processes = run, config, processes
        self.log = Log(run / "log.jsonl", step)
        self.begin()

    def begin(self) -> None:
        self.sums: dict[str, float] = {}
        self.since, self.started = 0, time.monotonic()

    def add(self, means: dict[str, float], step: int, seconds: float) -> None:
        """After each step; seconds are those of the whole run."""
        for key, value in means.items():
            self.sums[key] = self.sums.get(key, 0.0) + value
        self.since += 1
        if step % self.config.log_every == 0:
            self._report({k: v / self.since for k, v in self.sums.items()}, step, seconds)
            self.begin()

    def end(self, step: int, seconds: float) -> None:
        say(f"\nsaved {self.run} at step {step}, {step * self.config.batch:,} pictures, {seconds / 60:.1f} minutes")

    def _report(self, means: dict[str, float], step: int, seconds: float) -> None:
        c = self.config
        rate = self.since * c.batch / (time.monotonic() - self.started)
        line = {"step": step, "images": step * c.batch, "seconds": round(seconds, 1)}
        clock = {"images_per_second": round(rate, 1), "processes": self.processes}
        self.log.write({**line, **means, "lr": learning_rate(c, step - 1), **clock})
        left = int((c.steps - step) * c.batch / rate)
        say(
            f"\rstep {step}/{c.steps}  {step * c.batch:,} pictures  {rate:.0f}/s  "
            f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left  loss {means['loss']:.4f}  "
        )


def say(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)
