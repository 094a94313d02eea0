"""What an offer says of recruitment agencies, beside what a published list says of them on a day.

Nothing here says that an offer is safe: `licensed` says that an agency of this name has a licence, and recruiters use
the names and numbers of licensed agencies.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sampan.engines.screening.agencies.entries import ListedAgency
from sampan.engines.screening.agencies.index import ALONE, WITH_CAPITALS, Index, Named
from sampan.engines.screening.agencies.mentions import (
    Mention,
    companies_in,
    is_beside_a_company_word,
    numbers_in,
)
from sampan.engines.screening.agencies.naming import Word, plain, words_in
from sampan.engines.screening.agencies.standing import NO_LICENCE, Standing, standing_on
from sampan.engines.screening.reading.contacts import Contact, contacts_in
from sampan.engines.screening.reading.folding import Folded

NOT_ON_LIST, NUMBER_OF_ANOTHER, CONTACT_NOT_OF_AGENCY = (
    "not_on_list",
    "number_of_another",
    "contact_not_of_agency",
)
KINDS = (
    "licensed", "not_yet", "expired", "suspended", "revoked", NO_LICENCE, NOT_ON_LIST, NUMBER_OF_ANOTHER,
    CONTACT_NOT_OF_AGENCY,
)  # fmt: skip
LONGEST = 20_000  # letters of an offer that are read
MOST_OF_ONE_NAME = 5
"""Agencies of the same name that are told; more say no more."""
SURE_NUMBER = 6
"""Letters and digits of a listed number that is found without a word for licence beside it."""
_SHOUTED = 0.7  # capitals among the letters of an offer from which on they tell nothing
_COMPARED = frozenset({"phone", "handle", "url", "email"})


@dataclass(frozen=True)
class AgencyFinding:
    """One finding. `kind`: one of KINDS; `words` stand in the offer from `start` to `end`.

    `about`: name, number or contact. `agency_id`, `agency`: whom the list names there, "" for nobody; of
    number_of_another the agency that holds the number, of contact_not_of_agency the one that the offer names.
    `since`, `until`: of the standing, None where no day is known.
    """

    kind: str
    about: str
    words: str
    start: int
    end: int
    agency_id: str = ""
    agency: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class _Offer:
    """An offer as it is read: plain text, its words, and what of them is written with a capital."""

    text: str
    folded: Folded
    words: Sequence[Word]
    capitals: Sequence[bool]
    contacts: Sequence[Contact] = field(default=())

    @classmethod
    def of(cls, text: str, *, country: str) -> "_Offer":
        text = text[:LONGEST]
        folded = plain(text)
        words = words_in(folded.text)
        letters = [each for each in text if each.isalpha()]
        shouts = sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
        capitals = [not shouts and text[folded.span(word.start, word.end)[0]].isupper() for word in words]
        return cls(text, folded, words, capitals, contacts_in(text, country))

    def has_capitals(self, start: int, end: int) -> bool:
        """Say whether each word of a place is written with a capital."""
        told = [big for word, big in zip(self.words, self.capitals, strict=True) if start <= word.start < end]
        return bool(told) and all(told)

    def said(self, start: int, end: int) -> tuple[str, int, int]:
        """Return the words of the offer at a place of the plain text, and where they stand."""
        first, last = self.folded.span(start, end)
        return self.text[first:last], first, last


def check(
    text: str, agencies: Sequence[ListedAgency], *, index: Index, country: str, on: date
) -> tuple[AgencyFinding, ...]:
    """Return the findings of an offer in its order; none when it names no agency, no licence and no company."""
    offer = _Offer.of(text, country=country)
    numbers = _numbers(offer, index)
    holders = {place for _mention, places in numbers for place in places}
    named = [one for one in index.named_in(offer.words) if _counts(one, offer, holders)]
    companies = [
        one
        for one in companies_in(offer.folded.text, offer.words, offer.capitals)
        if not any(one.start < other.end and other.start < one.end for other in named)
    ]
    found = [
        *_of_names(offer, named, agencies, on=on),
        *(AgencyFinding(NOT_ON_LIST, "name", *offer.said(one.start, one.end)) for one in companies),
        *_of_numbers(offer, numbers, named, companies, agencies, on=on),
        *_of_contacts(offer, named, agencies),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.start, one.end, KINDS.index(one.kind))))


def _counts(one: Named, offer: _Offer, holders: set[int]) -> bool:
    """Say whether a name is meant: it tells enough, a company's word is beside it, or its number is there, too."""
    if one.tells == ALONE or one.agency in holders:
        return True
    if one.tells == WITH_CAPITALS and offer.has_capitals(one.start, one.end):
        return True
    return is_beside_a_company_word(offer.folded.text, one.start, one.end)


