"""A letter: what one node says to another in one conversation, at one place in their shared sequence."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.vocabulary.canonical import JsonValue, canonical_bytes
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.lanes import Lane

SINGLE_LINE = 1  # the letter's own layout; a body carries the version of its kind itself
IN_LANES = 2  # the same with the member `lane`


@dataclass(frozen=True)
class Letter:
    """One numbered statement from `sender` to `receiver`.

    `sequence` counts the letters of this sender to this receiver in this lane from 1; `previous` is the hash of
    the one before. `more` holds members of a later release: kept, hashed, signed. The body never shows in
    `repr`. Schema 1 knows no lanes: its letters go in lane 0, the single line.
    """

    id: str
    kind: str  # such as referral.preview
    conversation: str
    sequence: int
    written_at: datetime
    expires_at: datetime
    sender: str
    receiver: str
    body: Mapping[str, JsonValue] = field(repr=False)
    in_reply_to: str | None = None
    previous: str = notation.GENESIS
    schema: int = SINGLE_LINE
    lane: int = Lane.SINGLE
    more: Mapping[str, JsonValue] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Check the form; InvalidInput names the field."""
        for name in ("id", "kind", "conversation"):
            notation.require_text(getattr(self, name), notation.TOKEN, name)
        for name in ("sender", "receiver"):
            notation.require_text(getattr(self, name), notation.NODE_ID, name)
        notation.require(self.sender != self.receiver, "receiver", "Write to another node than your own.")
        notation.require_text(self.previous, notation.HASH, "previous")
        notation.require(_counts(self.sequence) and _counts(self.schema), "sequence", "Count from 1.")
        laned = type(self.lane) in (int, Lane) and 0 <= self.lane <= _HIGHEST_LANE
        fits = laned and (self.lane == Lane.SINGLE) == (self.schema == SINGLE_LINE)
        notation.require(fits, "lane", "Give a lane in schema 2, none in schema 1.")
        notation.require_aware(self.written_at, "written_at")
        notation.require_aware(self.expires_at, "expires_at")
        notation.require(self.expires_at > self.written_at, "expires_at", "Let it expire after writing.")
        notation.require(isinstance(self.body, Mapping), "body", "Give a JSON object.")
        if self.in_reply_to is not None:
            notation.require_text(self.in_reply_to, notation.TOKEN, "in_reply_to")

    @cached_property
    def payload(self) -> bytes:
        """Return the canonical bytes (RFC 8785): what is hashed, signed and sealed."""
        return canonical_bytes(self._members())

    @cached_property
    def hash(self) -> str:
        """Return the hex SHA-256 of the payload; the random id inside keeps it from being guessed."""
        return hashlib.sha256(self.payload).hexdigest()

    def _members(self) -> dict[str, JsonValue]:
        lane: dict[str, JsonValue] = {} if self.schema == SINGLE_LINE else {"lane": int(self.lane)}
        return {
            **self.more,
            **lane,
            **{name: getattr(self, name) for name in _PLAIN},
            "written_at": notation.write_time(self.written_at),
            "expires_at": notation.write_time(self.expires_at),
        }


_PLAIN = (
    *("id", "kind", "conversation", "sequence", "sender", "receiver"),
    *("body", "in_reply_to", "previous", "schema"),
)
_KNOWN = frozenset((*_PLAIN, "written_at", "expires_at"))
_HIGHEST_LANE = 15  # lanes of a later release are journalled, too


def read_letter(payload: bytes) -> Letter:
    """Return the letter in a payload; ExchangeFailure(malformed) when it is not one in canonical form."""
    try:
        members = notation.read_object(payload)
        times = {name: notation.read_time(members[name]) for name in ("written_at", "expires_at")}
        plain = {name: members[name] for name in _PLAIN}
        if plain["schema"] != SINGLE_LINE:
            plain["lane"] = members.pop("lane")
        return Letter(**plain, **times, more=notation.unknown_members(members, _KNOWN))  # type: ignore[arg-type]
    except (KeyError, ValueError, TypeError, InvalidInput) as error:
        raise ExchangeFailure(Reason.MALFORMED) from error


def _counts(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= 2**53 - 1
