"""Which value stands when two files are joined: the person's choice, else the standing file's, else the other's."""

from collections.abc import Mapping
from typing import Any

from sampan.protection.cases.services.joining import STANDING
from sampan.registry.clock.queries import house_today
from sampan.registry.people.identity import CONSENT_GROUP_OF
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.record import FIELDS, InvalidRecord, validate_record

SURVIVOR, DUPLICATE = "survivor", "duplicate"
ALWAYS_BOTH = ("other_names", "documents")
_LISTS = (*ALWAYS_BOTH, "phones", "emails", "handles")
_DECIDED = ("victim", "not_a_victim")
Told = Mapping[str, Any]


def check_choices(choices: Mapping[str, str]) -> None:
    """Raise InvalidInput for a field that cannot be chosen, or a side that is none."""
    known = {*FIELDS, *CONSENT_GROUP_OF, "case_status"}
    for code, side in choices.items():
        if code not in known or side not in (SURVIVOR, DUPLICATE):
            raise InvalidInput(
                "Of each field one of the two sides is chosen.",
                remedy="Choose survivor or duplicate.",
                field=code,
            )


def recorded_choice(survivor: Told, duplicate: Told, choices: Mapping[str, str]) -> dict[str, Any]:
    """Return record, status and urgency that are to stand.

    What the other file adds of itself and does not fit (an age beside another majority) stays where it is;
    raises InvalidRecord when what a person chose does not fit.
    """
    chosen = {
        code: _one(code, survivor, duplicate, choices) for code in {*survivor, *duplicate} - {*STANDING}
    }
    told = {code: kept for code, kept in chosen.items() if kept not in (None, "", [])}
    fitting = _fitting(told, survivor, choices)
    return fitting | {
        "case_status": _status(survivor["case_status"], duplicate["case_status"], choices.get("case_status")),
        "case_urgency": max(survivor["case_urgency"], duplicate["case_urgency"]),  # "urgent" after "normal"
        "case_unanswered": {
            code: why for code, why in survivor["case_unanswered"].items() if code not in fitting
        },
    }


def identity_choice(survivor: Told, duplicate: Told, choices: Mapping[str, str]) -> dict[str, Any]:
    """Return the identity fields that are to stand: the other name becomes another name, documents are joined."""
    told: dict[str, Any] = {}
    for code in CONSENT_GROUP_OF:
        if code in _LISTS and choices.get(code) is None:
            told[code] = _joined(survivor.get(code), duplicate.get(code))
        else:
            told[code] = _one(code, survivor, duplicate, choices)
    names = [one for one in (survivor.get("name"), duplicate.get("name")) if one and one != told["name"]]
    others = _joined(told["other_names"], names)
    told["other_names"] = [one for one in others if one != told["name"]]
    return {code: kept for code, kept in told.items() if kept}


def changes_between(before: Told, after: Told) -> dict[str, list[Any]]:
    """Return [before, after] of each field that changes; None where there is nothing."""
    codes = sorted({*before, *after})
    return {
        code: [before.get(code), after.get(code)] for code in codes if before.get(code) != after.get(code)
    }


def undone(now: Told, changes: Mapping[str, list[Any]]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields as they are after undoing the changes, and those that stay since somebody wrote since.

    Of a list that somebody wrote since, only what the joining added is taken out.
    """
    told, stays = dict(now), []
    for code, (before, after) in changes.items():
        if now.get(code) == after:
            told[code] = before
        elif isinstance(now.get(code), list) and isinstance(after, list) and code in _LISTS:
            added = [one for one in after if one not in (before or [])]
            told[code] = [one for one in now[code] if one not in added]
            stays.append(code)
        else:
            stays.append(code)
    return {code: kept for code, kept in told.items() if kept is not None}, stays


def _one(code: str, survivor: Told, duplicate: Told, choices: Mapping[str, str]) -> Any:
    if choices.get(code) == DUPLICATE:
        return duplicate.get(code)
    if choices.get(code) == SURVIVOR:
        return survivor.get(code)
    return survivor.get(code) if survivor.get(code) not in (None, "", []) else duplicate.get(code)


def _joined(ours: list[Any] | None, theirs: list[Any] | None) -> list[Any]:
    joined = list(ours or [])
    return joined + [one for one in theirs or [] if one not in joined]


def _status(ours: str, theirs: str, chosen: str | None) -> str:
    """A decided status goes before a presumed one; of two decisions the standing file's, unless chosen."""
    if chosen is not None:
        return theirs if chosen == DUPLICATE else ours
    return theirs if ours not in _DECIDED and theirs in _DECIDED else ours


def _fitting(told: dict[str, Any], survivor: Told, choices: Mapping[str, str]) -> dict[str, Any]:
    for _round in range(len(told)):
        try:
            return validate_record(told, today=house_today())
        except InvalidRecord as error:
            added = {one.field for one in error.problems} & set(told)
            removable = {code for code in added if code not in survivor and code not in choices}
            removable = removable or {code for code in told if code not in survivor and code not in choices}
            if not removable:
                raise
            told = {code: kept for code, kept in told.items() if code not in removable}
    return told
