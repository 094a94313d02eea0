"""Turns returns into what their pages show: words, clocks, steps, one next action."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.returns.facts import ClockFact, ReturnEventFact, ReturnFact
from sampan.protection.returns.gate import Missing
from sampan.protection.returns.wording import ACTS, PHASE_KINDS, PHASES, TRACKS, in_words
from sampan.registry.correspondence.directory import correspondent_names
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import FIELDS
from sampan.vocabulary.territories import country_name, province

_OVER = ("declined", "stopped", "withdrawn")
_LISTS = {
    "nationality": "return_nationality", "family": "return_family", "host_risk": "return_risk_result",
    "origin_risk": "return_risk_result", "answer": "return_answer", "asylum": "return_asylum",
    "stop_reason": "return_stop",
}  # fmt: skip
_EVENT_LISTS = {
    "answered": {"answer": "return_answer"},
    "asylum": {"answer": "return_asylum"},
    "nationality": {"result": "return_nationality"},
    "family": {"result": "return_family"},
    "host_risk": {"result": "return_risk_result"},
    "origin_risk": {"result": "return_risk_result"},
    "decline": {"reason": "decline_reason"},
    "change": {"reason": "return_plan_change"},
    "stop": {"reason": "return_stop"},
    "document": {"kind": "return_document"},
    "hand_over": {"condition": "return_condition"},
    "receive": {"condition": "return_condition"},
}
SEALED_WORDS = {
    "words": _("In words"), "interpreter": _("Interpreter"), "guardian": _("Guardian"), "name": _("Name"),
    "relation": _("Relation"), "place": _("Place"), "whereabouts": _("Where they are"), "number": _("Number"),
    "officer": _("Officer"), "plan": _("Plan"), "authority": _("Authority"),
}  # fmt: skip


def member_names() -> dict[str, str]:
    """Return the members' countries and names in the language of the page, by id."""
    return correspondent_names(get_language() or "en")


def row(one: ReturnFact, *, names: Mapping[str, str]) -> dict[str, Any]:
    """Return one return as a row of a list."""
    return {
        "fact": one,
        "member": names.get(one.member, one.member),
        "phase": PHASES.get(one.phase, one.phase),
        "kind": PHASE_KINDS.get(one.phase, "quiet"),
        "province": province_words(one.province),
        "is_new": not one.is_read and one.phase not in _OVER,
        "waits": len(one.waits_for) if one.phase in ("accepted", "planned", "departed") else 0,
    }


def known(one: ReturnFact) -> dict[str, str]:
    """Return what was answered so far, in words; empty where nobody asked."""
    return {field: code_words(name, getattr(one, field)) for field, name in _LISTS.items()}


def code_words(name: str, code: str) -> str:
    """Return one code of a list in words; `asked` and `ended` are said as such."""
    if code in ("", "asked", "ended"):
        return {"": "", "asked": str(_("Asked, no answer yet")), "ended": str(_("No longer looked for"))}[
            code
        ]
    labels = code_list(name)
    return labels.label(code, get_language() or "en") if labels.has(code) else code


def province_words(code: str) -> str:
    """Return a province's name, empty when there is none."""
    return province(code).name if code else ""


