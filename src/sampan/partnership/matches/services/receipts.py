"""The second receipt of a silent question: it was looked up. Sent for a hit as for a miss, by the clock.

Without it the asker's node says in the end that nobody could look, and not that nobody answered. The clock sends it,
not the looking up: so its moment says nothing of what was found.
"""

from uuid import UUID

from django.db import transaction

from sampan.partnership.matches.facts import Side, State
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services.owed import NOT_LOOKED_UP, settle
from sampan.partnership.matches.services.reading import our_question
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import WrongState

MOST = 1_000


def looked_up() -> list[UUID]:
    """Return the silent questions that this node looked up and has not said so, within their time limit."""
    with as_service():
        asked = Question.objects.filter(
            side=Side.HOLDER, is_silent=True, state=State.ANSWERED, looked_at=None
        )
        waiting = asked.filter(answer_due__gt=house_now()).exclude(held=b"")
        return list(waiting.values_list("id", flat=True)[:MOST])


def say_looked_up(*, question_id: UUID) -> bool:
    """Tell the asker that its question was looked up, once; return whether it was told. Runs as the service."""
    with as_service() as reader, transaction.atomic():
        found = Question.objects.select_for_update(of=("self",), skip_locked=True)
        row = found.filter(id=question_id, side=Side.HOLDER, looked_at=None).first()
        if row is None:
            return False
        row.looked_at = house_now()
        row.save(update_fields=("looked_at",))
        post("looked", {}, to=row.member, conversation=row.conversation)
        audit("looked_up", row.id, by=reader.actor, purpose=reader.purpose, member=row.member)
    return True


def take_looked(letter: ArrivedLetter) -> None:
    """Note that our silent question was looked up; said in time and heard late, it turns "nobody could" into silence.

    Raises NotFound for a question that is not the member's, WrongState when it was said before.
    """
    row = our_question(letter)
    if not row.is_silent or row.looked_at is not None:
        raise WrongState("This was said before.", remedy="Say it once.")
    row.looked_at = min(letter.written_at, letter.received_at)
    if row.state == State.LOST and row.looked_at < row.answer_due:
        row.state = State.SILENCE
        settle(NOT_LOOKED_UP, row.id, outcome="overtaken")
    row.save(update_fields=("looked_at", "state"))
