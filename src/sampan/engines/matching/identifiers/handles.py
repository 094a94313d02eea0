"""Names of accounts on platforms: one platform and one name, however the link or the @ was written."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from sampan.engines.matching.digits import ascii_digits
from sampan.engines.matching.identifiers.phones import canonical_phone
from sampan.engines.matching.tables import read_rows

_SPLIT = re.compile(r"^\s*([\w .]{1,20}?)\s*[:：]\s*(.+)$")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HAS_HOST = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,}/\S+", re.IGNORECASE)
_EMAIL = re.compile(r"^[^@\s/]+@[^@\s/]+\.[^@\s/.]+$")
_NAMED_BY_PHONE = frozenset({"whatsapp", "zalo", "viber", "signal", "imo"})
_IGNORES_DOTS = frozenset({"facebook"})  # facebook.com/a.b and /ab lead to one page
_ID_PARAMETERS = ("id", "phone", "u")


def canonical_handle(text: str, *, region: str = "") -> str:
    """Return `platform:name` in lower case, or "" when there is nothing to go by.

    Reads `telegram:@name`, `@name` (platform ""), the platform's web addresses (t.me/name, facebook.com/name,
    wa.me/84...), and e-mail addresses (`email:name@host`; what follows + falls, and the dots before @gmail.com).
    Where a platform names accounts by telephone number, the number is E.164, read as one of `region`.
    """
    bare = " ".join(ascii_digits(text).split())
    platform, name = _told_apart(bare)
    if _EMAIL.match(name):
        return f"email:{_email(name)}"
    if platform in _NAMED_BY_PHONE and (phone := canonical_phone(name, region=region)):
        return f"{platform}:{phone}"
    name = name.lstrip("@＠~ ").rstrip("/ ").casefold()
    if platform in _IGNORES_DOTS:
        name = name.replace(".", "")
    return f"{platform}:{name.replace(' ', '')}" if name else ""


def _told_apart(text: str) -> tuple[str, str]:
    if _SCHEME.match(text) or (_HAS_HOST.match(text) and not _EMAIL.match(text)):
        return _of_address(text)
    if (found := _SPLIT.match(text)) and (platform := _platforms().get(_word(found[1]))):
        inner = found[2].strip()
        if _SCHEME.match(inner) or _HAS_HOST.match(inner):
            return platform, _of_address(inner)[1]
        return platform, inner
    return "", text


def _of_address(text: str) -> tuple[str, str]:
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", text
    asked = parse_qs(parts.query)
    told = next((asked[one][0] for one in _ID_PARAMETERS if asked.get(one)), "")
    words = [unquote(word) for word in parts.path.split("/") if word]
    if host == "line.me" and words[:2] == ["ti", "p"]:
        words = words[2:]
    name = told if told and (not words or "." in words[0] or words[0] == "send") else (words or [""])[0]
    return _platforms().get(host) or _platforms().get(host.removeprefix("m.")) or host, name


def _email(address: str) -> str:
    name, _, host = address.casefold().rpartition("@")
    name = name.partition("+")[0] or name
    if host in ("gmail.com", "googlemail.com"):
        name, host = name.replace(".", ""), "gmail.com"
    return f"{name}@{host}"


def _word(text: str) -> str:
    return text.casefold().replace(" ", "")


@cache
def _platforms() -> dict[str, str]:
    return {row["spelling"]: row["platform"] for row in read_rows(Path(__file__).parent / "platforms.csv")}
