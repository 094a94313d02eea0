"""Reads the register of recruitment agencies: the list, one agency with its history, a look-up, an offer checked."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from sampan.engines.screening.agencies.checking import AgencyFinding
from sampan.engines.screening.agencies.listed import AgencyList
from sampan.engines.screening.agencies.naming import number_key
from sampan.prevention.recruitment.facts import (
    FeeFact,
    Found,
    HistoryFact,
    ImportFact,
    RecruiterFact,
    SourceFact,
)
from sampan.prevention.recruitment.keys import SHOWN_FROM, keys_of, likeness
from sampan.prevention.recruitment.models import (
    FeeCeiling,
    Licence,
    LicenceAct,
    ListImport,
    ListSource,
    Recruiter,
    RecruiterChange,
    RecruiterName,
)
from sampan.prevention.recruitment.progress import done_of
from sampan.prevention.recruitment.publishing import listed_agencies, named_in
from sampan.prevention.recruitment.standings import licences_of, recruiter_fact
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import InvalidInput, NotFound

PAGE = 50
MOST_FOUND = 20
LONGEST_ASKED = 200
"""Letters of a name that are looked up."""
_STRONG, _WEAK, _COMPARED = 600, 900, 40
_ENOUGH = 3
_OF_LICENCE = ("number", "regulator", "valid_from", "valid_until", "occupations", "destinations")


def recruiters(
    *, reader: Reader, on: date | None = None, after: str = "", country: str = "", limit: int = PAGE
) -> list[RecruiterFact]:
    """Return agencies by name as of a day (today, unless another is named); `after`: name and id of the last one."""
    _require(reader)
    rows = Recruiter.objects.select_related("source").order_by("name", "id")
    rows = rows.filter(country=country) if country else rows
    name, _, last = after.rpartition(" ")
    if name:
        rows = rows.filter(Q(name__gt=name) | Q(name=name, id__gt=_id(last)))
    return _facts(rows[:limit], on=on or house_today())


def recruiter(*, recruiter_id: UUID, reader: Reader, on: date | None = None) -> RecruiterFact:
    """Return one agency as of a day; NotFound."""
    _require(reader)
    rows = Recruiter.objects.select_related("source").filter(id=recruiter_id)
    found = _facts(rows, on=on or house_today())
    if not found:
        raise NotFound("There is no such recruitment agency in the register.")
    return found[0]


def fees(*, recruiter_id: UUID, reader: Reader, on: date | None = None) -> list[FeeFact]:
    """Return the ceilings that hold for an agency on a day: its own, and those of its country where it has none."""
    one = recruiter(recruiter_id=recruiter_id, reader=reader)
    rows = FeeCeiling.objects.filter(Q(recruiter_id=one.id) | Q(recruiter=None, country=one.country))
    newest: dict[tuple[str, bool], FeeCeiling] = {}
    for row in rows.filter(valid_from__lte=on or house_today()).order_by("valid_from", "recorded_at", "id"):
        newest[row.destination, row.recruiter_id is None] = row
    own = {place for place, is_of_country in newest if not is_of_country}
    return [
        FeeFact(place, row.amount, row.currency, row.rule, row.valid_from, is_of_country)
        for (place, is_of_country), row in sorted(newest.items(), key=lambda one: one[0])
        if not (is_of_country and place in own)
    ]


def history(*, recruiter_id: UUID, reader: Reader) -> list[HistoryFact]:
    """Return everything recorded of an agency, the newest first: who, when, why."""
    one = recruiter(recruiter_id=recruiter_id, reader=reader)
    told = [
        HistoryFact(
            "licence", row.recorded_at, row.valid_from, row.valid_until, row.why, row.recorded_by_id,
            {"version": row.version} | {name: getattr(row, name) for name in _OF_LICENCE},
        )
        for row in Licence.objects.filter(recruiter_id=one.id)
    ]  # fmt: skip
    numbers = {licence.series: licence.number for licence in one.licences}
    told += [
        HistoryFact(
            row.kind, row.recorded_at, row.from_on, row.until_on, row.reason, row.recorded_by_id,
            {"number": numbers.get(row.series, "")},
        )
        for row in LicenceAct.objects.filter(recruiter_id=one.id)
    ]  # fmt: skip
    told += [
        HistoryFact("changed", row.recorded_at, None, None, row.why, row.recorded_by_id, row.before)
        for row in RecruiterChange.objects.filter(recruiter_id=one.id)
    ]
    return sorted(told, key=lambda one: one.at, reverse=True)


def look_up(*, text: str, reader: Reader, on: date | None = None, limit: int = MOST_FOUND) -> list[Found]:
    """Return agencies of a name in any script, or of a licence number, the likeliest first, each with the reason."""
    _require(reader)
    asked = text.strip()[:LONGEST_ASKED]
    best: dict[UUID, tuple[float, str, str]] = {}
    key = number_key(asked)
    if any(map(str.isdigit, key)):
        for recruiter_id, number in Licence.objects.filter(number_key=key).values_list(
            "recruiter_id", "number"
        )[:limit]:
            best[recruiter_id] = (1.0, "number", number)
    for recruiter_id, written in _candidates(asked) if not best else ():
        score, reason = likeness(asked, written)
        if score >= SHOWN_FROM and score > best.get(recruiter_id, (0.0, "", ""))[0]:
            best[recruiter_id] = (score, reason, written)
    ranked = sorted(best.items(), key=lambda one: (-one[1][0], len(one[1][2]), one[1][2], one[0]))[:limit]
    rows = Recruiter.objects.select_related("source").filter(id__in=[one for one, _told in ranked])
    facts = {one.id: one for one in _facts(rows, on=on or house_today())}
    return [
        Found(facts[one], name, reason, round(score, 3))
        for one, (score, reason, name) in ranked
        if one in facts
    ]


def check_offer(text: str, *, on: date, reader: Reader) -> tuple[AgencyFinding, ...]:
    """Return what an offer says of agencies beside the register on a day; only agencies that it may name are read.

    The same check as that of the public site from a published list (`sampan.engines.screening.agencies`).
    """
    _require(reader)
    return agency_list(text, on=on).find(text, on=on)


def agency_list(text: str, *, on: date) -> AgencyList:
    """Return the part of the register that a text may name, as a list."""
    return AgencyList("", on, tuple(listed_agencies(named_in(text))))


def sources(*, reader: Reader) -> list[SourceFact]:
    """Return the sources of official lists by name."""
    _require(reader)
    return [_source(row) for row in ListSource.objects.order_by("name")]


def source(*, source_id: UUID, reader: Reader) -> SourceFact:
    """Return one source; NotFound."""
    found = [one for one in sources(reader=reader) if one.id == source_id]
    if not found:
        raise NotFound("There is no such source of lists.")
    return found[0]


def imports(*, reader: Reader, limit: int = PAGE) -> list[ImportFact]:
    """Return the lists that were received, the newest first."""
    require(reader.actor, Permission.KEEP_RECRUITERS, purpose=reader.purpose)
    rows = ListImport.objects.select_related("source").defer("content").order_by("-sent_at")
    return [_import(row) for row in rows[:limit]]


def list_import(*, import_id: UUID, reader: Reader) -> ImportFact:
    """Return one received list; NotFound."""
    require(reader.actor, Permission.KEEP_RECRUITERS, purpose=reader.purpose)
    row = ListImport.objects.select_related("source").defer("content").filter(id=import_id).first()
    if row is None:
        raise NotFound("There is no such list here, or you may not see it.")
    return _import(row)


def _require(reader: Reader) -> None:
    require(reader.actor, Permission.READ_RECRUITERS, purpose=reader.purpose)


def _facts(rows: Iterable[Recruiter], *, on: date) -> list[RecruiterFact]:
    kept = list(rows)
    held = licences_of(one.id for one in kept)
    return [
        recruiter_fact(one, held.get(one.id, []), on=on, source=one.source.name if one.source else "")
        for one in kept
    ]


def _candidates(asked: str) -> list[tuple[UUID, str]]:
    """Return names that share keys with what is asked for, those that share most first; the best are compared."""
    keys = keys_of(asked)
    if not keys.all:
        return []
    names = RecruiterName.objects.values_list("recruiter_id", "written", "keys")
    found = list(names.filter(keys__overlap=list(keys.whole))[:_COMPARED])
    if keys.strong:
        found += list(names.filter(keys__overlap=list(keys.strong))[:_STRONG])
    if keys.weak and len(found) < _ENOUGH:
        found += list(names.filter(keys__overlap=list(keys.weak))[:_WEAK])
    strong, every = {*keys.whole, *keys.strong}, set(keys.all)
    found.sort(key=lambda one: -len(strong.intersection(one[2])) - len(every.intersection(one[2])))
    return list(dict.fromkeys((recruiter_id, written) for recruiter_id, written, _keys in found))[:_COMPARED]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise InvalidInput("This is no place in the list.", remedy="Begin again.", field="after") from None


def _source(row: ListSource) -> SourceFact:
    return SourceFact(row.id, row.name, row.country, row.publisher, row.terms, row.address, row.mapping)


def _import(row: ListImport) -> ImportFact:
    return ImportFact(
        row.id, row.source_id, row.source.name, row.sha256, row.list_date, row.terms, tuple(row.header), row.mapping,
        row.is_whole, row.status, row.row_count, row.new_count, row.changed_count, row.same_count, row.gone_count,
        row.wrong_count, tuple(row.problems), tuple(row.differences), row.sent_at, row.settled_at, done_of(row.id),
    )  # fmt: skip
