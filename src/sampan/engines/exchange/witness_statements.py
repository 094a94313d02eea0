"""What one node tells another about logs: its own head, what it countersigns, and what it heard of the others.

Everything is bounded before it is read. Nothing is believed here: heads and countersignatures are checked by
`heads`, paths by `merkle`. Members of a later release are passed over.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sampan.engines.exchange import notation
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.heads import LARGEST, Countersignature, TreeHead
from sampan.engines.exchange.merkle import LONGEST_PATH
from sampan.vocabulary.canonical import JsonValue
from sampan.vocabulary.errors import InvalidInput

MOST_HEADS = (
    32  # a statement, its own head included: more than the members of the Bali Process' working group
)
MOST_QUESTIONS = 8


@dataclass(frozen=True)
class Question:
    """Please show that your log of `first` letters is the beginning of that of `last`."""

    first: int
    last: int

    def __post_init__(self) -> None:
        """Check the form; InvalidInput otherwise."""
        whole = type(self.first) is int and type(self.last) is int
        notation.require(whole and 0 < self.first < self.last <= LARGEST, "first", "Name two sizes in order.")

    def to_json(self) -> dict[str, JsonValue]:
        """Return the question as a JSON object."""
        return {"first": self.first, "last": self.last}


@dataclass(frozen=True)
class Consistency:
    """A consistency proof between two sizes of one log."""

    between: Question
    path: tuple[bytes, ...]

    def to_json(self) -> dict[str, JsonValue]:
        """Return the proof as a JSON object."""
        return {**self.between.to_json(), "path": [one.hex() for one in self.path]}


@dataclass(frozen=True)
class Heard:
    """A head of a third node as the teller knows it, with the teller's countersignature when it gave one."""

    head: TreeHead
    countersignature: Countersignature | None = None

    def to_json(self) -> dict[str, JsonValue]:
        """Return it as a JSON object."""
        vouched = self.countersignature.to_json() if self.countersignature else None
        return {"head": self.head.to_json(), "countersignature": vouched}


@dataclass(frozen=True)
class AuditPlace:
    """An end of the receiver's audit chain, as it told the teller earlier."""

    sequence: int
    hash: str

    def __post_init__(self) -> None:
        """Check the form; InvalidInput otherwise."""
        notation.require(type(self.sequence) is int and 0 <= self.sequence <= LARGEST, "sequence", "Count.")
        notation.require_text(self.hash, notation.HASH, "hash")

    def to_json(self) -> dict[str, JsonValue]:
        """Return the place as a JSON object."""
        return {"sequence": self.sequence, "hash": self.hash}


@dataclass(frozen=True)
class WitnessStatement:
    """One statement of a node to a member.

    `head` is its own newest; `consistency` leads to it from the size that the member countersigned last;
    `countersigned` are its words on the member's heads; `heard` other members' heads; `questions` ask the member
    for proofs, `answers` give those it asked for; `audit_known` is the member's own audit end, told back;
    `latest_here` the digest of the teller's newest head that the member is known to have countersigned.
    """

    head: TreeHead
    consistency: Consistency | None = None
    countersigned: tuple[Countersignature, ...] = ()
    heard: tuple[Heard, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Consistency, ...] = ()
    audit_known: AuditPlace | None = None
    latest_here: str = ""

    def __post_init__(self) -> None:
        """Check the form; InvalidInput otherwise."""
        notation.require(
            self.latest_here == "" or bool(notation.HASH.fullmatch(self.latest_here)),
            "latest_here",
            "Name a digest.",
        )

    def to_json(self) -> dict[str, JsonValue]:
        """Return the statement as a JSON object."""
        return {
            "version": 1,
            "head": self.head.to_json(),
            "consistency": self.consistency.to_json() if self.consistency else None,
            "countersigned": [one.to_json() for one in self.countersigned],
            "heard": [one.to_json() for one in self.heard],
            "questions": [one.to_json() for one in self.questions],
            "answers": [one.to_json() for one in self.answers],
            "audit_known": self.audit_known.to_json() if self.audit_known else None,
            "latest_here": self.latest_here,
        }


def read_statement(told: JsonValue) -> WitnessStatement:
    """Return the statement in a JSON object, nothing in it believed yet; ExchangeFailure(malformed) otherwise."""
    try:
        members = _object(told)
        return WitnessStatement(
            head=TreeHead.from_json(members["head"]),
            consistency=_optional(members.get("consistency"), _consistency),
            countersigned=_listed(
                members.get("countersigned"), Countersignature.from_json, most=MOST_QUESTIONS
            ),
            heard=_listed(members.get("heard"), _heard, most=MOST_HEADS),
            questions=_listed(members.get("questions"), _question, most=MOST_QUESTIONS),
            answers=_listed(members.get("answers"), _consistency, most=MOST_QUESTIONS),
            audit_known=_optional(members.get("audit_known"), _audit_place),
            latest_here=str(members.get("latest_here") or ""),
        )
    except (KeyError, ValueError, TypeError, InvalidInput) as error:
        raise ExchangeFailure(Reason.MALFORMED) from error


_T = TypeVar("_T")


def _object(told: JsonValue) -> Mapping[str, JsonValue]:
    if not isinstance(told, Mapping):
        raise ValueError("not an object")
    return told


def _optional(told: JsonValue, read: Callable[[JsonValue], _T]) -> _T | None:
    return None if told is None else read(told)


def _listed(told: JsonValue, read: Callable[[JsonValue], _T], *, most: int) -> tuple[_T, ...]:
    if told is None:
        return ()
    if not isinstance(told, list) or len(told) > most:
        raise ValueError("not a list of that length")
    return tuple(read(one) for one in told)


def _question(told: JsonValue) -> Question:
    members = _object(told)
    return Question(members["first"], members["last"])  # type: ignore[arg-type]


def _consistency(told: JsonValue) -> Consistency:
    path = _object(told)["path"]
    if not isinstance(path, list) or len(path) > LONGEST_PATH:
        raise ValueError("not a path")
    for one in path:
        notation.require_text(one, notation.HASH, "path")
    return Consistency(_question(told), tuple(bytes.fromhex(str(one)) for one in path))


def _heard(told: JsonValue) -> Heard:
    members = _object(told)
    vouched = _optional(members.get("countersignature"), Countersignature.from_json)
    return Heard(TreeHead.from_json(members["head"]), vouched)


def _audit_place(told: JsonValue) -> AuditPlace:
    members = _object(told)
    return AuditPlace(members["sequence"], members["hash"])  # type: ignore[arg-type]
