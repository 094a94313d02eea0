"""Turns agencies, their history and received lists into what pages show."""

from datetime import date
from typing import Any
from uuid import UUID

from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.facts import Found, ImportFact, LicenceFact, RecruiterFact
from sampan.prevention.recruitment.wording import (
    DIFFERENCES,
    KINDS,
    REASONS,
    fields_in_words,
    finding_in_words,
    history_in_words,
    status_in_words,
)
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.wording import reading_language
from sampan.vocabulary.money import money_words
from sampan.vocabulary.territories import country_name


def recruiter_row(one: RecruiterFact, *, reason: str = "") -> dict[str, Any]:
    """Return an agency as a row of the list."""
    return {
        "recruiter": one,
        "country": country_name(one.country, reading_language()),
        "status": status_in_words(one),
        "kind": KINDS[one.status],
        "reason": reason,
    }


def found_row(one: Found) -> dict[str, Any]:
    """Return an agency that a look-up found, with the reason."""
    return recruiter_row(one.recruiter, reason=str(REASONS[one.reason]))


def recruiter_shown(recruiter_id: UUID, *, reader: Reader, on: date) -> dict[str, Any]:
    """Return an agency's page as of a day."""
    one = queries.recruiter(recruiter_id=recruiter_id, reader=reader, on=on)
    told = queries.history(recruiter_id=recruiter_id, reader=reader)
    fees = queries.fees(recruiter_id=recruiter_id, reader=reader, on=on)
    return recruiter_row(one) | {
        "on": on,
        "licences": [_licence(licence) for licence in one.licences],
        "history": [{"fact": entry, "words": history_in_words(entry), "fields": _fields(entry)} for entry in told],
        "fees": [_fee(fee) for fee in fees],
        "may_keep": may_keep(reader),
        "may_receive": reader.actor.may_for(Permission.RECEIVE_COMPLAINT, reader.purpose),
    }  # fmt: skip


def findings_shown(text: str, *, reader: Reader, on: date) -> list[dict[str, Any]]:
    """Return the findings of an offer in words."""
    found = queries.check_offer(text, on=on, reader=reader)
    return [
        {
            "finding": one,
            "words": finding_in_words(one),
            "kind": "quiet" if one.kind == "licensed" else KINDS.get(one.kind, "warm"),
        }
        for one in found
    ]


def import_shown(one: ImportFact) -> dict[str, Any]:
    """Return a received list as its page shows it."""
    rows = [
        {
            "row": told["row"], "kind": DIFFERENCES[str(told["kind"])], "name": told["name"],
            "fields": fields_in_words(told["fields"]),
        }
        for told in one.differences
    ]  # fmt: skip
    return {"list": one, "differences": rows, "changes": one.new + one.changed + one.gone}


def may_keep(reader: Reader) -> bool:
    """Say whether the reader keeps the register."""
    return reader.actor.may_for(Permission.KEEP_RECRUITERS, reader.purpose)


def _licence(one: LicenceFact) -> dict[str, Any]:
    language = reading_language()
    return {
        "licence": one,
        "status": status_in_words(one),
        "kind": KINDS[one.status],
        "destinations": ", ".join(country_name(code, language) for code in one.destinations),
        "occupations": ", ".join(one.occupations),
    }


def _fee(one: Any) -> dict[str, Any]:
    language = reading_language()
    return {
        "fee": one,
        "amount": money_words(one.amount, one.currency, language),
        "destination": country_name(one.destination, language) if one.destination else "",
    }


def _fields(entry: Any) -> str:
    return fields_in_words(entry.facts) if entry.kind == "changed" else ""
