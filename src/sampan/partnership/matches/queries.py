"""Reads questions, requests, quotas, openings, selectors and arrangements; row security decides which.

Silent hits, and which of our records a request means, are read in `naming.py`.
"""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from sampan.engines.matching.private.quotas import Limits
from sampan.partnership.matches import party
from sampan.partnership.matches.facts import (
    ArrangementFact,
    OpenedFact,
    QuestionFact,
    Register,
    RequestFact,
    Side,
    SilentHitFact,
    SpentFact,
    Verdict,
    Wish,
)
from sampan.partnership.matches.models import (
    Arrangement,
    OpenedPlace,
    Question,
    Request,
    SilentHit,
    Spent,
)
from sampan.partnership.matches.paging import PAGE, waiting_first
from sampan.partnership.matches.services.overseeing import COMPARED, is_token_of
from sampan.partnership.matches.services.rows import as_service
from sampan.partnership.matches.services.spending import is_drifting, limits_of
from sampan.partnership.matches.suspects import suspect_numbers
from sampan.protection.cases.services.pointers import files_of, numbers_of
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import NoAgreement, NotFound

VIEWS = {"asked": Side.ASKER, "answered": Side.HOLDER, "kept": Side.KEEPER}
"""Lists of questions: those that we asked, that were asked of us, and that passed through us as key-holder."""


def questions(*, reader: Reader, view: str, before: UUID | None = None) -> list[QuestionFact]:
    """Return questions of one side that the reader sees, newest first."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    found = Question.objects.filter(side=VIEWS[view])
    if before is not None:
        found = found.filter(id__lt=before)
    return _questions(found.order_by("-id")[:PAGE])


def questions_of_case(*, case_id: UUID, reader: Reader) -> list[QuestionFact]:
    """Return what this node asked about the person of a case, newest first; of joined files too."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    found = Question.objects.filter(side=Side.ASKER, case_id__in=files_of(case_id))
    return _questions(found.order_by("-id")[:PAGE])


def question(*, question_id: UUID, reader: Reader) -> QuestionFact:
    """Return one question; raises NotFound."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    return _questions([_one(Question.objects.filter(id=question_id))])[0]


def requests(
    *, reader: Reader, question_id: UUID | None = None, before: UUID | None = None
) -> list[RequestFact]:
    """Return a page of requests, those first that wait for a decision here; of one question when it is named."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    found = Request.objects.filter(question_id=question_id) if question_id else Request.objects.all()
    return _requests(waiting_first(found, Q(way="in", verdict=Verdict.WAITING), before=before))


def request_of(*, request_id: UUID, reader: Reader) -> RequestFact:
    """Return one request; raises NotFound."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    return _requests([_one(Request.objects.filter(id=request_id))])[0]


def waiting_hits(reader: Reader) -> int:
    """Return how many silent hits wait for the duty officer; none to whom they are not shown."""
    if not reader.actor.may_for(Permission.DECIDE_SILENT, reader.purpose):
        return 0
    return SilentHit.objects.filter(verdict=Verdict.WAITING).count()


def spent_today(*, reader: Reader) -> list[SpentFact]:
    """Return what of each quota is spent today; officers and cases by their ids, of our own questions alone."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    arranged = {one.member: one for one in Arrangement.objects.filter(state="in_force")}
    today = house_today()
    rows = Spent.objects.filter(day=today, side__in=Side).exclude(scope="lock")
    rows = rows.order_by("side", "member", "scope", "who")
    facts = []
    for one in rows:
        limits = limits_of(arranged.get(one.member))
        alarming = one.scope == "peer" and _drifts(one, limits)
        limit = getattr(limits, one.scope)
        facts.append(SpentFact(Side(one.side), one.member, one.scope, one.who, one.keys, limit, alarming))
    return facts


def opened_places(*, reader: Reader, before: UUID | None = None) -> list[OpenedFact]:
    """Return a page of opened places, those first that are to be compared; padding only where it does not hold."""
    require(reader.actor, Permission.OVERSEE_MATCHES, purpose=reader.purpose)
    found = OpenedPlace.objects.select_related("question").exclude(is_padding=True)
    return _named(waiting_first(found, Q(question__side=Side.ASKER, compared=""), before=before))


def opened_place(*, opened_id: UUID, reader: Reader) -> OpenedFact:
    """Return one opened place; raises NotFound."""
    require(reader.actor, Permission.OVERSEE_MATCHES, purpose=reader.purpose)
    return _named([_one(OpenedPlace.objects.select_related("question").filter(id=opened_id))])[0]


def findings(*, question_id: UUID, reader: Reader) -> list[OpenedFact]:
    """Return what is wrong in an opened question, for the focal point; raises NotFound when nothing is."""
    require(reader.actor, Permission.ARRANGE_MATCHES, purpose=reader.purpose)
    found = OpenedPlace.objects.select_related("question").filter(question_id=question_id)
    told = _named(found.exclude(is_padding=True).order_by("place"))
    wrong = [
        one for one in told if not one.holds or one.is_of_its_case is False or one.compared == COMPARED[1]
    ]
    if not wrong:
        raise NotFound("Nothing is wrong in that question, or you may not see it.")
    return wrong


