"""What may leave the matches slice: codes, and frozen values without keys or names."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

PREFIX = "match."
"""Beginning of every kind of letter of this slice; an agreement allows it by the word `match`."""

OPENING_PER_MILLE = 30
"""Places of a question that oversight opens, of a thousand: between 1 and 5 % (ADR 0031)."""


class Side(StrEnum):
    """What this node is in an epoch or a question."""

    ASKER = "asker"
    HOLDER = "holder"
    KEEPER = "keeper"


class Register(StrEnum):
    """Whose keys an epoch holds. People are victims or may be: their hits are silent."""

    PEOPLE = "people"
    SELECTORS = "selectors"


class LegalBasis(StrEnum):
    """On which ground a question is asked; a code, so that no name can stand in it."""

    PALERMO = "un_protocol"
    ACTIP = "actip"
    BILATERAL = "bilateral"
    MUTUAL_ASSISTANCE = "mutual_assistance"
    CONSENT = "consent"


class State(StrEnum):
    """Where a question stands. For a silent one, a miss and a hit that nobody answers are one state."""

    ASKED = "asked"
    HALF = "half"  # the holder's half is there, the key-holder's is not
    HIT = "hit"
    NONE = "none"
    WAITING = "waiting"  # silent: nothing is said before the time limit
    KNOWN = "known"  # silent: a person there decided to answer
    SILENCE = "silence"  # silent: the time limit is over
    LOST = "lost"  # silent: the time limit is over, and the holder never said that it could look
    REFUSED = "refused"
    ANSWERED = "answered"  # at holder and key-holder: their part is done


class Wish(StrEnum):
    """What the asker wants after a hit."""

    REFERRAL = "referral"
    INFORMATION = "information"


class Removal(StrEnum):
    """Why a selector is removed; a code, so that no name can stand in it."""

    MISTAKEN = "mistaken"
    OVER = "over"
    HELPED = "helped"


class Verdict(StrEnum):
    """What a person said of a request or a silent hit."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"
    LOST = "lost"  # a request that did not reach them, or was not taken: nobody decided anything
    ENDED = "ended"  # the person withdrew consent, or their file is closed to all


@dataclass(frozen=True)
class ArrangementTerms:
    """What two members agree on before they match: the key-holder, caps and times. Both persons confirm it.

    keeper           id of a third member, of neither side
    batches_a_day    batches of 64 places that one may ask the other in a day
    selector_cap     selectors that one may bring in a night; 0: no lane B
    answer_days      days after which silence is the answer
    opening_per_mille  10 to 50 of a thousand places are opened to oversight
    """

    keeper: str
    batches_a_day: int = 15
    selector_cap: int = 100_000
    answer_days: int = 7
    opening_per_mille: int = OPENING_PER_MILLE


@dataclass(frozen=True)
class QuestionFact:
    """A question as lists show it: who asked whom, why, and what came of it; no key, no name.

    keys  without padding; 0 where padding hides it, and of suspects: fewer than before would tell whose they are
    """

    id: UUID
    side: Side
    member: str
    register: Register
    state: State
    reason: str
    case_id: UUID | None
    subject_id: UUID | None
    asked_by: UUID | None
    legal_basis: str
    keys: int
    asked_at: datetime
    answer_due: datetime
    kinds: tuple[str, ...]
    bits: float
    looked_at: datetime | None = None


@dataclass(frozen=True)
class RequestFact:
    """A request after a hit, at either side.

    reason  a code: why ours was lost, or why the other side did not hear what was decided here
    """

    id: UUID
    question_id: UUID
    way: str
    member: str
    wish: Wish
    verdict: Verdict
    case_id: UUID | None
    kinds: tuple[str, ...]
    asked_at: datetime
    due_at: datetime
    legal_basis: str = ""
    agency_id: UUID | None = None
    subject_id: UUID | None = None
    reason: str = ""


@dataclass(frozen=True)
class CaseName:
    """How a case here is named to who must find its worker: number and agency, nothing of the person.

    may_open  the reader sees the case itself
    """

    id: UUID
    number: str
    agency_id: UUID
    may_open: bool


@dataclass(frozen=True)
class SuspectName:
    """How a suspect here is told to who decides: what was recorded, when and by whom, not what it says."""

    kinds: tuple[str, ...]
    first_recorded_at: datetime
    recorded_by: UUID


@dataclass(frozen=True)
class SilentHitFact:
    """Somebody helped here may be the person whom another country asks about; for the duty officer alone."""

    id: UUID
    member: str
    case_id: UUID
    agency_id: UUID
    kinds: tuple[str, ...]
    verdict: Verdict
    found_at: datetime
    due_at: datetime
    unheard: str = ""
    case: CaseName | None = None


@dataclass(frozen=True)
class SpentFact:
    """How much of a quota is spent today."""

    side: Side
    member: str
    scope: str
    who: str
    keys: int
    limit: int
    is_alarming: bool = False


@dataclass(frozen=True)
class OpenedFact:
    """A place of a question that was opened: whether it holds, and what it was bound to.

    is_of_its_case  of our own questions: it names the very case, officer and ground of its question; else None
    number          of the case that our own question was about, by which its agency finds the file
    suspect         the number by which the agency's pages name the suspect that it was about
    """

    id: UUID
    question_id: UUID
    side: Side
    member: str
    place: int
    holds: bool
    is_padding: bool
    legal_basis: str
    case_id: UUID | None
    is_of_its_case: bool | None
    compared: str
    opened_at: datetime
    number: str = ""
    agency_id: UUID | None = None
    suspect: int | None = None


@dataclass(frozen=True)
class ArrangementFact:
    """An arrangement with a member, seen from here.

    is_ours  this node proposed it
    holds    it is in force, under an agreement that still names matching both ways
    """

    id: UUID
    member: str
    keeper: str
    batches_a_day: int
    selector_cap: int
    answer_days: int
    opening_per_mille: int
    state: str
    came_from: str
    proposed_at: datetime
    is_ours: bool = False
    holds: bool = False


@dataclass(frozen=True)
class SelectorFact:
    """A selector without what it says, the number of its suspect, and the members that have it too.

    `is_unreadable`: kept under older rules, and it names nobody by today's; compared with nobody.
    """

    id: UUID
    kind: str
    subject_id: UUID
    number: int
    recorded_at: datetime
    known_to: tuple[str, ...]
    is_unreadable: bool = False
