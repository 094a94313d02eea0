"""What the cases slice tells of its files to those who open one in an emergency, and its timeline of that."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.models import Case
from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.panels import Sentence
from sampan.registry.breakglass.facts import FileLabel
from sampan.registry.breakglass.services.files import FileKeeper
from sampan.registry.clock.queries import house_day
from sampan.vocabulary.codelists import code_list


def case_of_number(text: str) -> UUID | None:
    """Return the case of a whole number, in any case of its letters; None when there is none."""
    return Case.objects.filter(number=text.strip().upper()).values_list("id", flat=True).first()


def labels_of(case_ids: Iterable[UUID]) -> dict[UUID, FileLabel]:
    """Return which agency keeps each case and since when; cases that are not there are left out."""
    found = Case.objects.filter(id__in=list(case_ids)).values_list("id", "agency_id", "opened_at")
    return {case_id: FileLabel(case_id, agency, house_day(opened)) for case_id, agency, opened in found}


def _reason(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    codes, code = code_list("break_glass_reason"), facts.get("reason", "")
    return {"reason": codes.label(code, language) if codes.has(code) else code}


KEEPER = FileKeeper(by_number=case_of_number, labels=labels_of, tell=note_event)
SENTENCES = {
    "breakglass_opened": Sentence(
        _("Opened in an emergency, for three hours: %(reason)s."), "lock-open", "warm", _reason
    ),
    "breakglass_ended": Sentence(_("The emergency access was ended before its time."), "lock"),
}
