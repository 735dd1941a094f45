"""What a script says, in one sentence and without a traceback, where something a person gave can't be used."""

import sys
from collections.abc import Callable
from pathlib import Path


class Refusal(ValueError):
    """An option or a file that can't be used: the bad value, and what was expected."""


def in_one_sentence(main: Callable[[], None]) -> None:
    """Runs a script. What a person can mend ends it with a sentence; a fault of ours keeps its traceback."""
    try:
        main()
    except (Refusal, OSError, FloatingPointError) as error:
        sys.exit(f"{Path(sys.argv[0]).name}: {in_a_line(error)}")


def in_a_line(error: object, most: int = 400) -> str:
    """What an error says; its kind, where it says nothing. Libraries' own go over many lines."""
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= most else text[: most - 1] + "…"