def preview_words(preview: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the preview exactly as the other side sees it, in words."""
    language = get_language() or "en"
    return [
        (FIELDS[code].label_in(language), _field_words(code, told, language))
        for code, told in preview.items()
        if code in FIELDS
    ]


def _field_words(code: str, told: object, language: str) -> str:
    parts, one = told if isinstance(told, list) else [told], FIELDS[code]
    if one.kind in ("country", "countries"):
        return ", ".join(country_name(str(part), language) for part in parts)
    return ", ".join(code_words(one.list, str(part)) if one.list else str(part) for part in parts)


def steps(one: ReturnFact, clocks: list[ClockFact], *, today: date) -> list[dict[str, Any]]:
    """Return the stepper: each step with its state, and the clock on the side that owes an answer."""
    running = {clock.track: clock for clock in clocks if clock.stopped_at is None}
    marks = (
        (_("The person wants to return"), one.answer == "wants_to_return" and one.is_signed, None),
        (_("The country of origin works on it"), one.phase not in ("proposed", "declined"), "proposal"),
        (_("Asylum and protection asked about"), bool(one.asylum), None),
        (_("Nationality confirmed"), one.nationality == "confirmed", "nationality"),
        (
            _("Risks weighed by both sides"),
            bool(one.host_risk) and one.origin_risk not in ("", "asked"),
            "origin_risk",
        ),
        (_("Travel document"), one.document == "issued", None),
        (_("Plan agreed by both sides"), one.plan == "agreed", "plan"),
        (_("On the way"), one.phase in ("departed", "handed_over", "arrived"), None),
        (_("Handed over, told by both sides"), one.is_handed and one.is_received, None),
        (_("Arrived home"), one.phase == "arrived", None),
    )
    reached = [done for _title, done, _track in marks]
    now = reached.index(False) if False in reached else len(reached)
    return [
        {"title": title, "state": _step_state(place, now, done, one)}
        | _clock_words(running.get(track or ""), one, today)
        for place, (title, done, track) in enumerate(marks)
    ]


def _step_state(place: int, now: int, done: bool, one: ReturnFact) -> str:
    if done:
        return "done"
    if one.phase in _OVER:
        return "stopped"
    return "now" if place == now else "next"


def _clock_words(clock: ClockFact | None, one: ReturnFact, today: date) -> dict[str, Any]:
    if clock is None:
        return {"here": "", "there": "", "here_late": "", "there_late": ""}
    days = (clock.due_on - today).days
    words = _("answer due in %(days)s days") % {"days": days} if days > 0 else _("answer due today")
    if days < 0:
        words = _("%(days)s days late") % {"days": -days}
    side = "here" if clock.owed_by == one.side else "there"
    late = "yes" if days < 0 else ""
    other = "there" if side == "here" else "here"
    return {side: words, f"{side}_late": late, other: "", f"{other}_late": ""}


def entries(
    told: list[ReturnEventFact], names: Mapping[object, str], member: str, side: str
) -> list[dict[str, Any]]:
    """Return the events newest first, in words: who did them, both times where they differ, what was opened."""
    return [
        {
            "at": event.happened_at,
            "written_at": event.written_at
            if (event.written_at - event.happened_at).total_seconds() > 3600
            else None,
            "title": ACTS.get(event.act, event.act),
            "who": names.get(event.account_id, "") if event.by_side == side else member,
            "words": event_words(event),
            "opened": opened_words(event.told),
        }
        for event in reversed(told)
    ]


def event_words(event: ReturnEventFact) -> str:
    """Return an event's codes in words."""
    lists = _EVENT_LISTS.get(event.act, {})
    told = [code_words(name, str(event.facts[part])) for part, name in lists.items() if event.facts.get(part)]
    told += [
        f"{code_words('return_risk', one.get('risk', ''))}: {code_words('return_risk_level', one.get('level', ''))}"
        f" – {code_words('return_measure', one.get('measure', ''))}"
        for one in event.facts.get("risks") or []
    ]
    told += [code_words("return_belonging", str(one)) for one in event.facts.get("belongings") or []]
    return "; ".join(part for part in told if part)


def opened_words(told: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return what was sealed as lines of label and text."""
    lines = [(str(SEALED_WORDS.get(part, part)), str(text)) for part, text in told.items() if part != "plan"]
    plan = told.get("plan")
    return lines + plan_words(plan) if isinstance(plan, Mapping) else lines


def plan_words(plan: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return a plan as lines of label and text."""
    legs = [one for one in plan.get("legs") or [] if isinstance(one, Mapping)]
    lines = [
        (str(_("Leaves on")), str(plan.get("leaves_on", ""))),
        (str(_("Meeting place")), str(plan.get("meeting_place", ""))),
        *[
            (str(_("Leg")), f"{leg.get('on', '')}: {leg.get('start', '')} → {leg.get('end', '')}"
             f" ({code_words('transport_means', str(leg.get('means', '')))})")
            for leg in legs
        ],
        (str(_("Escort")), f"{plan.get('escort_agency', '')} {plan.get('escorts', '')}".strip()),
        (str(_("Who pays")), code_words("return_payer", str(plan.get("payer", "")))),
        (str(_("Care on the way")), str(plan.get("medical", ""))),
        (str(_("With the child")), str(plan.get("child_escort", ""))),
    ]  # fmt: skip
    return [(label, text) for label, text in lines if text]


def missing_words(missing: tuple[Missing, ...]) -> list[dict[str, Any]]:
    """Return what the gate lacks, in words."""
    return [{"what": one.what, "todo": one.todo, "who": one.who} for one in in_words(missing)]


def tracks_late(clocks: list[ClockFact], today: date) -> list[str]:
    """Return the words of the tracks that are late."""
    return [str(TRACKS[clock.track]) for clock in clocks if clock.is_late(today)]
