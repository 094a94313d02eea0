"""Turns conversations of help into what pages show: words, clocks, steps and the next act."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sampan.protection.assistance.facts import GivenFact, NeedFact, ReferralFact, StepFact
from sampan.protection.assistance.wording import ACTS, PHASE_KINDS, PHASES, next_words, waits_words
from sampan.registry.accounts.queries import display_names
from sampan.registry.agencies.queries import agency_names
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.money import money_words
from sampan.vocabulary.record import FIELDS
from sampan.vocabulary.territories import country_name

_STEPS = (
    ("ask", _("Asked")),
    ("accept", _("Answered")),
    ("give", _("Signed by the giver")),
    ("receive", _("Confirmed by the receiver")),
    ("end", _("Ended")),
)
_ORDER = {"asked": 0, "expired": 0, "requested": 0, "accepted": 1, "given": 2, "with_provider": 3, "ended": 4}
_STOPPED = frozenset({"declined", "recalled", "withdrawn"})
_LISTS = {"sex": "sex", "majority": "majority", "languages": "language"}
_RESULT_KINDS = {"given": "done", "refused_by_person": "quiet", "not_available": "warm", "missed": "waiting"}


def label(name: str, code: str, language: str) -> str:
    """Return the words of a code, the code itself when the list does not know it, empty for none."""
    known = code_list(name)
    return known.label(code, language) if code and known.has(code) else code


def title_of(fact: ReferralFact, language: str) -> str:
    """Return what is asked, in words: the service, or that a whole case moves."""
    if fact.kind == "transfer":
        return gettext("The whole case")
    return label("referral_service", fact.service, language)


def row(fact: ReferralFact, *, names: Mapping[UUID, str], language: str, now: datetime) -> dict[str, Any]:
    """Return what a list shows of a conversation."""
    other = fact.provider_agency_id if fact.is_ours else fact.agency_id
    provider = names.get(fact.provider_agency_id, "")
    return {
        "fact": fact,
        "title": title_of(fact, language),
        "other": names.get(other, ""),
        "provider": provider,
        "phase": PHASES.get(fact.phase, fact.phase),
        "kind": PHASE_KINDS.get(fact.phase, "quiet"),
        "next": next_words(fact),
        "waits": waits_words(fact, provider),
        "clock": _clock(fact, now),
        "is_late": fact.is_open and (fact.level > 0 or (fact.due_at is not None and fact.due_at <= now)),
        "is_urgent": fact.urgency == "urgent" and fact.is_open,
        "person": person_words(fact.preview, language),
    }


def rows(facts: Iterable[ReferralFact], *, language: str) -> list[dict[str, Any]]:
    """Return the rows of a list."""
    names, now = agency_names(), house_now()
    return [row(one, names=names, language=language, now=now) for one in facts]


def person_words(preview: Mapping[str, Any], language: str) -> str:
    """Return the preview as one line: "Female, Adult, Cambodia, Khmer"."""
    return ", ".join(words for _label, words in preview_words(preview, language))


def preview_words(preview: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """Return label and words of each part of a preview or an opened record."""
    return [(_field(code, language), _words(code, told, language)) for code, told in preview.items()]


def needs_rows(needs: Iterable[NeedFact], *, language: str) -> list[dict[str, Any]]:
    """Return the board: each need with its conversations and who answers next."""
    shown = []
    for one in needs:
        about = rows(one.referrals, language=language)
        shown.append(
            {
                "need": one,
                "title": label("referral_service", one.service, language),
                "referrals": about,
                "is_waiting": any(each["fact"].is_open for each in about),
            }
        )
    return shown


def stepper(fact: ReferralFact, acts: Iterable[StepFact]) -> list[dict[str, Any]]:
    """Return the five steps with their state and moment."""
    done = {one.act: one for one in acts}
    done |= {"accept": done.get("accept") or done.get("grant"), "end": done.get("end") or done.get("stop")}
    place = _ORDER.get(fact.phase, -1)
    if fact.phase in _STOPPED:
        place = max((at for at, (act, _title) in enumerate(_STEPS) if done.get(act)), default=0)
    return [
        {"title": title, "step": done.get(act), "state": _state(at, place, fact, bool(done.get(act)))}
        for at, (act, title) in enumerate(_STEPS)
    ]


def entries(acts: Iterable[StepFact], *, fact: ReferralFact, language: str) -> list[dict[str, Any]]:
    """Return the history; of the other side's people only their agency is named."""
    told = list(acts)
    accounts, agencies = display_names(one.account_id for one in told), agency_names()
    sides = {"case": fact.agency_id, "provider": fact.provider_agency_id}
    own = "case" if fact.is_ours else "provider"
    return [
        {
            "at": one.at,
            "title": ACTS.get(one.act, one.act),
            "who": accounts.get(one.account_id, "") if one.side == own else agencies.get(sides[one.side], ""),
            "words": _facts_words(one, language),
        }
        for one in reversed(told)
    ]


def given_rows(found: Iterable[GivenFact], *, language: str) -> list[dict[str, Any]]:
    """Return services given as rows in words."""
    return [
        {
            "fact": one,
            "title": label("referral_service", one.service, language),
            "result": label("service_result", one.result, language),
            "kind": _RESULT_KINDS.get(one.result, "quiet"),
            "why": label("service_refusal_reason", one.refusal, language),
            "outcome": label("service_outcome", one.outcome, language),
            "cost": money_words(one.cost, one.currency, language),
        }
        for one in found
    ]


def _state(at: int, place: int, fact: ReferralFact, is_done: bool) -> str:
    if fact.phase in _STOPPED:
        return "done" if is_done else "stopped" if at == place + 1 else "next"
    if fact.phase == "ended":
        return "done" if is_done else "next"
    return "done" if at <= place else "now" if at == place + 1 else "next"


def _facts_words(one: StepFact, language: str) -> str:
    lists = {"decline": "decline_reason", "refuse": "decline_reason", "dispute": "hand_over_dispute"}
    if reason := str(one.facts.get("reason", "")):
        return label(lists.get(one.act, "help_end"), reason, language)
    if one.act == "serve":
        return label("service_result", str(one.facts.get("result", "")), language)
    if one.act == "release":
        return ", ".join(label("consent_group", code, language) for code in one.facts.get("groups", ()))  # type: ignore[attr-defined]
    return ""


def _clock(fact: ReferralFact, now: datetime) -> str:
    if fact.due_at is None or not fact.is_open:
        return ""
    if fact.due_at <= now:
        return gettext("%(time)s late") % {"time": timesince(fact.due_at, now)}
    return gettext("within %(time)s") % {"time": timeuntil(fact.due_at, now)}


def _field(code: str, language: str) -> str:
    return FIELDS[code].label_in(language) if code in FIELDS else code


def _words(code: str, told: object, language: str) -> str:
    parts = told if isinstance(told, list | tuple) else [told]
    kind = FIELDS[code].kind if code in FIELDS else ""
    if kind in ("country", "countries"):
        return ", ".join(country_name(str(one), language) for one in parts)
    name = _LISTS.get(code) or (FIELDS[code].list if code in FIELDS else "")
    if not name or name == "province":
        return ", ".join(str(one) for one in parts)
    return ", ".join(label(name, str(one), language) for one in parts)
