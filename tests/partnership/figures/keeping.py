"""Keeps rows of the statistics as cases in the test database."""

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.dates import PartialDate


def _draft(row):
    lists = {name: sorted(set(getattr(row, name))) for name in ("forms", "citizenship", "crime_types")}
    lists["exploitation_countries"] = sorted(set(row.exploitation_countries))
    single = {name: getattr(row, name) for name in ("sex", "age_band", "education")} | {
        "registered": row.year
    }
    milestones = tuple(
        MilestoneFact(
            kind=m.kind,
            happened=PartialDate.from_date(m.on),
            country=m.country or "",
            province=m.province or "",
        )
        for m in row.milestones
    )
    return CaseDraft(
        record={name: told for name, told in (lists | single).items() if told}, milestones=milestones
    )


def keep_rows(rows, reading):
    """Open a case for every row, as an invented case worker; `reading` is the fixture."""
    officer = reading("case_worker").actor
    open_cases_in_bulk(drafts=[_draft(row) for row in rows], by=officer, purpose=Purpose.PROTECTION)
