"""Reads reports without their words."""

from collections import Counter
from uuid import UUID

from django.db.models import Count

from sampan.prevention.offers.facts import ReportFact, ReportsCounted
from sampan.prevention.offers.models import Report
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, NotFound

PAGE = 100


def reports(*, reader: Reader, state: str = "", limit: int = PAGE) -> list[ReportFact]:
    """Return the reports that the reader sees, the oldest first; raises InvalidInput for no state."""
    require_reading(reader)
    if state and state not in Report.State.values:
        raise InvalidInput("There is no such state.", remedy="Choose one of the list.", field="state")
    rows = Report.objects.order_by("received_on", "id")
    wanted = rows.filter(state=state) if state else rows.exclude(state=Report.State.FORGOTTEN)
    return [report_fact(one) for one in wanted[:limit]]


def report(*, report_id: UUID, reader: Reader) -> ReportFact:
    """Return one report without its words; NotFound."""
    require_reading(reader)
    row = Report.objects.filter(id=report_id).first()
    if row is None:
        raise NotFound("There is no such report here, or you may not see it.")
    return report_fact(row)


def counted(*, reader: Reader) -> ReportsCounted:
    """Return how many reports the reader sees, and of which kinds."""
    require_reading(reader)
    by_state, by_level, by_language, by_sign = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    kinds = Report.objects.values_list("state", "level", "language", "signs").annotate(count=Count("id"))
    for state, level, language, signs, count in kinds.order_by():
        by_state[state] += count
        by_level[level] += count
        by_language[language] += count
        by_sign.update(dict.fromkeys(signs, count))
    return ReportsCounted(
        by_state.total(), *(dict(one.most_common()) for one in (by_state, by_level, by_language, by_sign))
    )


def require_reading(reader: Reader) -> None:
    """Refuse whoever does not answer the public."""
    require(reader.actor, Permission.ANSWER_REPORTS, purpose=reader.purpose)


def report_fact(row: Report) -> ReportFact:
    """Return a report without its words."""
    return ReportFact(
        row.id, row.state, row.level, tuple(row.signs), row.language, row.page, row.received_on, row.answers
    )
