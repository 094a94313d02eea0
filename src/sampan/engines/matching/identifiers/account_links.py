"""What a web address of a platform names: an account, a group, an invitation, or nobody (a post, a search, a video).

`account_paths.csv` has the shapes of platforms' addresses, `reserved_words.csv` the words in them that are no names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from sampan.engines.matching.identifiers.reserved import is_listed_host
from sampan.engines.matching.tables import read_rows

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SAME_SITE = re.compile(r"(?:m|mobile|mbasic|touch|web|free|www|[a-z]{2}|[a-z]{2}-[a-z]{2})\.")
_NUMBER_AT_END = re.compile(r"(?:^|.*-)([0-9]{6,})")
_LONGEST_PHONE = 16  # signs with the +; a longer number is the id of an account
_OF_MEMBERS = frozenset(["user", "users", "u", "member", "members", "profile", "profiles", "author"])
_PAGE_OF_MEMBER = re.compile(r"(?:user|member|profile)s?\.[a-z]{3,4}", re.IGNORECASE)

ACCOUNT, PHONE, NOTHING = "account", "phone", "nothing"
NAMED_BY_PHONE = frozenset({"whatsapp", "zalo", "viber", "signal", "imo"})
"""Platforms whose accounts are telephone numbers."""
CONTACT = "contact"
"""LINE's: ~name is an account's name, @name an official account's, and what has neither sign is a link."""


@dataclass(frozen=True)
class Named:
    """A platform, what of it is named (`account`, `group`, `invite` ...; `nothing`), and the name as it is written."""

    platform: str
    says: str
    name: str


@dataclass(frozen=True)
class _Shape:
    words: tuple[str, ...]
    parameter: str
    says: str


@cache
def platforms() -> dict[str, str]:
    """Return {word, host or scheme: platform}."""
    return {row["spelling"]: row["platform"] for row in read_rows(Path(__file__).parent / "platforms.csv")}


def named_by_address(text: str) -> Named:
    """Return what a web address names, or an address of a platform's own program (tg://, whatsapp://)."""
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return Named("", NOTHING, "")
    path = parts.path if parts.path.strip("/") else parts.fragment  # signal.me/#p/+84...
    words = [unquote(word) for word in path.split("/") if word]
    asked = {name: told[0] for name, told in parse_qs(parts.query).items()}
    if not parts.scheme.startswith(("http", "hxxp")):
        return named_by_path(platforms().get(parts.scheme, parts.scheme), [host, *words], asked)
    if not (platform := _platform_of(host)):
        return _of_site(host, words, asked)
    found = named_by_path(platform, words, asked, host=host)
    is_number = found.name.lstrip("+").isdigit() and len(found.name) <= _LONGEST_PHONE
    if found.says == ACCOUNT and platform in NAMED_BY_PHONE and is_number:
        return Named(platform, PHONE, found.name)
    return found


def named_by_path(
    platform: str, words: Sequence[str], asked: dict[str, str] | None = None, *, host: str = ""
) -> Named:
    """Return what the words of a path name on a platform; the first one where no shape of the table fits."""
    if platform == "telegram" and words and words[0].startswith("+"):
        bare = words[0].lstrip("+").replace(" ", "")
        return Named(platform, PHONE if bare.isdigit() else "invite", bare)
    for shape in (*_shapes().get(host, ()), *_shapes().get(platform, ())):
        if found := _fitting(shape, words, asked or {}):
            return Named(platform, *found)
    return Named(platform, ACCOUNT, words[0]) if words else Named(platform, NOTHING, "")


def is_of_platform(host: str) -> bool:
    """Say whether a host is a platform's, or any below it."""
    return any(f".{host}".endswith(f".{one}") for one in platforms() if "." in one)


def _platform_of(host: str) -> str:
    if host in platforms() or is_listed_host(host):
        return platforms().get(host, "")
    return platforms().get(_SAME_SITE.sub("", host, count=1), "")


def _of_site(host: str, words: list[str], asked: dict[str, str]) -> Named:
    """Of other sites a page alone below the host, or a member's; short links and long paths name nobody."""
    if not words or is_listed_host(host) or is_of_platform(host):
        return Named(host, NOTHING, "")
    if words[0].startswith("@"):
        return Named(host, ACCOUNT, words[0])
    if words[0].casefold() in _OF_MEMBERS and len(words) > 1:
        return Named(host, ACCOUNT, words[1])
    if _PAGE_OF_MEMBER.fullmatch(words[0]) and asked.get("id"):
        return Named(host, ACCOUNT, asked["id"])
    is_alone = len(words) == 1 and not asked and "." not in words[0]
    return Named(host, ACCOUNT if is_alone else NOTHING, words[0])


def _fitting(shape: _Shape, words: Sequence[str], asked: dict[str, str]) -> tuple[str, str] | None:
    if len(shape.words) > len(words):
        return None
    pairs = tuple(zip(shape.words, words, strict=False))
    if any(wanted not in ("*", "{}", word.casefold()) for wanted, word in pairs):
        return None
    name = next((word for wanted, word in pairs if wanted == "{}"), "")
    if shape.parameter and not (name := asked.get(shape.parameter, "").strip()):
        return None
    if shape.says == "number_at_end":
        found = _NUMBER_AT_END.fullmatch(name)
        return (ACCOUNT, found[1]) if found else (NOTHING, "")
    if shape.says == CONTACT:
        return ("account" if name.startswith(("~", "@")) else "link"), name
    return shape.says, name


@cache
def _shapes() -> dict[str, tuple[_Shape, ...]]:
    """Return the shapes by host or platform, the longest first, and of those the ones with fewer gaps."""
    found: dict[str, list[_Shape]] = {}
    for row in read_rows(Path(__file__).parent / "account_paths.csv"):
        words = tuple(row["path"].split("/")) if row["path"] else ()
        found.setdefault(row["place"], []).append(_Shape(words, row["parameter"], row["says"]))
    return {place: tuple(sorted(some, key=_most_telling)) for place, some in found.items()}


def _most_telling(shape: _Shape) -> tuple[int, int]:
    return -len(shape.words), sum(word in ("*", "{}") for word in shape.words)
