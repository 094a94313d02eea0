"""Turns campaigns into what pages show."""

from typing import Any

from django.utils.translation import get_language

from sampan.engines.screening.offers.lexicon import languages
from sampan.engines.screening.offers.telling import Words, words_in
from sampan.prevention.lures import queries
from sampan.prevention.lures.charts import timeline_of
from sampan.prevention.lures.crews import related
from sampan.prevention.lures.facts import CampaignFact, ContactFact, OpenedCampaign
from sampan.prevention.lures.wording import ACT_WORDS, CONTACT_WORDS, PLATFORM_WORDS, STATE_KINDS, STATE_WORDS
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.vocabulary.languages import LANGUAGES
from sampan.vocabulary.territories import country_name, is_country, province

_FEW = 3


def campaign_row(one: CampaignFact) -> dict[str, Any]:
    """Return a campaign for a list."""
    words = _words()
    return {
        "campaign": one,
        "state": STATE_WORDS[one.state],
        "kind": STATE_KINDS[one.state],
        "level": words.levels[one.level].title if one.level in words.levels else one.level,
        "signs": ", ".join(_sign(code, words) for code, _count in one.signs[:_FEW]),
        "languages": ", ".join(_language(code) for code, _count in one.languages[:_FEW]),
    }


def campaign_shown(one: CampaignFact, *, reader: Reader) -> dict[str, Any]:
    """Return a campaign for its page, everything masked."""
    words, counted = _words(), queries.by_day(campaign_id=one.id, reader=reader)
    decisions = queries.decisions(campaign_id=one.id, reader=reader)
    names = display_names({step.decided_by for step in decisions})
    return campaign_row(one) | {
        "signs": [(_sign(code, words), count) for code, count in one.signs],
        "languages": [(_language(code), count) for code, count in one.languages],
        "platforms": [(PLATFORM_WORDS.get(code, code), count) for code, count in one.platforms],
        "places": [(_place(code), count) for code, count in one.places],
        "timeline": timeline_of(counted),
        "contacts": [_contact(fact) for fact in queries.contacts(campaign_id=one.id, reader=reader)],
        "related": [
            campaign_row(each.campaign) | {"contact": _contact(each.contact)}
            for each in related(campaign_id=one.id, reader=reader)
        ],
        "parts": queries.parts(campaign_id=one.id, reader=reader),
        "steps": [
            {"step": step, "act": ACT_WORDS[step.act], "who": names.get(step.decided_by, "")}
            for step in decisions
        ],
        "may_decide": reader.actor.may_for(Permission.DECIDE_LURES, reader.purpose),
        "may_warn": reader.actor.may_for(Permission.WRITE_ALERTS, reader.purpose),
    }


def opened_shown(one: OpenedCampaign, *, reader: Reader) -> dict[str, Any]:
    """Return a campaign whose texts, contacts and reasons were opened."""
    shown = campaign_shown(one.fact, reader=reader)
    steps = [each | {"reason": one.reasons.get(each["step"].id, "")} for each in shown["steps"]]
    slots = [{"fillings": part} if isinstance(part, tuple) else {"fixed": part} for part in one.slots]
    contacts = [_contact(fact) | {"clear": clear} for fact, clear in one.contacts]
    return shown | {"opened": one, "is_open": True, "steps": steps, "slots": slots, "contacts": contacts}


def _contact(one: ContactFact) -> dict[str, Any]:
    return {"contact": one, "kind": CONTACT_WORDS.get(one.kind, one.kind)}


def _words() -> Words:
    language = get_language() or "en"
    return words_in(language if language in languages() else "en")


def _sign(code: str, words: Words) -> str:
    return words.signs[code].name if code in words.signs else code


def _language(code: str) -> str:
    known = LANGUAGES.get(code)
    return known.own_name if known else code


def _place(code: str) -> str:
    if is_country(code):
        return country_name(code, get_language() or "en")
    return province(code).name
