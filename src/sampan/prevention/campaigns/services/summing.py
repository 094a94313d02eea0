"""Takes sums of quizzes in: of a quiz on paper by hand, and what a public site has counted; never an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.prevention.awareness.counters import Counters
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import LANGUAGES, course
from sampan.prevention.awareness.quiz import AFTER, BEFORE
from sampan.prevention.campaigns.models import Campaign, QuizSums
from sampan.prevention.campaigns.services.planning import audit, locked_campaign
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

MOST_TAKERS = 10_000_000
_QUESTIONS = 12


@dataclass(frozen=True)
class PaperQuiz:
    """A quiz on paper: language, lesson (empty: the whole quiz), the day, and the sums of those who took it."""

    language: str
    lesson: str
    held_on: date
    before: QuizSum | None
    after: QuizSum | None


@transaction.atomic
def enter_sums(*, campaign_id: UUID, quiz: PaperQuiz, by: Actor, purpose: Purpose) -> tuple[UUID, ...]:
    """Enter what a quiz on paper summed up to; return the ids. InvalidInput naming the field, NotFound."""
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    campaign = locked_campaign(campaign_id)
    _check(quiz)
    told = [(BEFORE, quiz.before), (AFTER, quiz.after)]
    rows = [_row(campaign, quiz, moment=moment, group=group) for moment, group in told if group]
    now = house_now()
    for row in rows:
        row.entered_by_id, row.entered_at = by.account_id, now
    QuizSums.objects.bulk_create(rows)
    audit("awareness.sums_entered", campaign, by=by, purpose=purpose, language=quiz.language)
    return tuple(one.id for one in rows)


@transaction.atomic
def withdraw_sums(*, sums_id: UUID, by: Actor, purpose: Purpose) -> UUID:
    """Take back sums entered wrongly by hand, and return whose campaign it is.

    NotFound; WrongState for what a site counted.
    """
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    row = QuizSums.objects.select_related("campaign").filter(id=sums_id).first()
    if row is None:
        raise NotFound("There are no such sums here, or you may not see them.")
    if row.series:
        raise WrongState("What a site counted is not taken back.", remedy="Leave it.")
    audit("awareness.sums_withdrawn", row.campaign, by=by, purpose=purpose, language=row.language)
    row.delete()
    return row.campaign_id


@transaction.atomic
def take_in_counters(*, counters: Counters, by: Actor, purpose: Purpose) -> int:
    """Take in what a public site has counted so far, and return how many sums are new or grew.

    Counters only grow: taken in twice, or late, nothing changes. Codes of campaigns that the reader does not see are
    left out.
    """
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    codes = {one.campaign for one in counters.sums}
    seen = {one.code: one for one in Campaign.objects.select_for_update().filter(code__in=codes)}
    grown: dict[UUID, int] = {}
    for one in counters.sums:
        campaign = seen.get(one.campaign)
        if campaign and _grow(campaign, counters.series, one.key, one.group, by=by):
            grown[campaign.id] = grown.get(campaign.id, 0) + 1
    for campaign in seen.values():
        if campaign.id in grown:
            audit("awareness.sums_counted", campaign, by=by, purpose=purpose, sums=grown[campaign.id])
    return sum(grown.values())


def _grow(campaign: Campaign, series: str, key: Sequence[str], group: QuizSum, *, by: Actor) -> bool:
    lesson, language, moment = key
    place = {"lesson": lesson, "language": language, "moment": moment}
    row = QuizSums.objects.filter(campaign=campaign, series=series, **place).first()
    if row and (row.takers >= group.takers or row.asked > group.asked or row.right > group.right):
        return False
    row = row or QuizSums(campaign=campaign, agency_id=campaign.agency_id, series=series, **place)
    row.takers, row.asked, row.right = group.takers, group.asked, group.right
    row.held_on, row.entered_by_id, row.entered_at = house_today(), by.account_id, house_now()
    row.save()
    return True


def _row(campaign: Campaign, quiz: PaperQuiz, *, moment: str, group: QuizSum) -> QuizSums:
    return QuizSums(
        agency_id=campaign.agency_id, campaign=campaign, lesson=quiz.lesson, language=quiz.language, moment=moment,
        held_on=quiz.held_on, takers=group.takers, asked=group.asked, right=group.right,
    )  # fmt: skip


def _check(quiz: PaperQuiz) -> None:
    if quiz.language not in LANGUAGES:
        raise InvalidInput("There is no quiz in this language.", remedy="Choose one.", field="language")
    if quiz.lesson and quiz.lesson not in {one.code for one in course(quiz.language).lessons}:
        raise InvalidInput("There is no such lesson.", remedy="Choose one of the list.", field="lesson")
    if quiz.held_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the day of the quiz.", field="held_on")
    if not quiz.before and not quiz.after:
        raise InvalidInput("There are no sums.", remedy="Give those before, after, or both.", field="before")
    for field, group in (("before", quiz.before), ("after", quiz.after)):
        if group and not 0 < group.takers <= min(group.asked, MOST_TAKERS):
            raise InvalidInput(
                "Each person is asked at least one question.", remedy="Mend the sums.", field=field
            )
        if group and group.asked > group.takers * _QUESTIONS:
            raise InvalidInput(
                "The quiz has twelve questions a person.", remedy="Mend the sums.", field=field
            )
