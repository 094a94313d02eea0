"""The papers that country packs know, as slots of a case: which are there, which are missing."""

from collections.abc import Iterable

from sampan.registry.clock.queries import house_today
from sampan.vocabulary.countries.pack import country_pack, pack_countries
from sampan.vocabulary.countries.rows import DocumentKind

KIND_OF_PAPER = {
    "identity": "identity_paper",
    "travel": "travel_document",
    "civil_status": "civil_status",
    "victim_status": "victim_paper",
}
"""The kind of document that a pack's kind of paper is; papers of another kind are nothing to keep."""
VICTIM = "victim_status"


def is_paper(code: str) -> bool:
    """Say whether a code (VN:passport) names a paper of a country pack."""
    country, _colon, paper = code.partition(":")
    return country in pack_countries() and any(one.code == paper for one in country_pack(country).documents)


def papers(*, here: str, citizenship: Iterable[str]) -> list[tuple[str, DocumentKind]]:
    """Return (country, paper) of the slots of a case: victim papers of this country and the person's, and the

    person's own identity, travel and civil status papers; of this country's when the citizenship is not known.
    """
    own = [one for one in citizenship if one in pack_countries()] or [here]
    countries = dict.fromkeys([one for one in (here, *own) if one in pack_countries()])
    today = house_today()
    found = [(country, one) for country in countries for one in country_pack(country).documents]
    return sorted(
        (
            (country, one)
            for country, one in found
            if one.kind in KIND_OF_PAPER and one.in_force(today) and (one.kind == VICTIM or country in own)
        ),
        key=lambda pair: pair[1].kind != VICTIM,
    )


def paper_label(country: str, paper: DocumentKind, language: str) -> str:
    """Return a paper's name in the reader's language, where the pack has it, else in English."""
    is_local = paper.label_local and country_pack(country).local_language == language
    return paper.label_local if is_local else paper.label


def kind_of_paper(code: str) -> str:
    """Return the kind of document that a paper (VN:passport) is, empty when no pack knows it."""
    country, _colon, name = code.partition(":")
    if not is_paper(code):
        return ""
    found = next(one for one in country_pack(country).documents if one.code == name)
    return KIND_OF_PAPER.get(found.kind, "")
