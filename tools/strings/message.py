"""One phrase to translate, and where it stands in the source."""

import re
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sampan"
ERROR_CONTEXT = "error"  # the context of sentences with parts that an error put in

_PERCENT_PART = re.compile(r"%\((\w+)\)[sd]|%[sd]")
_BRACE_PART = re.compile(r"{(\w*)[^{}]*}")


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file, named from the package's folder."""

    file: str
    line: int


@dataclass(frozen=True)
class Message:
    """A phrase: `context` tells equal words apart, `plural` is its form for many, empty where it has none."""

    msgid: str
    place: Place
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue tells phrases apart by."""
        return self.context, self.msgid

    @property
    def flags(self) -> list[str]:
        """The marks that tell a translator's program which parts must stay."""
        if re.search(r"%\(\w+\)[sd]", self.msgid):
            return ["python-format"]
        return ["python-brace-format"] if re.search(r"{\w+}", self.msgid) else []


def parts_of(text: str) -> frozenset[str]:
    """Return the placeholders of a phrase, both `%(name)s` and `{name}`."""
    percent = {match[0] for match in _PERCENT_PART.finditer(text)}
    return frozenset(percent | {f"{{{match[1]}}}" for match in _BRACE_PART.finditer(text)})


def place_of(path: Path, line: int, *, root: Path = SOURCE) -> Place:
    """Return where a phrase stands, without the machine's folders."""
    return Place(path.relative_to(root).as_posix(), line)
