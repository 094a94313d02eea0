"""The course of an intake: its pages in order, and the case that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampan.protection.cases.asking import WHY
from sampan.protection.cases.questions import (
    ActsForm,
    AgreementForm,
    BackgroundForm,
    ContactForm,
    DetailsForm,
    FormsForm,
    QuestionForm,
    RecruitmentForm,
    RightsForm,
    TellingForm,
    WhereForm,
    WhoForm,
)
from sampan.protection.cases.services.lookouts import SoFar
from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.cases.typing_kept import as_typed
from sampan.registry.clock.queries import house_today
from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName

PAGES: dict[str, type[QuestionForm]] = {
    "who": WhoForm,
    "background": BackgroundForm,
    "contact": ContactForm,
    "acts": ActsForm,
    "forms": FormsForm,
    "details": DetailsForm,
    "recruitment": RecruitmentForm,
    "where": WhereForm,
    "rights": RightsForm,
    "telling": TellingForm,
    "agreement": AgreementForm,
}
SUMMARY = "summary"
LOOKED_FROM = frozenset({"who", "contact"})
"""Pages on which the person is looked for among all who are known, while one types."""
_ASKED_WITH = {  # a form of exploitation, and the question that only it calls for
    "forced_criminality": "crime_types",
    "forced_labour": "labour_sectors",
    "sexual_exploitation": "sex_types",
    "unborn_child": "unborn_child",
}


@dataclass(frozen=True, repr=False)
class Assembled:
    """A case ready to open, the notes that go with it, and the pages that need another look. `repr` is blank."""

    draft: CaseDraft
    notes: tuple[str, ...]
    pages_with_errors: tuple[str, ...]

    def __repr__(self) -> str:
        return "Assembled(...)"


def form_of(page: str, data: object = None, *, language: str, kept: Mapping[str, Any]) -> QuestionForm:
    """Return the form of a page; of the details only what the forms of exploitation call for."""
    form = PAGES[page](data, language=language)
    if page == "details":
        wanted = questions_called_for(kept)
        form.codes = tuple(code for code in form.codes if code in wanted)
        form.fields = {code: field for code, field in form.fields.items() if code in wanted}
    return form


def questions_called_for(kept: Mapping[str, Any]) -> set[str]:
    """Return the questions of the details page that the forms ticked so far call for."""
    ticked = (kept.get("forms") or {}).get("forms") or []
    return {question for form, question in _ASKED_WITH.items() if form in ticked}


def course(kept: Mapping[str, Any]) -> list[str]:
    """Return the pages of this intake in order, the summary last; details only when something calls for them."""
    pages = [page for page in PAGES if page != "details" or questions_called_for(kept)]
    return [*pages, SUMMARY]


def neighbour(page: str, kept: Mapping[str, Any], *, step: int) -> str:
    """Return the page `step` places away, not beyond the ends."""
    pages = course(kept)
    at = pages.index(page) if page in pages else 0
    return pages[min(max(at + step, 0), len(pages) - 1)]


def filled_forms(kept: Mapping[str, Any], *, language: str) -> dict[str, QuestionForm]:
    """Return the form of each page that was visited, bound to what was typed there."""
    return {
        page: form_of(page, as_typed(kept[page]), language=language, kept=kept)
        for page in course(kept)
        if page in kept
    }


def assemble(kept: Mapping[str, Any], *, language: str) -> Assembled:
    """Return the case that an intake's answers make; pages with errors are named and left out."""
    forms = filled_forms(kept, language=language)
    bad = tuple(page for page, form in forms.items() if not form.is_valid())
    cleaned = {page: form.cleaned_data for page, form in forms.items() if page not in bad}
    record: dict[str, object] = {"registered": house_today().isoformat()}
    unanswered: dict[str, str] = {}
    for page in cleaned:
        told, missing = forms[page].told()
        record |= told
        unanswered |= missing | _why(cleaned[page])
    identity, problem = _identity(cleaned)
    draft = _draft(cleaned, record=record, identity=identity, unanswered=unanswered)
    return Assembled(draft, _notes(cleaned), bad + problem)


def so_far(kept: Mapping[str, Any], *, language: str) -> SoFar:
    """Return who the person is as far as the answers tell; of a page with errors, the answers that are right."""
    forms = filled_forms(kept, language=language)
    cleaned = {
        page: form.cleaned_data for page, form in forms.items() if form.is_valid() or form.cleaned_data
    }
    return SoFar(
        identity=_identity(cleaned)[0],
        sex=cleaned.get("who", {}).get("sex") or "",
        citizenship=cleaned.get("background", {}).get("citizenship") or (),
        province=cleaned.get("background", {}).get("residence_province") or "",
    )


def _draft(
    cleaned: Mapping[str, Any],
    *,
    record: dict[str, object],
    identity: Identity,
    unanswered: dict[str, str],
) -> CaseDraft:
    where, rights = cleaned.get("where", {}), cleaned.get("rights", {})
    needs = [one for one in rights.get("needs", ()) if one not in ("not_asked", "declined", "not_known")]
    return CaseDraft(
        record=record,
        identity=identity,
        urgency="urgent" if rights.get("is_urgent") else "normal",
        unanswered=unanswered,
        needs=tuple(needs),
        event=where.get("event") or "reported",
        event_on=where.get("event_on"),
    )


def _why(cleaned: Mapping[str, Any]) -> dict[str, str]:
    """Return why typed questions outside the record, such as the name, have no answer."""
    ends = len(WHY)
    return {name[:-ends]: why for name, why in cleaned.items() if name.endswith(WHY) and why}


def _identity(cleaned: Mapping[str, Any]) -> tuple[Identity, tuple[str, ...]]:
    who, contact = cleaned.get("who", {}), cleaned.get("contact", {})
    try:
        name = PersonName.of(who["name"], romanised=who.get("romanised") or "") if who.get("name") else None
        others = tuple(PersonName.of(one) for one in _lines(who.get("other_names")))
    except InvalidInput:
        return Identity(), ("who",)
    identity = Identity(
        name=name,
        other_names=others,
        birth_date=PartialDate.parse(who["birth_date"]) if who.get("birth_date") else None,
        documents=_documents(contact),
        phones=tuple(_lines(contact.get("phones"))),
        address=contact.get("address") or "",
        narrative=cleaned.get("telling", {}).get("narrative") or "",
    )
    return identity, ()


def _documents(contact: Mapping[str, Any]) -> tuple[dict[str, str], ...]:
    if not contact.get("document_number"):
        return ()
    told = {
        "kind": contact.get("document_kind") or "other",
        "number": contact["document_number"],
        "country": contact.get("document_country") or "",
    }
    return ({part: text for part, text in told.items() if text},)


def _notes(cleaned: Mapping[str, Any]) -> tuple[str, ...]:
    agreement = cleaned.get("agreement", {})
    return tuple(filter(None, (agreement.get("consent_note"),)))


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]
