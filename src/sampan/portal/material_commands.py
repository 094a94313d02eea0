"""Declares and runs `sampan materials`: what is printed, what a loudspeaker says, and lessons as a page."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sampan.portal.node.starting import load
from sampan.vocabulary.countries.pack import pack_countries

Told = dict[str, Any]
_SLICE = "sampan.prevention.awareness"
_PAPERS = {"poster": "a3", "leaflet": "a5"}


def declare(parser: argparse.ArgumentParser, *, command: Any) -> None:
    """Declare what follows `sampan materials`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    printed = command(group, "print", run_print, "set a poster or a two-sided leaflet as a PDF")
    printed.add_argument("kind", choices=sorted(_PAPERS), help="what to print")
    printed.add_argument("--paper", choices=("a3", "a4", "a5"), help="a poster's: a3 (default) or a4")
    printed.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PDF to write")
    printed.add_argument(
        "--name", default="", metavar="TEXT", help="the campaign's name, as it shall stand there"
    )
    printed.add_argument("--days", metavar="TEXT", help="the days, as text (default: 30 July, in its words)")
    read = command(group, "script", run_script, "write what a loudspeaker says, and how long it takes")
    page = command(
        group, "lessons", run_lessons, "write lessons and quiz as one page that works without a network"
    )
    page.add_argument("--out", type=Path, required=True, metavar="FILE", help="the HTML file to write")
    for each in (printed, read, page):
        _declare_place(each)


def _declare_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", required=True, metavar="CODE", help="vi km lo th my zh id en")
    parser.add_argument(
        "--country", required=True, choices=sorted(pack_countries()), help="whose hotlines stand there"
    )
    parser.add_argument(
        "--confirm", action="append", default=[], metavar="NUMBER",
        help="a hotline that the country pack calls unverified, and that you called and found right",
    )  # fmt: skip


def run_print(asked: argparse.Namespace) -> Told:
    """Write one PDF; no node and no database are needed."""
    numbers = _numbers(asked)
    days = asked.days if asked.days is not None else load(f"{_SLICE}.materials:world_day")(asked.language)
    sheet = load(f"{_SLICE}.materials:sheet")(
        asked.language,
        numbers=numbers,
        occasion=load(f"{_SLICE}.materials:Occasion")(name=asked.name, days=days),
    )
    written = load(f"{_SLICE}.typesetting:typeset")(
        sheet, kind=asked.kind, paper=asked.paper or _PAPERS[asked.kind], made_at=datetime.now(UTC)
    )
    asked.out.write_bytes(written)
    return {"written": str(asked.out), "numbers": list(numbers)}


def run_script(asked: argparse.Namespace) -> Told:
    """Print the loudspeaker's sentences, one a line, and the seconds that they take."""
    numbers = _numbers(asked)
    script = load(f"{_SLICE}.materials:script")(asked.language, numbers=numbers)
    if asked.json:
        told = {"language": script.language, "sentences": list(script.sentences), "seconds": script.seconds}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join((*script.sentences, f"({script.seconds} s)")) + "\n")
    return {"printed": True}


def run_lessons(asked: argparse.Namespace) -> Told:
    """Write the lessons and the quiz, answers folded away."""
    course = load(f"{_SLICE}.lessons:course")(asked.language)
    numbers = _numbers(asked)
    asked.out.write_text(load(f"{_SLICE}.booklet:booklet")(course, numbers=numbers), "utf-8")
    return {"written": str(asked.out), "numbers": list(numbers)}


def _numbers(asked: argparse.Namespace) -> tuple[str, ...]:
    today = datetime.now(UTC).astimezone().date()
    found: tuple[str, ...] = load(f"{_SLICE}.materials:numbers")(
        asked.country, on=today, confirmed=asked.confirm
    )
    return found
