"""What may leave the members slice: a member as a value, and the states a pairing can be in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class MemberState(StrEnum):
    """Where a pairing stands, as this node sees it."""

    PROPOSED = "proposed"  # its card is here, nobody compared the fingerprint yet
    ACTIVE = "active"
    SUSPENDED = "suspended"  # by a person here; nothing is sent, nothing is taken in
    COMPROMISED = "compromised"  # it says that its key was lost or stolen: compare the new fingerprint
    LEAVING = "leaving"  # what is open is brought to its end, nothing new begins
    LEFT = "left"  # every letter is settled; the cards stay for proofs

    @property
    def is_carried(self) -> bool:
        """Say whether letters go to and come from the member; what they may say, the agreements decide."""
        return self in (MemberState.ACTIVE, MemberState.LEAVING)

    @property
    def is_answered(self) -> bool:
        """Say whether its letters are journalled and acknowledged: after it left, so that none hangs unanswered."""
        return self in (MemberState.ACTIVE, MemberState.LEAVING, MemberState.LEFT)


@dataclass(frozen=True)
class MemberFact:
    """A member: who, where, since when, and the fingerprint of the card that counts.

    `vouched_by` is the version of the directory that stood for it when nobody compared by phone.
    """

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
    vouched_by: int | None = None
    card_since: datetime | None = None

    @property
    def groups(self) -> list[str]:
        """The fingerprint in its groups of five digits, to be read aloud."""
        return self.fingerprint.split()


class DocumentKind(StrEnum):
    """What countries sign together."""

    ROOT = "root"
    DIRECTORY = "directory"


class DocumentState(StrEnum):
    """Where a signed document stands here."""

    PROPOSED = "proposed"  # signatures are being collected
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"  # another document took its version's place


@dataclass(frozen=True)
class SignerFact:
    """One country whose key counts for a document, and whether it has signed."""

    country: str
    has_signed: bool


@dataclass(frozen=True)
class DocumentFact:
    """A root or directory as it stands here."""

    id: UUID
    kind: DocumentKind
    version: int
    digest: str
    state: DocumentState
    expires_at: datetime
    came_from: str  # "here", "file" or a node id
    came_at: datetime
    in_force_at: datetime | None
    needed: int
    signers: tuple[SignerFact, ...]

    @property
    def signed(self) -> int:
        """How many countries have signed."""
        return sum(one.has_signed for one in self.signers)


class AgreementState(StrEnum):
    """Where an agreement stands."""

    PROPOSED_HERE = "proposed_here"
    PROPOSED_THERE = "proposed_there"
    IN_FORCE = "in_force"  # both confirmed it; its dates say on which days it holds
    SUPERSEDED = "superseded"  # a newer version took its place
    DECLINED = "declined"
    ENDED = "ended"  # before its last day, with a reason


@dataclass(frozen=True)
class AgreementFact:
    """An agreement with one member, seen from here."""

    id: UUID
    series: UUID
    member: str
    version: int
    title: str
    basis: str
    valid_from: date
    valid_to: date | None
    kinds_out: tuple[str, ...]
    kinds_in: tuple[str, ...]
    groups_out: tuple[str, ...]
    groups_in: tuple[str, ...]
    state: AgreementState
    proposed_at: datetime
    proposed_by: UUID | None
    confirmed_at: datetime | None
    confirmed_by: UUID | None
    ended_at: datetime | None
    ended_reason: str


@dataclass(frozen=True)
class PolicyFact:
    """What this node demands: an agreement on record for every letter; a phone call for every member."""

    only_with_agreement: bool = False
    directory_vouches: bool = False
    set_by: UUID | None = None
    set_at: datetime | None = None


@dataclass(frozen=True)
class OpenLetter:
    """A letter of ours that stands in the way of leaving."""

    letter_id: UUID
    kind: str
    written_at: datetime
    expires_at: datetime | None
    given_up_at: datetime | None = None
    given_up_reason: str = ""


@dataclass(frozen=True)
class DepartureFact:
    """How far a leaving is: what of ours is open, what they said of theirs, which conversations were alive."""

    id: UUID
    member: str
    leaver: str
    reason: str
    began_at: datetime
    began_by: UUID | None
    our_last_at: datetime | None
    their_last_at: datetime | None
    their_open: int | None
    ended_at: datetime | None
    ended_reason: str
    letters: tuple[OpenLetter, ...] = field(default=())
    conversations: tuple[tuple[UUID, str], ...] = field(default=())  # id, kind of its newest letter

    @property
    def open_count(self) -> int:
        """How many letters of ours still need a receipt and were not given up."""
        return sum(one.given_up_at is None for one in self.letters)


@dataclass(frozen=True)
class DrillTurn:
    """One member's part in a rehearsed compromise, or ours in a member's."""

    id: UUID
    conversation: UUID
    way: str  # out: we asked; in: they asked us
    member: str
    asked_at: datetime
    answer_by: datetime
    answered_at: datetime | None
    answered_by: UUID | None
    would_suspend: bool | None
    called_number: bool | None
    compared: bool | None

    @property
    def minutes(self) -> int | None:
        """Whole minutes from the question to the answer, None while it is open."""
        return (
            None
            if self.answered_at is None
            else int((self.answered_at - self.asked_at).total_seconds() // 60)
        )

    @property
    def passed(self) -> bool:
        """Say whether every step was confirmed by a person."""
        return bool(self.would_suspend and self.called_number and self.compared)
