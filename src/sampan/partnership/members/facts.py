"""What may leave the members slice: a member as a value, and the states a pairing can be in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class MemberState(StrEnum):
    """Where a pairing stands, as this node sees it."""

    PROPOSED = "proposed"  # its card is here, nobody compared the fingerprint yet
    ACTIVE = "active"
    SUSPENDED = "suspended"  # by a person here; nothing is sent, nothing is taken in
    COMPROMISED = "compromised"  # it says that its key was lost or stolen: compare the new fingerprint


@dataclass(frozen=True)
class MemberFact:
    """A member: who, where, since when, and the fingerprint of the card that counts."""

    node_id: str
    country: str
    name: str
    address: str
    state: MemberState
    fingerprint: str
    serial: int
    proposed_at: datetime
    confirmed_by: UUID | None
    confirmed_at: datetime | None

    @property
    def groups(self) -> list[str]:
        """The fingerprint in its groups of five digits, to be read aloud."""
        return self.fingerprint.split()