def _of_names(
    offer: _Offer, named: Sequence[Named], agencies: Sequence[ListedAgency], *, on: date
) -> Iterator[AgencyFinding]:
    told: dict[tuple[int, int], int] = {}
    known: set[int] = set()
    for one in named:
        place = (one.start, one.end)
        if one.agency in known or told.get(place, 0) >= MOST_OF_ONE_NAME:
            continue
        known.add(one.agency)
        told[place] = told.get(place, 0) + 1
        yield _standing(offer, Mention(*place), agencies[one.agency], about="name", on=on)


def _standing(offer: _Offer, at: Mention, agency: ListedAgency, *, about: str, on: date) -> AgencyFinding:
    found: Standing = standing_on(agency.licences, on=on)
    said = offer.said(at.start, at.end)
    return AgencyFinding(found.code, about, *said, agency.id, agency.name, found.since, found.until)


def _numbers(offer: _Offer, index: Index) -> list[tuple[Mention, Sequence[int]]]:
    """Return the licence numbers of an offer with the agencies that hold each; nobody: it is on no list."""
    found: list[tuple[Mention, Sequence[int]]] = []
    said: list[Mention] = []
    phones = [(one.start, one.end) for one in offer.contacts]
    for mention, is_said in numbers_in(offer.folded.text):
        first, last = offer.folded.span(mention.start, mention.end)
        if any(mention.start < other.end and other.start < mention.end for other, _ in found):
            continue
        places = index.numbers.get(mention.text, ())
        if places and (is_said or len(mention.text) >= SURE_NUMBER):
            found.append((mention, places))
        elif (
            is_said
            and sum(map(str.isdigit, mention.text)) >= 2
            and not any(first < end and start < last for start, end in phones)
        ):
            said.append(mention)
    for mention in said:
        if not any(mention.start < other.end and other.start < mention.end for other, _ in found):
            found.append((mention, ()))
    return found


def _of_numbers(
    offer: _Offer,
    numbers: Sequence[tuple[Mention, Sequence[int]]],
    named: Sequence[Named],
    companies: Sequence[Mention],
    agencies: Sequence[ListedAgency],
    *,
    on: date,
) -> Iterator[AgencyFinding]:
    own = {one.agency for one in named}
    for mention, places in numbers:
        if not places:
            yield AgencyFinding(NOT_ON_LIST, "number", *offer.said(mention.start, mention.end))
        elif own.intersection(places):
            continue  # it is the named agency's own number, whose standing is told by its name
        elif own or companies:
            holder = agencies[places[0]]
            said = offer.said(mention.start, mention.end)
            yield AgencyFinding(NUMBER_OF_ANOTHER, "number", *said, holder.id, holder.name)
        else:
            for place in places[:MOST_OF_ONE_NAME]:
                yield _standing(offer, mention, agencies[place], about="number", on=on)


def _of_contacts(
    offer: _Offer, named: Sequence[Named], agencies: Sequence[ListedAgency]
) -> Iterator[AgencyFinding]:
    """A contact of a kind that the list has for the named agencies, and that none of them has."""
    meant = [agencies[place] for place in dict.fromkeys(one.agency for one in named)]
    if not meant or not all(one.contacts for one in meant):
        return
    listed = {pair for one in meant for pair in one.contacts}
    kinds = {kind for kind, _value in listed}
    hosts = {_host(value) for kind, value in listed if kind in ("url", "email")}
    for one in offer.contacts:
        if one.kind not in _COMPARED or one.kind not in kinds or (one.kind, one.value) in listed:
            continue
        if one.kind in ("url", "email") and _host(one.value) in hosts:
            continue
        first = meant[0]
        yield AgencyFinding(
            CONTACT_NOT_OF_AGENCY, "contact", one.words, one.start, one.end, first.id, first.name
        )


def _host(value: str) -> str:
    return value.rpartition("@")[2].partition("/")[0]
