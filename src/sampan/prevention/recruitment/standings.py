"""How agencies stand: licences in their newest version with what their regulator did, as of a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sampan.engines.screening.agencies.standing import (
    ListedLicence,
    Standing,
    standing_of,
    standing_on,
)
from sampan.prevention.recruitment.facts import LicenceFact, RecruiterFact
from sampan.prevention.recruitment.models import Licence, LicenceAct, Recruiter

_DAY = timedelta(days=1)
Held = list[tuple[Licence, ListedLicence]]


def licences_of(recruiter_ids: Iterable[UUID]) -> dict[UUID, Held]:
    """Return the newest version of each licence by agency, with its suspensions and revocation; two queries."""
    ids = list(recruiter_ids)
    rows = Licence.objects.filter(recruiter_id__in=ids).order_by("series", "-version").distinct("series")
    acts: dict[UUID, list[LicenceAct]] = {}
    for act in LicenceAct.objects.filter(recruiter_id__in=ids).order_by("recorded_at", "id"):
        acts.setdefault(act.series, []).append(act)
    found: dict[UUID, Held] = {}
    for row in rows:
        found.setdefault(row.recruiter_id, []).append((row, listed(row, acts.get(row.series, ()))))
    return found


def listed(row: Licence, acts: Iterable[LicenceAct]) -> ListedLicence:
    """Return a licence with what was done with it, in the order in which it was recorded."""
    suspended: list[tuple[date, date | None]] = []
    revoked_on: date | None = None
    for act in acts:
        if act.kind == LicenceAct.Kind.SUSPENDED:
            suspended.append((act.from_on, act.until_on))
        elif act.kind == LicenceAct.Kind.LIFTED:
            suspended = _lifted(suspended, act.from_on)
        else:
            revoked_on = act.from_on if act.kind == LicenceAct.Kind.REVOKED else None
    return ListedLicence(
        number=row.number, regulator=row.regulator, valid_from=row.valid_from, valid_until=row.valid_until,
        suspended=tuple(suspended), revoked_on=revoked_on, occupations=tuple(row.occupations),
        destinations=tuple(row.destinations),
    )  # fmt: skip


def recruiter_fact(row: Recruiter, held: Held, *, on: date, source: str = "") -> RecruiterFact:
    """Return an agency as of a day."""
    standing: Standing = standing_on((one for _row, one in held), on=on)
    licences = sorted((_licence_fact(own, one, on=on) for own, one in held), key=_newest_first)
    return RecruiterFact(
        row.id, row.country, row.name, tuple(row.other_names), row.address, tuple(row.contacts), source, row.gone_on,
        standing.code, standing.since, standing.until, tuple(licences),
    )  # fmt: skip


def _licence_fact(row: Licence, one: ListedLicence, *, on: date) -> LicenceFact:
    standing = standing_of(one, on=on)
    return LicenceFact(
        row.id, row.series, row.version, row.number, row.regulator, row.valid_from, row.valid_until, one.occupations,
        one.destinations, one.suspended, one.revoked_on, standing.code, standing.since, standing.until,
    )  # fmt: skip


def _newest_first(one: LicenceFact) -> tuple[int, str]:
    return -(one.valid_until or date.max).toordinal(), one.number


def _lifted(suspended: list[tuple[date, date | None]], on: date) -> list[tuple[date, date | None]]:
    """End what is suspended on a day with the day before it."""
    ended = [
        (begins, on - _DAY if begins <= on and (ends is None or ends >= on) else ends)
        for begins, ends in suspended
    ]
    return [(begins, ends) for begins, ends in ended if ends is None or ends >= begins]
