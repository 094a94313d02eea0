"""Turns referrals into what their pages show: words, clocks, steps."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sampan.protection.crossings.wording import ACTS, HELD, NEXT, OWNERS, PHASE_KINDS
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.referrals.facts import PHASES, ReferralEventFact, ReferralFact
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import FIELDS
from sampan.vocabulary.territories import country_name

_STEPS = (
    ("previewed", _("Asked"), "preview"),
    ("accepted", _("Answered"), "accept"),
    ("released", _("Identity released"), "release"),
    ("handed_over", _("Handed over"), "confirm"),
    ("closed", _("Completed"), "close"),
)
_ORDER = [phase for phase, _words, _act in _STEPS]
_LISTS = {"forms": "form_of_exploitation", "languages": "language"}


def row(referral: ReferralFact, *, now: datetime, names: Mapping[str, str]) -> dict[str, Any]:
    """Return one referral as a row of the list."""
    return {
        "referral": referral,
        "member": names.get(referral.member, referral.member),
        "phase": PHASES.get(referral.phase, referral.phase),
        "kind": PHASE_KINDS.get(referral.phase, "quiet"),
        "next": NEXT.get((referral.side, referral.phase), ""),
        "clock": clock_words(referral, now=now),
        "is_late": referral.is_late(now),
        "is_urgent": referral.urgency == "urgent",
        "is_waiting_for_us": (referral.side, referral.phase) in _OURS,
    }


_OURS = {
    ("receiver", "previewed"),
    ("sender", "accepted"),
    ("sender", "released"),
    ("receiver", "handed_over"),
}


def page(referral: ReferralFact, *, now: datetime, names: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page of one referral shows of it, in words."""
    owner, held, peer_held = held_words(referral)
    return {
        "referral": referral,
        "row": row(referral, now=now, names=names),
        "preview": preview_words(referral.preview),
        "services": services_words(referral.services),
        "reason": code_words("referral_reason", referral.reason),
        "groups": [code_words("consent_group", group) for group in referral.groups],
        "decline_reason": code_words("decline_reason", referral.decline_reason),
        "owner": owner,
        "held": held,
        "peer_held": peer_held,
    }


def member_name(member: str) -> str:
    """Return a member's country and name in the language of the page."""
    return member_names().get(member, member)


def member_names() -> dict[str, str]:
    """Return the members' countries and names in the language of the page, by id."""
    return correspondent_names(get_language() or "en")


def clock_words(referral: ReferralFact, *, now: datetime) -> str:
    """Say how long there is to answer, or since when the answer is late; nothing when answered."""
    if referral.phase != "previewed" or referral.answer_by is None:
        return ""
    if referral.is_late(now):
        return gettext("%(time)s late") % {"time": timesince(referral.answer_by, now)}
    return gettext("%(time)s to answer") % {"time": timeuntil(referral.answer_by, now)}


def preview_words(preview: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the preview exactly as the other side sees it, in words: field and content."""
    language = get_language() or "en"
    return [
        (FIELDS[code].label_in(language), words_of(code, told, language))
        for code, told in preview.items()
        if code in FIELDS
    ]


def words_of(code: str, told: object, language: str) -> str:
    """Return the content of a coded field in words."""
    parts = told if isinstance(told, list) else [told]
    field = FIELDS[code]
    if field.kind in ("country", "countries"):
        return ", ".join(country_name(str(one), language) for one in parts)
    if not field.list:
        return ", ".join(str(one) for one in parts)
    labels = code_list(field.list)
    return ", ".join(labels.label(str(one), language) if labels.has(str(one)) else str(one) for one in parts)


def services_words(codes: tuple[str, ...]) -> str:
    """Return services in words; a code that this node does not know stays as it is."""
    labels, language = code_list("referral_service"), get_language() or "en"
    return ", ".join(labels.label(code, language) if labels.has(code) else code for code in codes)


def code_words(name: str, code: str) -> str:
    """Return one code of a list in words, or itself when the list does not know it."""
    labels = code_list(name)
    return labels.label(code, get_language() or "en") if labels.has(code) else code


def stepper(referral: ReferralFact, events: list[ReferralEventFact]) -> list[dict[str, Any]]:
    """Return the five steps with the moment at which each side took its own."""
    taken = {event.act: event for event in events}
    reached = _ORDER.index(referral.phase) if referral.phase in _ORDER else -1
    steps = []
    for place, (phase, words, act) in enumerate(_STEPS):
        event = taken.get(act) or (taken.get("decline") if act == "accept" else None)
        steps.append({"title": words, "state": _state(place, reached, event), "event": event, "phase": phase})
    return steps


def _state(place: int, reached: int, event: ReferralEventFact | None) -> str:
    if reached < 0:
        return "done" if event else "stopped"
    if place <= reached:
        return "done"
    return "now" if place == reached + 1 else "next"


def entries(
    events: list[ReferralEventFact], names: Mapping[object, str], member: str, side: str
) -> list[dict[str, Any]]:
    """Return the events newest first, in words, with who did them."""
    return [
        {
            "at": event.at,
            "title": ACTS.get(event.act, event.act),
            "who": names.get(event.account_id, "") if event.by_side == side else member,
            "words": _event_words(event),
            "note": event.note,
        }
        for event in reversed(events)
    ]


def _event_words(event: ReferralEventFact) -> str:
    lists = {"reason": "decline_reason", "outcome": "feedback_outcome"}
    told = [code_words(lists[part], str(event.facts[part])) for part in lists if event.facts.get(part)]
    groups = event.facts.get("groups") or []
    told += [code_words("consent_group", str(group)) for group in groups]
    return "; ".join(told)


def held_words(referral: ReferralFact) -> tuple[str, str, str]:
    """Return who owns the case, what we hold of theirs, and what they hold of ours, in words."""
    return OWNERS[referral.owner], HELD[referral.held], HELD[referral.peer_held]


def now() -> datetime:
    """Return the present moment."""
    return house_now()
