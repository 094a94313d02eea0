"""Changes octets and JSON objects as an attacker or a bad line would; what comes out always differs."""

import copy
import random
from collections.abc import Iterator, Mapping
from typing import Any


def flipped(octets: bytes, chance: random.Random, *, within: int | None = None) -> bytes:
    """Return the octets with one bit changed, among the first `within`."""
    changed = bytearray(octets)
    changed[chance.randrange(min(within or len(octets), len(octets)))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(octets: bytes, chance: random.Random) -> bytes:
    """Return the octets without their end, or with a middle part missing."""
    first = chance.randrange(len(octets))
    last = len(octets) if chance.random() < 0.5 else chance.randrange(first, len(octets)) + 1
    return octets[:first] + octets[last:]


def spliced(one: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return the beginning of one and the end of another."""
    at = chance.randrange(8, min(len(one), len(other)))
    return one[:at] + other[at:]


def members_changed(
    members: Mapping[str, Any], chance: random.Random, count: int
) -> Iterator[dict[str, Any]]:
    """Yield so many copies of a JSON object, each with one member changed, removed or added."""
    names = sorted(members)
    for number in range(count):
        changed = copy.deepcopy(dict(members))
        name = names[number % len(names)]
        if chance.random() < 0.1:
            changed["added_by_a_thief"] = number
        elif chance.random() < 0.15:
            del changed[name]
        else:
            changed[name] = _other(changed[name], chance)
        yield changed


def _other(told: Any, chance: random.Random) -> Any:
    match told:
        case bool():
            return not told
        case int():
            return told + chance.choice((-1, 1, 7, 2**40))
        case str() if told:
            place = chance.randrange(len(told))
            sign = chance.choice([one for one in "0123456789abcdefXYZ=" if one != told[place]])
            return told[:place] + sign + told[place + 1 :]
        case list() if told:
            return told[:-1] if chance.random() < 0.5 else [*told, told[-1]]
    return chance.choice((0, "x", None, [1, "y"])) if told not in (0, "x", None) else "changed"
