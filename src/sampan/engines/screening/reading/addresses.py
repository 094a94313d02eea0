"""Web addresses, mail addresses and wallets in a message."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from publicsuffixlist import PublicSuffixList

from sampan.engines.screening.reading.cues import LATIN

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAIL = re.compile(
    rf"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{{0,63}}(?:@| @ )(?:{_LABEL}\.)+[a-z]{{2,24}}(?![a-z0-9@])"
)
_URL = re.compile(
    rf"(?P<scheme>h(?:tt|xx)ps?[ ]?:[ ]?//[ ]?)?(?<![{LATIN}0-9@_])(?P<host>(?:{_LABEL}\.)+(?P<top>[a-z]{{2,24}}|xn--[a-z0-9-]+))(?::[0-9]{{2,5}})?"
    rf"(?P<path>/[a-z0-9._~:/?#@!$&'*+,;=%()\[\]-]*)?(?![{LATIN}0-9@])"
)
_WALLET = re.compile(
    "(?<![a-z0-9])(?:(?P<eth>0x[0-9a-f]{40})|(?P<btc>bc1[02-9ac-hj-np-z]{25,71}|[13][1-9a-z]{25,33})|(?P<tron>t[1-9a-z]{33}))(?![a-z0-9])"
)
_LONG = re.compile("[a-z0-9]{26}")
DEFANGED = re.compile(
    r" ?[\[({] ?(?:\.|dot) ?[\])}] ?|(?<=[a-z0-9]) (?:dot|chấm|cham|titik|จุด|点) (?=(?:com|net|org|me|vn|th|info|xyz|top|vip|io)\b)"
)
DOT_HINTS = ("[.", "(.", "{.", "dot", "[ .", "chấm", "cham", "titik", "จุด")
_SHORT = frozenset(
    [
        "t.me",
        "bit.ly",
        "goo.gl",
        "is.gd",
        "s.id",
        "m.me",
        "wa.me",
        "line.me",
        "zalo.me",
        "lin.ee",
        "cutt.ly",
        "rb.gy",
        "t.ly",
        "tinyurl.com",
        "fb.me",
        "fb.com",
        "ow.ly",
        "shorturl.at",
        "t.cn",
        "u.to",
        "qr.ae",
        "youtu.be",
        "rebrand.ly",
        "bom.so",
        "shope.ee",
        "by.com.vn",
        "telegram.me",
        "me-qr.com",
        "g.page",
        "linktr.ee",
        "qq.com",
        "vt.tiktok.com",
        "vm.tiktok.com",
    ]
)
# endings that are words, too: without a scheme, www or a path such an address may be the end of a sentence
_WORDS = frozenset(
    [
        "no",
        "in",
        "so",
        "is",
        "it",
        "to",
        "me",
        "at",
        "my",
        "be",
        "am",
        "do",
        "id",
        "la",
        "us",
        "as",
        "by",
        "an",
        "de",
        "se",
        "sa",
        "ad",
        "ai",
        "ba",
        "bo",
        "ca",
        "cv",
        "fm",
        "ga",
        "im",
        "ist",
        "ki",
        "ma",
        "mu",
        "na",
        "ne",
        "nu",
        "pa",
        "pe",
        "pro",
        "re",
        "sh",
        "si",
        "st",
        "tel",
        "tv",
        "ve",
        "vi",
        "we",
        "win",
        "work",
        "world",
        "team",
        "today",
        "money",
        "cash",
        "live",
        "life",
        "love",
        "men",
        "one",
        "online",
        "site",
        "plus",
        "red",
        "run",
        "sale",
        "shop",
        "show",
        "style",
        "support",
    ]
)
_USED = frozenset(
    ["id", "la", "my", "online", "site", "shop", "work", "live", "win", "pro", "tv", "ai", "team", "vip"]
)
_FILES = frozenset(
    ["doc", "docx", "pdf", "jpg", "jpeg", "png", "mp3", "mp4", "xls", "xlsx", "ppt", "txt", "zip", "py", "md"]
)
_INVENTED = frozenset(["example", "test", "invalid", "localhost"])


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
    return top in _INVENTED or (
        top not in _FILES and _suffixes().publicsuffix(f"a.{top}", accept_unknown=False) is not None
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
    if host.startswith("www.") and len(host) > 7 and top not in _FILES:
        return True
    if not _is_ending(top):
        return False
    if host.removeprefix("www.") in _SHORT:
        return len(found["path"] or "") > 2 and not (found["path"] or "").rstrip("/").endswith("xx")
    if found["scheme"]:
        return True
    if (found["path"] or "")[1:2].isalnum():
        return len(host) > 4
    labels = host.split(".")
    if top in _WORDS and top not in _USED:
        return False
    if top in _USED or len(top) == 2:
        return (
            len(labels) > 2
            or any(each.isdigit() for each in labels[0])
            or (len(labels[0]) > 4 and top in ("vn", "th", "cn", "io", "cc", "co", "kh", "mm", "ph", "sg"))
        )
    return len(labels) > 2 or (len(labels[0]) > 1 and not labels[0].isdigit())


def wallets_in(text: str, original: str) -> Iterator[Address]:
    """Yield the wallets of a normal text; letters are as in `original`, a text of the same length where they keep their size."""
    if not _LONG.search(text):
        return
    for found in _WALLET.finditer(text):
        written = original[found.start() : found.end()]
        if sum(each.isdigit() for each in written) >= 3 and not written.isdigit():
            value = (
                written.lower() if found.lastgroup == "eth" or written.lower().startswith("bc1") else written
            )
            yield Address("wallet", found.lastgroup or "", value, *found.span())
