"""Tells the people of a list apart without a name: number in the group, sex and age band, as far as the reader sees.

A list of a thousand identical rows is no list. Sex and age band come from the case where the reader sees it, else
from the preview that both sides have. A sex that could mark somebody out in a crowd is not shown on a list.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sampan.protection.cases.services.comparing import ComparedFacts, facts_to_compare
from sampan.protection.returns.facts import ReturnFact
from sampan.registry.access.reader import Reader
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record_checks import age_band_of

_SHOWN_SEX = ("female", "male")


def people_words(found: Iterable[ReturnFact], *, reader: Reader) -> dict[UUID, str]:
    """Return "female · 24-26 years" by return, in the reader's language; one query, however many there are."""
    people = list(found)
    cases = [one.case_id for one in people if one.case_id]
    known = facts_to_compare(case_ids=cases, reader=reader) if cases else {}
    language = reading_language()
    return {one.id: _words(one, known.get(one.case_id) if one.case_id else None, language) for one in people}


def _words(one: ReturnFact, known: ComparedFacts | None, language: str) -> str:
    sex = known.sex if known and known.sex else str(one.preview.get("sex") or "")
    told = [code_list("sex").label(sex, language)] if sex in _SHOWN_SEX else []
    return " · ".join([*told, *_age(one.preview, known, language)])


def _age(preview: Mapping[str, object], known: ComparedFacts | None, language: str) -> list[str]:
    if known and known.age is not None:
        return [code_list("age_band").label(age_band_of(known.age), language)]
    majority = str(preview.get("majority") or "")
    return [code_list("majority").label(majority, language)] if code_list("majority").has(majority) else []
