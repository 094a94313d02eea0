"""How times, bytes, node ids and signed statements are written in everything that crosses the wire."""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput

GENESIS = "0" * 64  # the "previous hash" of the first letter and of the first card
NODE_ID = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?")  # a DNS label's alphabet; <= 63 octets
HASH = re.compile(r"[0-9a-f]{64}")
TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}")  # ids and kinds: printable, safe in logs and paths


def signed_bytes(label: str, *parts: bytes) -> bytes:
    """Return what is signed: a label that names the use, then each part after its length.

    The label keeps a signature for one use from passing as one for another; the lengths keep two
    different lists of parts from giving the same bytes.
    """
    framed = (len(part).to_bytes(4, "big") + part for part in (label.encode(), *parts))
    return b"".join(framed)


def require(holds: bool, field: str, remedy: str) -> None:
    """Raise InvalidInput for `field` unless the condition `holds`."""
    if not holds:
        raise InvalidInput(f"The field {field} is not valid.", remedy=remedy, field=field)


def require_text(text: object, pattern: re.Pattern[str], field: str) -> None:
    """Raise InvalidInput unless `text` is text that matches the whole `pattern`."""
    require(isinstance(text, str) and bool(pattern.fullmatch(text)), field, f"Write it as {pattern.pattern}")


def require_aware(moment: object, field: str) -> None:
    """Raise InvalidInput unless `moment` is a datetime with a time zone."""
    aware = isinstance(moment, datetime) and moment.utcoffset() is not None
    require(aware, field, "Give a date and time with its time zone.")


def write_time(moment: datetime) -> str:
    """Return a moment as UTC text with microseconds, such as 2026-11-03T04:05:06.000000Z."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_time(text: JsonValue) -> datetime:
    """Return the moment that `write_time` wrote; ValueError for any other notation."""
    moment = datetime.fromisoformat(str(text))
    if moment.utcoffset() is None or write_time(moment) != text:
        raise ValueError("not the canonical notation of a time")
    return moment


def write_key(octets: bytes) -> str:
    """Return octets as base64 (RFC 4648 section 4)."""
    return base64.b64encode(octets).decode()


def read_key(text: JsonValue) -> bytes:
    """Return the octets that `write_key` wrote; ValueError for any other notation."""
    octets = base64.b64decode(str(text).encode(), validate=True)
    if write_key(octets) != text:
        raise binascii.Error("not the canonical notation of octets")
    return octets


def read_object(octets: bytes) -> dict[str, JsonValue]:
    """Return the JSON object whose canonical bytes (RFC 8785) are exactly `octets`; ValueError otherwise.

    Demanding the canonical form refuses repeated member names, NaN and two spellings of one letter.
    """
    try:
        thing: JsonValue = json.loads(octets)
        if isinstance(thing, dict) and canonical_bytes(thing) == octets:
            return thing
    except (RecursionError, InvalidInput) as error:
        raise ValueError("not canonical JSON") from error
    raise ValueError("not a canonical JSON object")


def unknown_members(members: Mapping[str, JsonValue], known: frozenset[str]) -> dict[str, JsonValue]:
    """Return the members that this release does not know: kept, signed and passed on, never dropped."""
    return {name: member for name, member in members.items() if name not in known}
