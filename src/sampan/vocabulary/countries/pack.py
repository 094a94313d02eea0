"""Country packs: what a state's procedure asks, of whom and until when, what support it gives, where to call.

Every figure is data with a source and a period of validity. Days are civil days of the country. Working days
leave out Saturdays and Sundays only: public holidays are configuration of a node.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from sampan.vocabulary.countries.own_packs import SHIPPED, name_folder, own_countries, rows_of
from sampan.vocabulary.countries.reading import PACKS, read_rows
from sampan.vocabulary.countries.rows import (
    Authority,
    DocumentKind,
    EntitlementRow,
    EntitlementStatus,
    Event,
    EvidenceGround,
    Fact,
    GuideQuestion,
    Hotline,
    Instrument,
    ProcedureStep,
    ProvinceRow,
    RightRow,
    SpokenLanguage,
    Status,
    SupportGroup,
    SupportRegime,
)
from sampan.vocabulary.countries.tables import TABLES
from sampan.vocabulary.errors import UnknownCode

RowType = TypeVar("RowType", bound=Fact)


@dataclass(frozen=True)
class CountryPack:
    """Everything known about one country's procedure and services; tuples are in the order of their files."""

    iso2: str
    authorities: tuple[Authority, ...]
    procedure: tuple[ProcedureStep, ...]
    statuses: tuple[Status, ...]
    support_regimes: tuple[SupportRegime, ...]
    support_groups: tuple[SupportGroup, ...]
    entitlement_rows: tuple[EntitlementRow, ...]
    provinces: tuple[ProvinceRow, ...]
    documents: tuple[DocumentKind, ...]
    languages: tuple[SpokenLanguage, ...]
    hotlines: tuple[Hotline, ...]
    evidence: tuple[EvidenceGround, ...]
    instruments: tuple[Instrument, ...]
    rights: tuple[RightRow, ...] = ()
    questions: tuple[GuideQuestion, ...] = ()

    @property
    def local_language(self) -> str:
        """Return the code of the first official language."""
        return next(language.code for language in self.languages if language.status == "official")

    def authority(self, code: str, *, on: date | None = None) -> Authority:
        """Return the authority as it was called `on` a day, else its newest row; raises UnknownCode."""
        newest = _one(tuple(reversed(self.authorities)), code=code, what="authority")
        if on is None:
            return newest
        return next((one for one in self.authorities if one.code == code and one.in_force(on)), newest)

    def step(self, code: str, version: str = "") -> ProcedureStep | None:
        """Return a step of the procedure in one of its texts; None when the pack has lost it."""
        same = (one for one in self.procedure if (one.code, one.version) == (code, version))
        return next(same, None)

    def status(self, code: str) -> Status:
        """Return the status; raises UnknownCode."""
        return _one(self.statuses, code=code, what="status")

    def support_group(self, code: str) -> SupportGroup:
        """Return the group of persons; raises UnknownCode."""
        return _one(self.support_groups, code=code, what="support group")

    def support_regime(self, code: str) -> SupportRegime:
        """Return the kind of support; raises UnknownCode."""
        return _one(self.support_regimes, code=code, what="support regime")

    def province(self, code: str) -> ProvinceRow:
        """Return the unit of an ISO 3166-2 code, merged ones included; raises UnknownCode."""
        return _one(self.provinces, code=code, what="province")

    def facts(self) -> tuple[Fact, ...]:
        """Return every row of the pack, for checks of sources and for listing what is unverified."""
        tables = [table for table in vars(self).values() if isinstance(table, tuple)]
        return tuple(row for table in tables for row in table)


@dataclass(frozen=True)
class Entitlement:
    """What one group may ask of one regime, with the source that says so."""

    regime: SupportRegime
    group: SupportGroup
    status: EntitlementStatus
    source: str
    verified: bool
    note: str


def pack_countries() -> tuple[str, ...]:
    """Return the countries that have a pack, shipped or the node's own, by ISO 3166-1 alpha-2 code."""
    return tuple(sorted({*SHIPPED, *own_countries()}))


@cache
def country_pack(iso2: str) -> CountryPack:
    """Return the pack of a country, read once; raises UnknownCode for a country without one.

    The node's own rows, where it named a folder, stand over the shipped ones.
    """
    if iso2 not in pack_countries():
        raise UnknownCode(
            "There is no country pack for this code.", remedy=f"Use one of: {', '.join(pack_countries())}."
        )
    return CountryPack(iso2=iso2, **{table.name: rows_of(iso2, table) for table in TABLES})


def use_own_packs(folder: Path | None) -> None:
    """Name the folder of the node's own rows and forget what was read; checked by `checking.problems_of`."""
    name_folder(folder)
    country_pack.cache_clear()


@cache
def region_rights() -> tuple[RightRow, ...]:
    """Return what international law says of each right, for countries whose pack says nothing of it."""
    return read_rows(PACKS / "rights.csv", RightRow)


@cache
def events() -> dict[str, Event]:
    """Return the events from which steps run, by code; the same for every country."""
    return {event.code: event for event in read_rows(PACKS / "events.csv", Event)}


def authority_in_force(pack: CountryPack, kind: str, day: date) -> tuple[Authority, ...]:
    """Return the authorities of `kind` that are competent on `day`, none when nobody is known.

    Raises UnknownCode for a kind that the pack never names.
    """
    of_kind = [authority for authority in pack.authorities if authority.kind == kind]
    if not of_kind:
        kinds = sorted({authority.kind for authority in pack.authorities})
        raise UnknownCode(
            "The country pack has no authority of this kind.", remedy=f"Use one of: {', '.join(kinds)}."
        )
    return tuple(authority for authority in of_kind if authority.in_force(day))


def entitlements(pack: CountryPack, *, group: str, on: date | None = None) -> tuple[Entitlement, ...]:
    """Return what a group may ask of each regime, in the law's order; of the day `on` if given.

    `not` is returned too, so that a screen can show what the law does not give. Raises UnknownCode.
    """
    found = pack.support_group(group)
    rows = [row for row in pack.entitlement_rows if row.group == group and (on is None or row.in_force(on))]
    answers = [
        Entitlement(
            regime=pack.support_regime(row.regime),
            group=found,
            status=row.entitlement,
            source=row.source,
            verified=row.verified,
            note=row.note,
        )
        for row in rows
    ]
    return tuple(sorted(answers, key=lambda answer: answer.regime.order))


def current_province(pack: CountryPack, code: str, *, on: date) -> ProvinceRow:
    """Return the unit that answers for the code `on` a day, following mergers; raises UnknownCode."""
    unit = pack.province(code)
    while unit.merged_into and unit.valid_to is not None and on > unit.valid_to:
        unit = pack.province(unit.merged_into)
    return unit


def _one(rows: tuple[RowType, ...], *, code: str, what: str) -> RowType:
    for row in rows:
        if getattr(row, "code", None) == code:
            return row
    known = ", ".join(getattr(row, "code", "") for row in rows[:12])
    raise UnknownCode(f"The country pack has no {what} with this code.", remedy=f"Use one of: {known}.")
