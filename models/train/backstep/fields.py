"""JSON that a person may have written or cut off: each field is read with what it should be."""

import json
from pathlib import Path

from backstep.refusal import Refusal


class Fields:
    """An object of a JSON file. What is missing or of another kind raises a Refusal that quotes it."""

    def __init__(self, values: object, where: str):
        if not isinstance(values, dict):
            raise Refusal(f"{where} should be a JSON object, got {shown(values)}")
        self.values, self.where = values, where

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def within(self, name: str) -> "Fields":
        return Fields(self._found(name, "an object"), f"{self.where}: {name}")

    def whole(self, name: str, least: int, most: int) -> int:
        value = self._found(name, expected := f"a whole number from {least} to {most}")
        if type(value) is not int or not least <= value <= most:
            raise self._other(name, value, expected)
        return value

    def number(self, name: str) -> float:
        value = self._found(name, "a number")
        if not is_number(value):
            raise self._other(name, value, "a number")
        return float(value)

    def part(self, name: str) -> float:
        value = self._found(name, expected := "a number between 0 and 1")
        if not is_number(value) or not 0 < value < 1:
            raise self._other(name, value, expected)
        return float(value)

    def words(self, name: str) -> str:
        value = self._found(name, "a few words")
        if not is_words(value):
            raise self._other(name, value, "a few words")
        return value

    def one_of(self, name: str, known: tuple[str, ...], default: str | None = None) -> str:
        expected = f"one of {', '.join(known)}"
        value = default if default is not None and name not in self else self._found(name, expected)
        if value not in known:
            raise self._other(name, value, expected)
        return value

    def list(self, name: str, kind: type) -> list:
        """Of words (str) or of numbers (float)."""
        fits = is_number if kind is float else is_words
        expected = "a list of " + ("numbers" if kind is float else "words")
        value = self._found(name, expected)
        if not isinstance(value, list) or not all(fits(v) for v in value):
            raise self._other(name, value, expected)
        return value

    def _found(self, name: str, expected: str) -> object:
        if name not in self.values:
            raise Refusal(f"{self.where} has no {name}; expected {expected}")
        return self.values[name]

    def _other(self, name: str, value: object, expected: str) -> Refusal:
        return Refusal(f"{self.where}: {name} is {shown(value)}; expected {expected}")


def is_number(value: object) -> bool:
    """Finite as a float64, which JSON's whole numbers needn't be."""
    return type(value) in (int, float) and abs(value) <= 1.7e308


def is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def read_fields(path: Path) -> Fields:
    """Raises FileNotFoundError, or a Refusal for what isn't a JSON object."""
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # of the encoding or of JSON
        raise Refusal(f"{path} isn't JSON: {error}") from None
    return Fields(values, str(path))


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def shown(value: object) -> str:
    """A value as JSON has it, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
