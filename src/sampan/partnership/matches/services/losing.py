"""Ends questions of ours that nobody can answer any more, and tells whoever asked."""

from django.db.models import QuerySet

from sampan.partnership.matches.facts import Side, State
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services.owed import NOT_LOOKED_UP, owe_asker
from sampan.partnership.matches.services.rows import as_service, audit


def lose_questions(found: QuerySet[Question], *, reason: str) -> int:
    """End these questions of ours as refused, owe whoever asked a look, and return how many ended."""
    with as_service() as reader:
        rows = list(found.filter(side=Side.ASKER))
        Question.objects.filter(id__in=[one.id for one in rows]).update(
            state=State.REFUSED, reason=reason, held=b""
        )
        for row in rows:
            audit("question_lost", row.id, by=reader.actor, purpose=reader.purpose, reason=reason)
            owe_asker(NOT_LOOKED_UP, row)
    return len(rows)
