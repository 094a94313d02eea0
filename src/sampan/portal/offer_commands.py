"""Declares and runs `sampan offers check`: the warning signs of a pasted message, or of a file of messages."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sampan.portal.link_commands import progress_of
from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_ENGINE = "sampan.engines.screening.offers"
_ENCODER = "sampan.engines.screening.encoder.tagging"
_LEVELS = {
    "not_read": "Not read.",
    "nothing_found": "No warning sign was found. That does not make the offer safe.",
    "signs_found": "Warning signs were found. Ask before you agree.",
    "like_a_lure": "This reads like a lure. Do not go, pay or send papers before somebody has checked it.",
    "much_like_a_lure": "This reads much like a lure. Do not go, pay or send papers; call a hotline.",
}
_LIMITS = {
    "unknown_language": "This is in none of the languages that can be read.",
    "few_words": "These are few words: little can be said of them.",
}
_STEP = 50  # messages between two words on how far it is


def declare(parser: argparse.ArgumentParser, *, command: Any) -> None:
    """Declare what follows `sampan offers`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    check = command(
        group, "check", run_check, "name the warning signs of an offer, with the words that show them"
    )
    check.add_argument("file", nargs="?", metavar="FILE", help="a text; - for standard input")
    check.add_argument("--jsonl", type=Path, metavar="FILE", help="one object a line: id, text, perhaps lang")
    check.add_argument(
        "--lang", default="", metavar="CODE", help="vi km lo th my zh id en (default: found out)"
    )
    check.add_argument(
        "--patterns-only",
        action="store_true",
        help="without the encoder, which finds signs that no pattern names and takes a tenth of a second a message",
    )


def run_check(asked: argparse.Namespace) -> Told:
    """Check one text, or each line of a file.

    A bad line is told with its number, the others are checked; then the status is 1.
    """
    if bool(asked.file) == bool(asked.jsonl):
        raise InvalidInput(
            "Give one text, or --jsonl with a file of messages.", remedy="See --help.", field="file"
        )
    _refuse_unknown(asked.lang, field="lang")
    if asked.jsonl:
        return _check_lines(asked)
    text = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    told = _answer(text.decode("utf-8-sig", "replace"), lang=asked.lang, name="", tagger=_tagger(asked))
    if asked.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        _say(told)
    return {"printed": True}


def _say(told: Told) -> None:
    meanings = load(f"{_ENGINE}.codes:meanings")()
    sys.stdout.write(f"{_LEVELS[told['level']]} (score {told['score']:.2f}, language {told['lang']})\n")
    for sign in told["signs"]:
        sys.stdout.write(f"  {meanings[sign['code']]}: {' '.join(sign['words'].split())}\n")
    for limit in told["limits"]:
        sys.stdout.write(f"{_LIMITS[limit]}\n")


def _check_lines(asked: argparse.Namespace) -> Told:
    bad, progress = 0, progress_of(sys.stderr)
    with asked.jsonl.open("rb") as file:
        total = sum(1 for _ in file)
    for number, told in _answers(asked.jsonl, lang=asked.lang, tagger=_tagger(asked)):
        bad += "error" in told
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        if number % _STEP == 0:
            progress("checking messages", number, total)
    return {"printed": True, "ok": not bad}


def _answers(path: Path, *, lang: str, tagger: Any) -> Iterator[tuple[int, Told]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    yield number, _answer_line(line, lang=lang, tagger=tagger)
                except InvalidInput as error:
                    yield number, {"error": f"Line {number}: {error}", "row": number, "field": error.field}


def _answer_line(line: bytes, *, lang: str, tagger: Any) -> Told:
    try:
        told = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InvalidInput("is no JSON object.", remedy="Write one object a line, in UTF-8.") from None
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise InvalidInput("has no text.", remedy="Give an object with id and text.", field="text")
    named = told.get("lang") or lang
    _refuse_unknown(named, field="lang")
    return _answer(told["text"], lang=named, name=told.get("id", ""), tagger=tagger)


def _refuse_unknown(lang: Any, *, field: str) -> None:
    known = load(f"{_ENGINE}.lexicon:languages")()
    if lang and lang not in known:
        raise InvalidInput(
            "This language cannot be read.",
            remedy=f"Use one of {' '.join(known)}, or leave it out.",
            field=field,
        )


def _tagger(asked: argparse.Namespace) -> Any:
    if asked.patterns_only or not load(f"{_ENCODER}:is_installed")():
        return None
    return load(f"{_ENCODER}:tagger")()


def _answer(text: str, *, lang: str, name: Any, tagger: Any) -> Told:
    verdict = load(f"{_ENGINE}.checking:check")(text, language=lang, tagger=tagger)
    signs = [
        {"code": sign.code, "words": sign.words, "start": sign.start, "end": sign.end}
        for sign in verdict.signs
    ]
    return {
        "id": name, "lang": verdict.language, "is_lure": verdict.is_lure, "score": round(verdict.score, 4),
        "level": verdict.level, "signs": signs, "limits": list(verdict.limits),
    }  # fmt: skip
