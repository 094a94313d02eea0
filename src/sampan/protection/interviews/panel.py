"""The tab of a case that shows its interviews and the times when the person answered alone."""

from collections.abc import Mapping
from typing import Any

from sampan.protection.cases.facts import CaseFact
from sampan.protection.identification.queries import contradictions
from sampan.protection.interviews.queries import alone_of_case, interviews_of_case
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list


def panel_content(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what the tab shows."""
    forms, sectors, now = code_list("form_of_exploitation"), code_list("work_sector"), house_now()
    return {
        "interviews": [
            (one, forms.label(one.form, language), code_list("language").label(one.language, language))
            for one in interviews_of_case(case_id=case.id, reader=reader)
        ],
        "alone": [
            (one, sectors.label(one.sector, language), one.is_open(now))
            for one in alone_of_case(case_id=case.id, reader=reader)
        ],
        "contradictions": contradictions(case_id=case.id, reader=reader),
        "may_interview": reader.actor.may_for(Permission.SCREEN, reader.purpose) and case.is_open,
    }
