"""What may leave the witness slice: how the logs agree, and what was found when they did not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sampan.engines.exchange.heads import TreeHead


class Finding(StrEnum):
    """Why two words of one node cannot both be true; the first five are `heads.Conflict`."""

    SAME_SIZE = "same_size"
    SHRUNK = "shrunk"
    INCONSISTENT = "inconsistent"
    AUDIT_SPLIT = "audit_split"
    AUDIT_SHRUNK = "audit_shrunk"
    OWN_LOG = "own_log"  # somebody holds a head signed with our key that our log contradicts
    OWN_AUDIT = "own_audit"  # a member holds an end of our audit that the audit no longer has


OURS = (Finding.OWN_LOG, Finding.OWN_AUDIT)


class Agreement(StrEnum):
    """How a member's log stands, as this node sees it."""

    AGREES = "agrees"  # all its heads fit together, and this node countersigned the newest
    NOT_YET = "not_yet"  # it has told nothing yet
    ASKED = "asked"  # a head came by others; the proof that it belongs to the log is asked for
    UNANSWERED = "unanswered"  # and has been owed for longer than a day
    EQUIVOCATION = "equivocation"  # it signed what excludes each other


@dataclass(frozen=True)
class Seen:
    """A node's newest head that fits its log, since when it is known, and who countersigned it."""

    head: TreeHead
    seen_at: datetime
    countersigned_by: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """Two words of one node that exclude each other, kept as evidence."""

    id: UUID
    node: str
    finding: Finding
    found_at: datetime
    heard_from: str
    settled_at: datetime | None
    is_provable: bool  # its two heads show it to anybody; otherwise this node's word stands beside them


@dataclass(frozen=True)
class LogFact:
    """One node's log as this node sees it; `node` may be this node itself."""

    node: str
    agreement: Agreement
    newest: Seen | None
    contradictions: tuple[Contradiction, ...] = ()
    asked_since: datetime | None = None
    witnessed_by_us_at: datetime | None = None  # when this node last countersigned one of its heads


@dataclass(frozen=True)
class Proven:
    """A proof document, and what it shows beyond the letter's place in the log."""

    document: dict[str, object]
    countersigned_by: tuple[str, ...]
    is_acknowledged: bool
    is_revealed: bool
