"""Canonical bytes of a JSON value, so that two machines hash and sign the same thing.

RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, no white space, numbers as
ECMAScript writes them. Integers beyond 2**53 that ECMAScript would write otherwise are refused: other
readers would round them.
"""

import hashlib
import json
import math
import sys
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from sampan.vocabulary.errors import InvalidInput

JsonValue: TypeAlias = (
    "bool | int | float | str | list[JsonValue] | tuple[JsonValue, ...] | Mapping[str, JsonValue] | None"
)

LARGEST_SAFE_INTEGER = 2**53 - 1  # the I-JSON range (RFC 7493): exact in every reader's double
LARGEST_DOUBLE = int(sys.float_info.max)
DEEPEST_NESTING = 200  # far above any letter; keeps a hostile one from exhausting the stack

_quote = json.encoder.encode_basestring  # escapes exactly what RFC 8785 section 3.2.2.2 asks


def canonical_bytes(thing: JsonValue) -> bytes:
    """Return the RFC 8785 form of `thing` in UTF-8.

    Raises InvalidInput for NaN and infinities, integers that a double would round, member names that are
    not text, lone surrogates, nesting deeper than 200, and anything that JSON does not have.
    """
    text = "".join(_tokens(thing, 0))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidInput(
            "The text contains half of a character (a lone surrogate).", remedy="Type the text again."
        ) from error


def content_hash(thing: JsonValue) -> str:
    """Return the lower-case hex SHA-256 of the canonical bytes of `thing`."""
    return hashlib.sha256(canonical_bytes(thing)).hexdigest()


def _tokens(thing: object, depth: int) -> Iterator[str]:
    if depth > DEEPEST_NESTING:
        raise InvalidInput(
            f"The value is nested deeper than {DEEPEST_NESTING}.", remedy="Send a flatter value."
        )
    if isinstance(thing, str):
        yield _quote(thing)
    elif isinstance(thing, Mapping):
        yield from _object_tokens(thing, depth)
    elif isinstance(thing, (list, tuple)):
        yield from _array_tokens(thing, depth)
    else:
        yield _literal(thing)


def _array_tokens(items: list[object] | tuple[object, ...], depth: int) -> Iterator[str]:
    yield "["
    for position, item in enumerate(items):
        if position:
            yield ","
        yield from _tokens(item, depth + 1)
    yield "]"


def _object_tokens(members: Mapping[str, object], depth: int) -> Iterator[str]:
    if not all(isinstance(name, str) for name in members):
        raise InvalidInput("A member name is not text.", remedy="Write every member name as text.")
    yield "{"
    for position, name in enumerate(sorted(members, key=_utf16_order)):
        if position:
            yield ","
        yield _quote(name) + ":"
        yield from _tokens(members[name], depth + 1)
    yield "}"


def _utf16_order(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _literal(thing: object) -> str:
    if thing is None:
        return "null"
    if isinstance(thing, bool):
        return "true" if thing else "false"
    if isinstance(thing, int):
        return _integer(thing)
    if isinstance(thing, float):
        return _double(thing)
    raise InvalidInput(
        f"JSON has no {type(thing).__name__}.", remedy="Write it as text, a number, a list or an object."
    )


def _integer(number: int) -> str:
    if abs(number) <= LARGEST_SAFE_INTEGER:
        return str(int(number))
    # A double beyond 2**53 is written in digits that read back as an integer: it must stay readable.
    if abs(number) > LARGEST_DOUBLE or _double(float(number)) != str(number):
        raise InvalidInput(
            "The number is too large to be exact in every reader.", remedy="Write it as text instead."
        )
    return str(number)


def _double(number: float) -> str:
    """Write a double as ECMAScript's Number::toString does (ECMA-262, 6.1.6.1.20)."""
    if not math.isfinite(number):
        raise InvalidInput("NaN and infinity are not JSON numbers.", remedy="Leave the field out instead.")
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    digits, point = _shortest_digits(abs(number))
    return sign + _placed(digits, point)


def _shortest_digits(number: float) -> tuple[str, int]:
    """Return the shortest digits that round-trip, and where the point stands: 0.digits * 10**point."""
    mantissa, _, exponent = repr(number).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).rstrip("0") if fraction != "0" else whole.rstrip("0")
    leading_zeros = len(digits) - len(digits.lstrip("0"))
    return digits.lstrip("0"), len(whole) - leading_zeros + int(exponent or 0)


def _placed(digits: str, point: int) -> str:
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    mantissa = digits if count == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{point - 1:+d}"
