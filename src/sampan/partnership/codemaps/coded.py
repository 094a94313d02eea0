"""Where codes stand in a letter's body, and in which list each belongs."""

import re
from collections.abc import Callable, Mapping

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import FIELDS

_RECORDS = ("record", "preview")
_MEMBERS = {"services": "referral_service", "reason": "referral_reason", "outcome": "feedback_outcome"}
_CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")  # what every list of ours looks like; nothing else is noted

Change = Callable[[str, str], str | None]
"""Given a list and a code, the code to read instead: the same one, another, or None to leave it out."""


def recoded(body: Mapping[str, object], change: Change) -> dict[str, object]:
    """Return the body with each code changed; whatever is no code, or no list of ours, stays as it came."""
    changed = dict(body)
    for name in _RECORDS:
        record = changed.get(name)
        if isinstance(record, Mapping):
            changed[name] = _record(record, change)
    for name, list_name in _MEMBERS.items():
        if name in changed and _is_coded(changed[name]):
            changed[name] = _recoded(changed[name], list_name, change)
    return changed


def knows(list_name: str, code: str) -> bool:
    """Say whether a list of ours has the code."""
    return code_list(list_name).has(code)


def is_code(told: object) -> bool:
    """Say whether something looks like a code: a peer's free text is never noted as one."""
    return isinstance(told, str) and bool(_CODE.fullmatch(told))


def _record(record: Mapping[str, object], change: Change) -> dict[str, object]:
    changed = {}
    for name, told in record.items():
        field = FIELDS.get(name)
        coded = (
            field is not None and field.list and field.list != "province" and field.kind in ("code", "codes")
        )
        kept = _recoded(told, field.list, change) if coded and field and _is_coded(told) else told
        if kept is not None:
            changed[name] = kept
    return changed


def _is_coded(told: object) -> bool:
    return is_code(told) or (isinstance(told, list) and all(map(is_code, told)))


def _recoded(told: object, list_name: str, change: Change) -> object:
    if isinstance(told, list):
        return [new for one in told if (new := change(list_name, one)) is not None]
    return change(list_name, str(told))
