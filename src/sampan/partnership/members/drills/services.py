"""Rehearses a compromised key with real members: each is asked to show by a person that it would have acted.

Nothing is suspended and no key changes. The member's person calls the number that they knew before, has the
fingerprint read aloud and types what they hear: what they typed is compared with the card in force, so that the
answer proves a call and not a click.
"""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction

from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.fingerprints import check_fingerprint
from sampan.engines.exchange.notation import read_time, write_time
from sampan.partnership.members.drills.reading import IN, OUT, turn_fact
from sampan.partnership.members.facts import DrillTurn
from sampan.partnership.members.models import Drill
from sampan.partnership.members.moments import now
from sampan.partnership.members.posting import post
from sampan.partnership.members.queries import active_members, cards_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

DRILL_KIND, ANSWER_KIND = "members.drill", "members.drill.answer"
HOURS = 24  # to answer: a compromised key does harm from the first hour, an office sleeps at night
LONGEST_HOURS = 14 * 24  # a letter lives no longer
_STEPS = ("would_suspend", "called_number", "compared")


@transaction.atomic
def begin_drill(*, by: Actor, purpose: Purpose, hours: int = HOURS) -> UUID:
    """Ask every active member to rehearse a compromise of this node's key; return the drill's id."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    if not 1 <= hours <= LONGEST_HOURS:
        raise InvalidInput(
            "Give between an hour and fourteen days.", remedy="Change the hours.", field="hours"
        )
    members, conversation = [one.node_id for one in active_members()], uuid4()
    if not members:
        raise WrongState("There is no active member to rehearse with.", remedy="Pair with a node first.")
    asked_at = now()
    answer_by = asked_at + timedelta(hours=hours)
    for member in members:
        Drill.objects.create(
            conversation=conversation, way=OUT, member_id=member, asked_at=asked_at, answer_by=answer_by,
            asked_by_id=by.account_id,
        )  # fmt: skip
    details = {"members": len(members), "hours": hours}
    record(
        "members.drill_begun",
        by=by,
        purpose=purpose,
        subject_kind="drill",
        subject_id=conversation,
        details=details,
    )
    post(DRILL_KIND, {"answer_by": write_time(answer_by)}, to=members, conversation=conversation)
    return conversation


@transaction.atomic
def answer_drill(
    *, turn_id: UUID, would_suspend: bool, called_number: bool, heard: str, by: Actor, purpose: Purpose
) -> DrillTurn:
    """Answer a member's drill. `heard` are the digits that the other side read aloud, empty when nobody called."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = Drill.objects.select_for_update().filter(id=turn_id, way=IN).first()
    if row is None:
        raise NotFound("There is no such drill here.", remedy="Look at the page Drills.")
    if row.answered_at is not None:
        raise WrongState("This drill is answered already.", remedy="Look at the page Drills.")
    row.would_suspend, row.called_number = would_suspend, called_number
    row.compared = bool(heard.strip()) and _is_theirs(row.member_id, heard)
    row.answered_at, row.answered_by_id = now(), by.account_id
    row.save()
    _audit("members.drill_answered", row, by=by, purpose=purpose)
    told = {name: getattr(row, name) for name in _STEPS}
    post(ANSWER_KIND, told, to=[row.member_id], conversation=row.conversation)
    return turn_fact(row)


def take_drill(letter: ArrivedLetter) -> None:
    """Keep a member's question, for a person here to answer."""
    try:
        answer_by = read_time(letter.body.get("answer_by"))  # type: ignore[arg-type]
    except ValueError as error:
        raise InvalidInput(
            "The drill names no time.", remedy="Update the other node.", field="answer_by"
        ) from error
    row, is_new = Drill.objects.get_or_create(
        conversation=letter.conversation,
        way=IN,
        member_id=letter.member,
        defaults={"asked_at": letter.received_at, "answer_by": answer_by},
    )
    if is_new:
        _audit("members.drill_asked", row, by=letter.by, purpose=letter.purpose)


def take_answer(letter: ArrivedLetter) -> None:
    """Note what a member answered, and when it reached us; the first answer stands."""
    rows = Drill.objects.select_for_update().filter(
        conversation=letter.conversation, way=OUT, member_id=letter.member, answered_at__isnull=True
    )
    row = rows.first()
    if row is None:
        raise NotFound("This drill is not known here, or it is answered already.")
    for name in _STEPS:
        setattr(row, name, letter.body.get(name) is True)
    row.answered_at = letter.received_at
    row.save()
    _audit("members.drill_answered", row, by=letter.by, purpose=letter.purpose)


def _is_theirs(member: str, heard: str) -> bool:
    try:
        check_fingerprint(cards_of(member)[-1], heard)
    except ExchangeFailure:
        return False
    return True


def _audit(act: str, row: Drill, *, by: Actor, purpose: Purpose) -> None:
    details = {"member": row.member_id, **{name: getattr(row, name) for name in _STEPS}}
    record(act, by=by, purpose=purpose, subject_kind="drill", subject_id=row.conversation, details=details)