def unopened_question(*, question_id: UUID, reader: Reader) -> QuestionFact | None:
    """Return a question of which nobody opened what was drawn, for the focal point; None for any other."""
    require(reader.actor, Permission.ARRANGE_MATCHES, purpose=reader.purpose)
    rows = Question.objects.filter(id=question_id, unopened_at__isnull=False, unopened_reason="")
    found = _questions(rows.exclude(side=Side.HOLDER, opened__isnull=False))
    return found[0] if found else None


def arrangements(*, reader: Reader) -> list[ArrangementFact]:
    """Return arrangements with all members: all in force, then those that wait, then the newest of the others."""
    require(reader.actor, Permission.READ_MATCHES, purpose=reader.purpose)
    live = ("in_force", "proposed")
    rows = sorted(
        Arrangement.objects.filter(state__in=live).order_by("-proposed_at"),
        key=lambda one: live.index(one.state),
    )
    rows += Arrangement.objects.exclude(state__in=live).order_by("-proposed_at")[:PAGE]
    allowed = {one.member: _is_allowed(one.member) for one in rows if one.state == "in_force"}
    return [_arrangement(one, holds=allowed.get(one.member, False)) for one in rows]


def _drifts(one: Spent, limits: Limits) -> bool:
    with as_service():  # how many hit is nobody's to read
        return is_drifting(Side(one.side), member=one.member, limits=limits, day=one.day)


def next_page(found: Sequence[RequestFact | OpenedFact | SilentHitFact]) -> str:
    """Return the address of the page after these rows; empty after the last."""
    return f"?before={found[-1].id}" if len(found) == PAGE else ""


def _one(found: QuerySet):
    row = found.first()
    if row is None:
        raise NotFound("There is no such thing here, or you may not see it.")
    return row


def _questions(found: Iterable[Question]) -> list[QuestionFact]:
    rows = list(found)
    seen = _seen(rows)
    return [_question(one, seen) for one in rows]


def _requests(found: Iterable[Request]) -> list[RequestFact]:
    rows = list(found)
    seen = _seen(rows)
    return [_request(one, seen) for one in rows]


def _seen(rows: Iterable[Question | Request]) -> frozenset[UUID]:
    """Return the cases of these rows that the reader sees; of the others not even the id is told."""
    return frozenset(numbers_of({one.case_id for one in rows if one.case_id}))


def _question(row: Question, seen: Collection[UUID]) -> QuestionFact:
    return QuestionFact(
        id=row.id, side=Side(row.side), member=row.member,
        register=Register.PEOPLE if row.is_silent else Register.SELECTORS, state=row.state, reason=row.reason,
        case_id=row.case_id if row.case_id in seen else None, subject_id=row.subject_id,
        asked_by=row.asked_by_id, legal_basis=row.legal_basis,
        keys=row.keys if row.is_silent else 0,
        asked_at=row.asked_at, answer_due=row.answer_due, kinds=tuple(row.kinds), bits=row.bits,
        looked_at=row.looked_at,
    )  # fmt: skip


def _request(row: Request, seen: Collection[UUID]) -> RequestFact:
    return RequestFact(
        id=row.id, question_id=row.question_id, way=row.way, member=row.member, wish=Wish(row.wish),
        verdict=Verdict(row.verdict), case_id=row.case_id if row.case_id in seen else None,
        kinds=tuple(row.kinds), asked_at=row.asked_at,
        due_at=row.due_at, legal_basis=row.legal_basis, agency_id=row.agency_id, subject_id=row.subject_id,
        reason=row.reason,
    )  # fmt: skip


def _named(found: Iterable[OpenedPlace]) -> list[OpenedFact]:
    """Return opened places with the numbers by which agencies find the files; those who oversee see no case."""
    rows = list(found)
    asked = [one.question for one in rows if one.question.side == Side.ASKER]
    with as_service():
        cases = numbers_of({one.case_id for one in asked if one.case_id})
        suspects = suspect_numbers(one.subject_id for one in asked)
    return [_opened(one, cases, suspects) for one in rows]


def _opened(
    row: OpenedPlace, cases: dict[UUID, tuple[UUID, str, UUID]], suspects: dict[UUID, int]
) -> OpenedFact:
    asked, ours = row.question, row.question.side == Side.ASKER
    file = cases.get(asked.case_id) if asked.case_id else None
    return OpenedFact(
        id=row.id, question_id=row.question_id, side=Side(asked.side), member=asked.member,
        place=row.place, holds=row.holds, is_padding=row.is_padding, legal_basis=row.legal_basis,
        case_id=asked.case_id if ours else None, is_of_its_case=is_token_of(row) if ours else None,
        compared=row.compared, opened_at=row.opened_at, number=file[1] if file else "",
        agency_id=(file[2] if file else asked.agency_id) if ours else None,
        suspect=suspects.get(asked.subject_id) if ours and asked.subject_id else None,
    )  # fmt: skip


def _is_allowed(member: str) -> bool:
    """Say whether an agreement still allows matching with a member."""
    try:
        party.require_agreement(member, on=house_today())
    except NoAgreement:
        return False
    return True


def _arrangement(row: Arrangement, *, holds: bool) -> ArrangementFact:
    return ArrangementFact(
        id=row.id, member=row.member, keeper=row.keeper, batches_a_day=row.batches_a_day,
        selector_cap=row.selector_cap, answer_days=row.answer_days, opening_per_mille=row.opening_per_mille,
        state=row.state, came_from=row.came_from, proposed_at=row.proposed_at, is_ours=row.came_from == party.own_id(),
        holds=row.state == "in_force" and holds,
    )  # fmt: skip
