"""Turns a group return into what its pages show."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from sampan.protection.movements.facts import Bulk
from sampan.protection.movements.services.listing import numbered
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.services.telling_apart import people_words
from sampan.protection.returns.services.wording import missing_of_codes, phase_words
from sampan.registry.access.reader import Reader
from sampan.vocabulary.territories import country_name, province

STEPS = (
    ("verified", _("Nationality confirmed")),
    ("weighed", _("Risks weighed by both sides")),
    ("documents", _("Travel document issued")),
    ("agreed", _("Plan agreed")),
    ("departed", _("Departed")),
    ("handed_over", _("Handed over, told by both sides")),
    ("arrived", _("Arrived home")),
)
TRIAGE = (
    ("ready", _("Ready"), "done"),
    ("waiting", _("Waiting for something"), "waiting"),
    ("care_first", _("Needs care first"), "warm"),
    ("not_going", _("Not going"), "quiet"),
)
OUTCOMES = {
    "present": _("Present, handed over"),
    "absent": _("Did not come"),
    "refused": _("Refused to travel"),
    "blocked": _("Not yet: something is missing"),
    "received": _("Received"),
}
REASONS = {
    "no_consent": _("no consent of the person"),
    "return_refused": _("the gate is closed: see what is missing"),
    "wrong_state": _("not in the right state"),
    "not_found": _("not yours to see"),
    "invalid_input": _("something is not filled in"),
    "no_seat": _("no seat left"),
    "not_permitted": _("your role does not include it"),
}


def board(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the bars of the board: words, number and percent."""
    people = counts["people"]
    return [
        {
            "words": words,
            "number": counts[code],
            "percent": round(100 * counts[code] / people) if people else 0,
        }
        for code, words in STEPS
    ]


def waits(missing: Mapping[str, int], people: int) -> list[dict[str, Any]]:
    """Return the bars of what is missing: words, number and percent of the group."""
    return [
        {
            "words": one.what,
            "number": missing[one.code],
            "percent": round(100 * missing[one.code] / max(people, 1)),
        }
        for one in missing_of_codes(missing)
    ]


def triage(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the four groups of the triage."""
    return [{"words": words, "number": counts[code], "kind": kind} for code, words, kind in TRIAGE]


def places(rows: list[tuple[str, str, str, int]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return nationality, province and consulate with the number of people."""
    language = get_language() or "en"
    return [
        {
            "citizenship": country_name(country, language) if country else "–",
            "country": country,
            "province": province(code).name if code else "–",
            "code": code,
            "consulate": names.get(member, member),
            "number": number,
        }
        for country, code, member, number in rows
    ]


def told(bulk: Bulk) -> str:
    """Say what came of an act on many."""
    done = ngettext("Done for %(n)s person.", "Done for %(n)s people.", bulk.done) % {"n": bulk.done}
    left = "; ".join(f"{number}: {REASONS.get(code, code)}" for code, number in bulk.left.items())
    return f"{done} {left}".strip()


def told_each(bulk: Bulk, people: Sequence[ReturnFact], *, reader: Reader) -> list[dict[str, Any]]:
    """Return what came of an act person by person, those who were left first, with what is missing in words."""
    known = people_shown(people, reader=reader)
    rows = [
        known[one.about]
        | {"reason": REASONS.get(one.reason, one.reason), "missing": missing_of_codes(one.missing)}
        for one in bulk.people
        if one.about in known
    ]
    return sorted(rows, key=lambda row: not row["reason"])


def held_each(
    held: Sequence[tuple[ReturnFact, tuple[str, ...]]], people: Sequence[ReturnFact], *, reader: Reader
) -> list[dict[str, Any]]:
    """Return the people whom something holds back, and what, in words."""
    known = people_shown(people, reader=reader)
    return [known[one.id] | {"missing": missing_of_codes(codes)} for one, codes in held]


def people_shown(people: Sequence[ReturnFact], *, reader: Reader) -> dict[UUID, dict[str, Any]]:
    """Return those of a group as rows without a name: number, sex and age band, province."""
    who = people_words(people, reader=reader)
    return {
        one.id: {"number": number, "fact": one, "about": about(who[one.id], place_words(one))}
        for number, one in numbered(people)
    }


def about(*parts: str) -> str:
    """Return what is known of somebody as one line."""
    return " · ".join(part for part in parts if part)


def place_words(one: ReturnFact) -> str:
    """Return the province where somebody goes, empty when it is not known."""
    return province(one.province).name if one.province else ""


def elsewhere(phases: Mapping[str, int]) -> list[tuple[Any, int]]:
    """Return how many are not at a step, by where they stand, in words."""
    return [(phase_words(phase), number) for phase, number in phases.items()]
