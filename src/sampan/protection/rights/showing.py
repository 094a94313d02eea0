"""Shows the rights of a case: status and dates in words, what the law says, and the sentence to say aloud."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sampan.protection.cases.facts import CaseFact
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.rights.acts import acts_of
from sampan.protection.rights.facts import BLOCKERS, RightFact
from sampan.protection.rights.law import law_of
from sampan.protection.rights.queries import return_blockers, rights_of_case
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import CountryPack
from sampan.vocabulary.guides.texts import Text, text_of

_SOON = 7  # days: what falls due within a week is shown as due, as the procedure's steps are
_BADGES = {
    "asked": "waiting",
    "running": "info",
    "granted": "done",
    "given": "done",
    "appointed": "done",
    "done": "done",
    "refused": "warm",
    "needed": "warm",
    "used": "info",
}


@dataclass(frozen=True)
class ShownRight:
    """A right in words; `kind` and `day` are of its nearest date, `law` and `basis` what is written of it."""

    fact: RightFact
    label: str
    sentence: Text
    status: str
    badge: str
    authority: str
    told_by: str
    told_language: str
    law: str
    basis: str
    is_verified: bool
    day: date | None
    kind: str


def shown_rights(case: CaseFact, *, reader: Reader, language: str, spoken: str = "") -> list[ShownRight]:
    """Return the rights of a case in the reader's language, their sentences in the one `spoken`."""
    facts = rights_of_case(case_id=case.id, reader=reader)
    names = display_names({one.told_by for one in facts if one.told_by})
    pack, today = own_pack(), house_today()
    return [_shown(one, pack, names, language, spoken or language, today) for one in facts]


def panel_content(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what the tab of rights shows: the strip of dates, each right, and what blocks a return."""
    shown = shown_rights(case, reader=reader, language=language)
    return {
        "rights": shown,
        "dated": sorted((one for one in shown if one.day), key=lambda one: one.day or date.max),
        "blockers": [BLOCKERS[code] for code in return_blockers(case.id, reader)],
        "may_record": reader.actor.may_for(Permission.EDIT_CASE, reader.purpose) and case.is_open,
    }


def timeline_words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the words of a line of the timeline about a right."""
    right = str(facts.get("right", ""))
    acts = {one.code: one.label for one in acts_of(right)} if code_list("right").has(right) else {}
    label = code_list("right").label(right, language) if acts else _("A right")
    return {"right_words": label, "act_words": str(acts.get(str(facts.get("act", "")), ""))}


def authority_name(pack: CountryPack | None, code: str, *, language: str, on: date | None) -> str:
    """Return what an authority was called on a day, in the country's language when that is the reader's."""
    if not code or pack is None:
        return ""
    found = pack.authority(code, on=on)
    return (found.name_local if language == pack.local_language else "") or found.name


def _shown(
    fact: RightFact,
    pack: CountryPack | None,
    names: Mapping[Any, str],
    language: str,
    spoken: str,
    today: date,
) -> ShownRight:
    law = law_of(pack, fact.right, on=today)
    local = pack.local_language if pack else ""
    day = fact.due_on or (
        fact.ends_on if fact.status in ("running", "appointed", "done", "granted") else None
    )
    return ShownRight(
        fact=fact,
        label=code_list("right").label(fact.right, language),
        sentence=text_of(fact.right, spoken, table="rights"),
        status=_status(fact, language),
        badge="quiet" if fact.lapsed_on else _BADGES.get(fact.status, "quiet"),
        authority=authority_name(
            pack, fact.authority, language=language, on=fact.answered_on or fact.asked_on
        ),
        told_by=names.get(fact.told_by, "") if fact.told_by else "",
        told_language=code_list("language").label(fact.told_language, language) if fact.told_language else "",
        law=law.says_in(language, local_language=local) if law else "",
        basis=law.legal_basis if law else "",
        is_verified=bool(law and law.verified),
        day=None if fact.lapsed_on else day,
        kind=_kind(fact, day, today),
    )


def _status(fact: RightFact, language: str) -> str:
    if fact.lapsed_on:
        return _("Lapsed with the decision")
    return code_list("right_status").label(fact.status, language) if fact.status else _("Nothing written yet")


def _kind(fact: RightFact, day: date | None, today: date) -> str:
    if day is None:
        return "later"
    if day < today:
        return "overdue" if fact.due_on or fact.status in ("appointed", "done", "running") else "done"
    return "due" if (day - today).days <= _SOON else "later"
