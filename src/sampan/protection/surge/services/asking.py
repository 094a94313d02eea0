"""Keeps the answers of many people to the same questions as answers of each one's own screening.

It never decides, and never finishes a screening: an interviewer goes on with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.protection.identification.services.screening import answer, start_screening
from sampan.protection.surge.group_questions import group_question
from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.triaging import add_sign_to_many
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import InvalidInput

MOST_AT_ONCE = 200  # eight pages of people; each answer is a write in a screening of its own


@dataclass(frozen=True)
class Said:
    """What one person said, by question: yes, no, not_asked, declined or not_known."""

    case_id: UUID
    answers: Mapping[str, str]


@transaction.atomic
def keep_answers(*, said: list[Said], by: Actor, purpose: Purpose) -> int:
    """Keep what people said in each one's own screening, begun when there is none; return how many people.

    A yes that is a sign of risk is weighed in the triage. People who are not seen, are closed or not in an
    operation are passed over. Raises InvalidInput for nobody or too many, UnknownCode for a question.
    """
    require(by, Permission.SCREEN, purpose=purpose)
    told = {one.case_id: one.answers for one in said if one.answers}
    if not told or len(told) > MOST_AT_ONCE:
        raise InvalidInput(
            "Nobody answered, or too many people at once.", remedy=f"At most {MOST_AT_ONCE}.", field="people"
        )
    people = Registration.objects.filter(case_id__in=told, is_open=True, case__ownership="here")
    found = list(people.order_by("case_id"))
    for one in found:
        _keep(one, told[one.case_id], by=by, purpose=purpose)
    for sign in {group_question(code).sign for answers in told.values() for code in answers} - {""}:
        ids = [one.case_id for one in found if _shows(sign, told[one.case_id])]
        if ids:
            add_sign_to_many(case_ids=ids, sign=sign, by=by, purpose=purpose)
    record(
        "screening.group_asked",
        by=by,
        purpose=purpose,
        subject_kind="screening",
        details={"people": len(found), "questions": sorted({code for one in told.values() for code in one})},
    )
    return len(found)


def _keep(one: Registration, answers: Mapping[str, str], *, by: Actor, purpose: Purpose) -> None:
    profile = "child" if "child" in one.told_signs or "child" in one.signs else "adult"
    screening_id = start_screening(case_id=one.case_id, profile=profile, by=by, purpose=purpose)
    indicators = {
        group_question(code).indicator(profile): group_question(code).answer_of(said)
        for code, said in answers.items()
    }
    answer(screening_id=screening_id, answers=indicators, by=by, purpose=purpose)


def _shows(sign: str, answers: Mapping[str, str]) -> bool:
    return any(group_question(code).sign == sign and said == "yes" for code, said in answers.items())
