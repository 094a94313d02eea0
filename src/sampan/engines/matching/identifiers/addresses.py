"""Web addresses and domains: one form without what only counts visitors, and the names that try to look like others."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from sampan.engines.matching.tables import read_rows

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|gbraid|wbraid|msclkid|igshid|igsh|mc_[ce]id|ttclid|zarsrc|ref|ref_src|si|spm|_t|_r|share_.*"
)
_DEFANGED = re.compile(r"\[(\.|:|://)\]|\((\.)\)")
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def canonical_domain(text: str) -> str:
    """Return the host in lower-case A-labels (IDNA), without `www.` and port, or "" when it is none.

    Reads a bare host or a web address; `hxxp` and `[.]`, by which reports make links harmless, are undone.
    """
    try:
        host = urlsplit(_with_scheme(text)).hostname or ""
    except ValueError:
        return ""
    return _encoded(host).removeprefix("www.")


def canonical_url(text: str) -> str:
    """Return host, port, path and sorted query without scheme, fragment and tracking parameters, or ""."""
    host = canonical_domain(text)
    if not host:
        return ""
    parts = urlsplit(_with_scheme(text))
    try:
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    kept = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(pair[0].casefold())
    )
    path = quote(unquote(parts.path), safe="/@:+,;=~!$&'()*-._").rstrip("/")
    return f"{host}{port}{path}" + (f"?{urlencode(kept)}" if kept else "")


def look_alike_skeleton(text: str) -> str:
    """Return the form under which hosts that look alike are equal (vietnamairlines = vietnarnair1ines), or "".

    A small part of Unicode's confusables (UTS 39) and of habits in ASCII: rn for m, 1 for l, 0 for o, vv for w;
    hyphens fall. Equal skeletons mean 'look at it', never 'the same host'.
    """
    host = canonical_domain(text)
    try:
        shown = host.encode().decode("idna") if "xn--" in host else host
    except UnicodeError:
        shown = host
    return alike_skeleton(shown).replace("-", "")


def alike_skeleton(text: str) -> str:
    """Return a text with what looks alike made one: marks fall, and confusable letters and digits are one letter."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    for written, seen in _confusables():
        bare = bare.replace(written, seen)
    return bare


def undefanged(text: str) -> str:
    """Return a text with the dots and colons in brackets, by which reports make links harmless, as they were."""
    return _DEFANGED.sub(lambda found: found[1] or found[2], text)


def _with_scheme(text: str) -> str:
    bare = re.sub(r"^hxxp", "http", undefanged(text.strip()), flags=re.IGNORECASE)
    return bare if _SCHEME.match(bare) else f"https://{bare}"


def _encoded(host: str) -> str:
    bare = unicodedata.normalize("NFKC", host).strip().rstrip(".").casefold()
    try:
        encoded = bare.encode("idna").decode()
    except UnicodeError:
        return ""
    labels = encoded.split(".")
    is_host = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return encoded if is_host else ""


@cache
def _confusables() -> tuple[tuple[str, str], ...]:
    rows = read_rows(Path(__file__).parent / "confusables.csv")
    return tuple((row["written"], row["seen"]) for row in rows)
