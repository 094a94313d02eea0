"""Opens a report for an officer, answers it through the drop, and says how it goes on; each act is audited."""

from uuid import UUID

from django.db import transaction

from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.sealing import seal_answer
from sampan.prevention.offers.facts import OpenedReport, Word
from sampan.prevention.offers.models import Report, ReportWord
from sampan.prevention.offers.queries import report_fact, require_reading
from sampan.prevention.offers.services.fetching import audit_report
from sampan.prevention.offers.services.sealing import key_of, opened, seal
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

LONGEST = 20_000


@transaction.atomic
def open_report_for(*, report_id: UUID, reader: Reader) -> OpenedReport:
    """Return a report with its words; a new one counts as being read from then on. Audited. NotFound."""
    require_reading(reader)
    row = locked_report(report_id)
    if row.state == Report.State.NEW:
        row.state, row.changed_at = Report.State.READ, house_now()
        row.save(update_fields=("state", "changed_at"))
    audit_report("reports.opened", row, by=reader.actor, purpose=reader.purpose)
    key = key_of(row)
    told = opened(row.told, key=key, bound_to=row.id.bytes)
    words = tuple(
        Word(opened(one.words, key=key, bound_to=one.id.bytes)["text"], one.written_on, one.by_id is not None)
        for one in row.written.order_by("id")
    )
    return OpenedReport(report_fact(row), told["text"], told["where"], told["more"], told["reach"], words)


@transaction.atomic
def answer_report(*, report_id: UUID, text: str, drop: Drop, by: Actor, purpose: Purpose) -> None:
    """Answer a report: the words are kept sealed, and laid down for the code's holder.

    Raises InvalidInput for an empty answer, WrongState for a closed report, Unavailable when the drop takes nothing.
    """
    require(by, Permission.ANSWER_REPORTS, purpose=purpose)
    row, words = locked_report(report_id), text.strip()
    if not words or len(words) > LONGEST:
        raise InvalidInput("An answer needs words.", remedy="Write them, in plain language.", field="text")
    if row.state == Report.State.CLOSED:
        raise WrongState("This report is closed.", remedy="Open it again first.")
    key = key_of(row)
    one = ReportWord(agency_id=row.agency_id, report=row, by_id=by.account_id, written_on=house_today())
    one.words = seal({"text": words}, key=key, bound_to=one.id.bytes)
    one.save(force_insert=True)
    row.answers += 1
    row.state, row.changed_at = Report.State.ANSWERED, house_now()
    row.save(update_fields=("answers", "state", "changed_at"))
    audit_report("reports.answered", row, by=by, purpose=purpose)
    code_key = bytes.fromhex(opened(row.told, key=key, bound_to=row.id.bytes)["key"])
    told = {"text": words, "day": one.written_on.isoformat()}
    drop.put_answer(row.place, row.answers, seal_answer(told, key=code_key, place=row.place))


@transaction.atomic
def settle_report(*, report_id: UUID, state: str, by: Actor, purpose: Purpose) -> None:
    """Say that a report is passed on, closed, or being read again; InvalidInput for any other state."""
    require(by, Permission.ANSWER_REPORTS, purpose=purpose)
    if state not in (Report.State.PASSED_ON, Report.State.CLOSED, Report.State.READ):
        raise InvalidInput("A report cannot be set to this.", remedy="Choose one of the list.", field="state")
    row = locked_report(report_id)
    row.state, row.changed_at = state, house_now()
    row.save(update_fields=("state", "changed_at"))
    audit_report("reports.settled", row, by=by, purpose=purpose)


def locked_report(report_id: UUID) -> Report:
    """Return a report to be changed; NotFound, WrongState when its words are forgotten."""
    row = Report.objects.select_for_update().filter(id=report_id).first()
    if row is None:
        raise NotFound("There is no such report here, or you may not see it.")
    if row.state == Report.State.FORGOTTEN:
        raise WrongState(
            "The words of this report are forgotten.", remedy="Ask who reported it to report again."
        )
    return row
