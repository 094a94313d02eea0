"""Reads drills: who was asked, who answered, how long it took; and what members ask of us."""

from collections.abc import Sequence
from uuid import UUID

from sampan.partnership.members.facts import DrillTurn
from sampan.partnership.members.models import Drill
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound

OUT, IN = "out", "in"
COLUMNS = (
    *("member", "asked_at", "answer_by", "answered_at", "minutes"),
    *("would_suspend", "called_number", "compared", "passed"),
)


def drills(*, reader: Reader) -> list[tuple[UUID, list[DrillTurn]]]:
    """Return our drills, the newest first, each with its members' parts."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    found: dict[UUID, list[DrillTurn]] = {}
    for row in Drill.objects.filter(way=OUT).order_by("-asked_at", "member_id"):
        found.setdefault(row.conversation, []).append(turn_fact(row))
    return list(found.items())


def drill(*, conversation: UUID, reader: Reader) -> list[DrillTurn]:
    """Return each member's part in one of our drills; raises NotFound."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    rows = Drill.objects.filter(way=OUT, conversation=conversation).order_by("member_id")
    if not rows:
        raise NotFound("There is no such drill here.", remedy="Look at the page Drills.")
    return [turn_fact(row) for row in rows]


def asked_of_us(*, reader: Reader) -> list[DrillTurn]:
    """Return the drills in which a member asks this node, the open ones first, then the newest."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    rows = Drill.objects.filter(way=IN).order_by("-asked_at")
    return sorted((turn_fact(row) for row in rows), key=lambda one: one.answered_at is not None)


def turn(*, turn_id: UUID, reader: Reader) -> DrillTurn:
    """Return one part; raises NotFound."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    row = Drill.objects.filter(id=turn_id).first()
    if row is None:
        raise NotFound("There is no such drill here.", remedy="Look at the page Drills.")
    return turn_fact(row)


def csv_lines(turns: Sequence[DrillTurn]) -> list[list[str]]:
    """Return a drill as lines of cells: one a member, behind a line of names; times in UTC."""
    cells = ([_cell(getattr(one, name)) for name in COLUMNS] for one in turns)
    return [list(COLUMNS), *cells]


def turn_fact(row: Drill) -> DrillTurn:
    """Return a row as a fact."""
    return DrillTurn(
        id=row.id,
        conversation=row.conversation,
        way=row.way,
        member=row.member_id,
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        answered_at=row.answered_at,
        answered_by=row.answered_by_id,
        would_suspend=row.would_suspend,
        called_number=row.called_number,
        compared=row.compared,
    )


def _cell(thing: object) -> str:
    if isinstance(thing, bool):
        return "yes" if thing else "no"
    return "" if thing is None else str(thing)
