"""The register as a public list: agencies with licences, fee ceilings and public contacts; no complaint, no person."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q

from sampan.engines.screening.agencies.entries import ListedAgency, ListedFee
from sampan.engines.screening.agencies.mentions import numbers_in
from sampan.engines.screening.agencies.naming import Word, is_latin, plain, words_in
from sampan.engines.screening.reading.contacts import contacts_in
from sampan.prevention.recruitment.models import FeeCeiling, Licence, Recruiter, RecruiterName
from sampan.prevention.recruitment.standings import licences_of

_AT_ONCE = 2_000
_MOST_TOGETHER = 8  # words of a name
_LONGEST_JOINED = 30  # letters of a name in a script without spaces
_MOST_RUNS = 8_000
_READ = 4_000  # letters of an offer in which names are looked for here


def listed_agencies(ids: Iterable[UUID] | None = None) -> Iterator[ListedAgency]:
    """Yield agencies with a licence as published, by id; all of them, or those named.

    One that has gone from its official list is left out, unless its licence was revoked: that is worth knowing.
    """
    rows = Recruiter.objects.order_by("id")
    rows = rows.filter(id__in=list(ids)) if ids is not None else rows
    fees = _fees()
    last: UUID | None = None
    while chunk := list((rows.filter(id__gt=last) if last else rows)[:_AT_ONCE]):
        held = licences_of(one.id for one in chunk)
        for one in chunk:
            licences = tuple(licence for _row, licence in held.get(one.id, ()))
            is_revoked = any(licence.revoked_on for licence in licences)
            if licences and (one.gone_on is None or is_revoked):
                yield ListedAgency(
                    str(one.id), one.country, one.name, tuple(one.other_names), one.address, contact_values(one),
                    licences, tuple(fees.get(one.id, ())),
                )  # fmt: skip
        last = chunk[-1].id


def contact_values(row: Recruiter) -> tuple[tuple[str, str], ...]:
    """Return an agency's contacts as those in offers are compared: (kind, value)."""
    found = [
        (one.kind, one.value)
        for text in row.contacts
        for one in contacts_in(text, row.country) or contacts_in(f"tel {text}", row.country)
    ]
    return tuple(dict.fromkeys(found))


def named_in(text: str) -> list[UUID]:
    """Return the ids of agencies whose name or licence number stands in a text."""
    folded = plain(text[:_READ]).text
    runs = list(dict.fromkeys(_runs(words_in(folded))))[:_MOST_RUNS]
    numbers = list(dict.fromkeys(mention.text for mention, _said in numbers_in(folded)))
    names = RecruiterName.objects.values_list("recruiter_id", flat=True)
    found = {*names.filter(folded__in=runs), *names.filter(own__in=runs)} if runs else set()
    if numbers:
        found |= set(Licence.objects.filter(number_key__in=numbers).values_list("recruiter_id", flat=True))
    return sorted(found)


def _runs(words: list[Word]) -> Iterator[str]:
    """Yield what may be a whole name: words in a row, and parts of words of scripts without spaces."""
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _MOST_TOGETHER) + 1):
            yield "".join(word.text for word in words[first:last])
    joined = "".join(word.text for word in words if not is_latin(word.text))
    for first in range(len(joined)):
        for size in range(2, _LONGEST_JOINED + 1):
            if first + size <= len(joined):
                yield joined[first : first + size]


def _fees() -> dict[UUID, list[ListedFee]]:
    newest: dict[tuple[UUID, str], FeeCeiling] = {}
    for row in FeeCeiling.objects.filter(~Q(recruiter=None)).order_by("valid_from", "recorded_at", "id"):
        newest[row.recruiter_id, row.destination] = row
    found: dict[UUID, list[ListedFee]] = {}
    for (recruiter_id, place), row in newest.items():
        fee = ListedFee(place, f"{row.amount:f}", row.currency, row.rule)
        found.setdefault(recruiter_id, []).append(fee)
    return found
