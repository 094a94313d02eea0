"""Records licences, what a regulator did with them, and fee ceilings; nothing is ever overwritten."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from sampan.engines.screening.agencies.naming import number_key
from sampan.prevention.recruitment.models import FeeCeiling, Licence, LicenceAct, Recruiter
from sampan.prevention.recruitment.services.register import (
    audit,
    locked_recruiter,
    said,
    several,
    short,
    stamp,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.names import tidy
from sampan.vocabulary.territories import is_country

_CURRENCY = re.compile("[A-Z]{3}")


@dataclass(frozen=True)
class NewLicence:
    """A licence as its paper has it; empty occupations or destinations: not limited."""

    number: str
    regulator: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    occupations: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewFee:
    """The most that may be asked of a worker for a destination ("" for any), and the rule that says so."""

    amount: Decimal
    currency: str
    rule: str
    valid_from: date
    destination: str = ""


@transaction.atomic
def record_licence(
    *,
    recruiter_id: UUID,
    licence: NewLicence,
    why: str,
    by: Actor,
    purpose: Purpose,
    series: UUID | None = None,
) -> UUID:
    """Record a licence, or with `series` the next version of one; nothing is overwritten. Returns its series.

    Raises InvalidInput naming the field, NotFound for another agency's series.
    """
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    licence = checked_licence(licence)
    row = locked_recruiter(recruiter_id)
    last = _newest(row, series) if series else None
    made = Licence(
        recruiter=row,
        series=series or new_record_id(),
        version=last.version + 1 if last else 1,
        why=said(why, field="why"),
        **licence_columns(licence),
        **stamp(by),
    )
    made.save(force_insert=True)
    details = {"version": made.version}
    audit("recruiters.licence_recorded", row.id, by=by, purpose=purpose, **details)
    return made.series


@transaction.atomic
def act_on_licence(
    *,
    series: UUID,
    kind: str,
    from_on: date,
    reason: str,
    by: Actor,
    purpose: Purpose,
    until_on: date | None = None,
) -> None:
    """Write that a licence was suspended, the suspension lifted, or the licence revoked or restored, and why.

    Raises InvalidInput naming the field, NotFound, WrongState for lifting or restoring what is not so.
    """
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    if kind not in LicenceAct.Kind.values:
        raise InvalidInput(
            "There is no such act.", remedy=f"Use: {', '.join(LicenceAct.Kind.values)}.", field="kind"
        )
    found = Licence.objects.filter(series=series).first()
    if found is None:
        raise NotFound("There is no such licence here.")
    locked_recruiter(found.recruiter_id)
    _check_act(series, kind, from_on, until_on)
    LicenceAct.objects.create(
        recruiter_id=found.recruiter_id, series=series, kind=kind, from_on=from_on, until_on=until_on,
        reason=said(reason, field="reason"), **stamp(by),
    )  # fmt: skip
    audit("recruiters.licence_act", found.recruiter_id, by=by, purpose=purpose, kind=kind)


@transaction.atomic
def set_fee(
    *, fee: NewFee, by: Actor, purpose: Purpose, recruiter_id: UUID | None = None, country: str = ""
) -> None:
    """Record the most that an agency, or without one every agency of a country, may ask from a day on."""
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    row = locked_recruiter(recruiter_id) if recruiter_id else None
    country = row.country if row else country
    _check_fee(fee, country)
    FeeCeiling.objects.create(recruiter=row, country=country, **asdict(fee), **stamp(by))
    audit("recruiters.fee_set", row.id if row else country, by=by, purpose=purpose)


def checked_licence(licence: NewLicence) -> NewLicence:
    """Return a licence with tidy texts; raises InvalidInput naming the field."""
    number = said(licence.number, field="number")
    if not number_key(number):
        raise InvalidInput(
            "The number has no letter or digit.", remedy="Write it as on paper.", field="number"
        )
    first, last = licence.valid_from, licence.valid_until
    if first and last and last < first:
        raise InvalidInput(
            "The licence ends before it begins.", remedy="Check both days.", field="valid_until"
        )
    if any(not is_country(code) for code in licence.destinations):
        raise InvalidInput("This is no country.", remedy="Use its two letters.", field="destinations")
    return NewLicence(
        number,
        short(tidy(licence.regulator), field="regulator"),
        first,
        last,
        several(licence.occupations, most=100, length=200, field="occupations"),
        tuple(sorted(set(licence.destinations))),
    )


def licence_columns(licence: NewLicence) -> dict[str, object]:
    """Return a licence as the columns of its row."""
    told = asdict(licence) | {"number_key": number_key(licence.number)[:80]}
    return {name: list(part) if isinstance(part, tuple) else part for name, part in told.items()}


def _newest(row: Recruiter, series: UUID) -> Licence:
    found = Licence.objects.filter(recruiter=row, series=series).order_by("-version").first()
    if found is None:
        raise NotFound("There is no such licence of this agency.")
    return found


def _check_act(series: UUID, kind: str, from_on: date, until_on: date | None) -> None:
    if until_on is not None and (kind != "suspended" or until_on < from_on):
        raise InvalidInput(
            "The last day cannot be.", remedy="Leave it out, or give a later day.", field="until_on"
        )
    done = [one.kind for one in LicenceAct.objects.filter(series=series).order_by("recorded_at", "id")]
    is_revoked = next((one for one in reversed(done) if one in ("revoked", "restored")), "") == "revoked"
    if kind == "restored" and not is_revoked:
        raise WrongState("This licence is not revoked.", remedy="Look at its history.")
    if kind == "revoked" and is_revoked:
        raise WrongState("This licence is revoked already.", remedy="Look at its history.")
    if kind == "lifted" and "suspended" not in done:
        raise WrongState("This licence was never suspended.", remedy="Look at its history.")


def _check_fee(fee: NewFee, country: str) -> None:
    if not is_country(country):
        raise InvalidInput("This is no country.", remedy="Use its two letters.", field="country")
    if fee.destination and not is_country(fee.destination):
        raise InvalidInput("This is no country.", remedy="Use its two letters.", field="destination")
    if not (fee.amount.is_finite() and 0 <= fee.amount < Decimal(10) ** 12):
        raise InvalidInput("This is no amount.", remedy="Write a number, 0 for nothing.", field="amount")
    if not _CURRENCY.fullmatch(fee.currency):
        raise InvalidInput("This is no currency.", remedy="Use three letters, such as USD.", field="currency")
    said(fee.rule, field="rule")
