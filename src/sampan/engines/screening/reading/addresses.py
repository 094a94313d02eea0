"""Web addresses, mail addresses and wallets in a message.

`host_words.csv`: hosts that shorten or stand for a platform, and endings that are words or files, too (background
knowledge, November 2026). Endings that exist: the list of the `publicsuffixlist` package.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from sampan.engines.screening.reading.cues import LATIN

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAIL = re.compile(
    rf"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{{0,63}}(?:@| @ )(?:{_LABEL}\.)+[a-z]{{2,24}}(?![a-z0-9@])"
)
_URL = re.compile(
    rf"(?P<scheme>h(?:tt|xx)ps?[ ]?:[ ]?//[ ]?)?(?<![{LATIN}0-9@_])"
    rf"(?P<host>(?:{_LABEL}\.)+(?P<top>[a-z]{{2,24}}|xn--[a-z0-9-]+))(?::[0-9]{{2,5}})?"
    rf"(?P<path>/[a-z0-9._~:/?#@!$&'*+,;=%()\[\]-]*)?(?![{LATIN}0-9@])"
)
_WALLET = re.compile(
    "(?<![a-z0-9])(?:(?P<eth>0x[0-9a-f]{40})|(?P<btc>bc1[02-9ac-hj-np-z]{25,71}|[13][1-9a-z]{25,33})|(?P<tron>t[1-9a-z]{33}))(?![a-z0-9])"
)
_LONG = re.compile("[a-z0-9]{26}")
DEFANGED = re.compile(
    r" ?[\[({] ?(?:\.|dot) ?[\])}] ?"
    r"|(?<=[a-z0-9]) (?:dot|chấm|cham|titik|จุด|点) (?=(?:com|net|org|me|vn|th|info|xyz|top|vip|io)\b)"
)
DOT_HINTS = ("[.", "(.", "{.", "dot", "[ .", "chấm", "cham", "titik", "จุด")


def _read() -> dict[str, frozenset[str]]:
    with (Path(__file__).parent / "host_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["kind"]: frozenset(row["words"].split()) for row in csv.DictReader(file)}


_HOSTS = _read()


@dataclass(frozen=True)
class Address:
    """An address: `kind` url, email or wallet; `name`: a wallet's chain; the place in the normal text."""

    kind: str
    name: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=4096)
def _is_ending(top: str) -> bool:
    return top in _HOSTS["invented"] or (
        top not in _HOSTS["file"] and _suffixes().publicsuffix(f"a.{top}", accept_unknown=False) is not None
    )


def mails_in(text: str) -> Iterator[Address]:
    """Yield the mail addresses of a normal text."""
    for found in _MAIL.finditer(text):
        yield Address("email", "", found[0].replace(" ", ""), *found.span())


def urls_in(text: str) -> Iterator[Address]:
    """Yield the web addresses of a normal text; `value` is host and path in small letters, without scheme and www."""
    for found in _URL.finditer(text):
        if text[found.start() - 1 : found.start()] in ("@", ".") or not _is_address(found):
            continue
        path = (found["path"] or "").rstrip("/.,;:!?)]'")
        end = found.start("path") + len(path) if found["path"] else found.end()
        yield Address(
            "url", "", found["host"].removeprefix("www.") + path, found.start(), max(end, found.end("host"))
        )


def _is_address(found: "re.Match[str]") -> bool:
    host, top = found["host"], found["top"]
    if not set(host) - set("0123456789o.-"):
        return False
    if host.startswith("www.") and len(host) > 7 and top not in _HOSTS["file"]:
        return True
    if not _is_ending(top):
        return False
    if host.removeprefix("www.") in _HOSTS["short"]:
        return len(found["path"] or "") > 2 and not (found["path"] or "").rstrip("/").endswith("xx")
    if found["scheme"]:
        return True
    if (found["path"] or "")[1:2].isalnum():
        return len(host) > 4
    labels = host.split(".")
    if top in _HOSTS["word"] and top not in _HOSTS["used"]:
        return False
    if top in _HOSTS["used"] or len(top) == 2:
        return (
            len(labels) > 2
            or any(each.isdigit() for each in labels[0])
            or (len(labels[0]) > 4 and top in _HOSTS["alone"])
        )
    return len(labels) > 2 or (len(labels[0]) > 1 and not labels[0].isdigit())


def wallets_in(text: str) -> Iterator[Address]:
    """Yield the wallets of a normal text; a Bitcoin or Tron address is to be taken from the original, capitals and all."""
    if not _LONG.search(text):
        return
    for found in _WALLET.finditer(text):
        if sum(each.isdigit() for each in found[0]) >= 3 and not found[0].isdigit():
            yield Address("wallet", found.lastgroup or "", found[0], *found.span())
