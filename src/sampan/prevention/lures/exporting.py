"""A campaign as platforms and analysts read it: a STIX 2.1 bundle, and a MISP event. Plain values in, JSON out.

Sources: OASIS STIX 2.1 (objects campaign, identity, indicator, relationship; patterns of chapter 9), MISP core format
(draft-dulaunoy-misp-core-format) with the attribute types of its list. The same campaign gives the same identifiers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

SPACE = UUID("6f1d2c2e-0c46-5d0c-9f0e-5a3a8f0a4b46")  # of the identifiers made here, drawn once
TLP_AMBER = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82"  # STIX 2.1, chapter 7.2.1.4
_ACCOUNT_TYPES = {"account": "bank-account", "wallet": "wallet", "phone": "phone"}
_MISP = {
    "phone": ("phone-number", "Financial fraud"), "account": ("bank-account-nr", "Financial fraud"),
    "email": ("email", "Social network"), "url": ("url", "Network activity"), "handle": ("text", "Social network"),
    "wallet": ("text", "Financial fraud"),
}  # fmt: skip
_THREAT, _ANALYSIS_DONE, _COMMUNITY = "2", "2", "1"  # medium; completed; this community only


@dataclass(frozen=True)
class Told:
    """What is exported of a campaign. `contacts`: kind, platform, value."""

    id: UUID
    number: int
    title: str
    template: str
    posts: int
    first_on: date
    last_on: date
    changed_at: datetime
    signs: tuple[str, ...]
    contacts: tuple[tuple[str, str, str], ...]
    publisher: str


def stix_bundle(told: Told) -> dict[str, Any]:
    """Return a STIX 2.1 bundle: who says it, the campaign, an indicator for each contact, and what indicates what."""
    who = _object("identity", told, told.publisher) | {
        "name": told.publisher,
        "identity_class": "organization",
    }
    campaign = _object("campaign", told, str(told.id)) | {
        "name": f"Lures {told.number}",
        "description": f"{told.template}\n{told.posts} posts. Signs: {', '.join(told.signs) or 'none'}.",
        "first_seen": _moment(told.first_on), "last_seen": _moment(told.last_on),
        "objective": "Recruitment into exploitation by deceptive offers",
        "created_by_ref": who["id"], "object_marking_refs": [TLP_AMBER],
    }  # fmt: skip
    objects = [who, campaign]
    for kind, platform, value in told.contacts:
        indicator = _object("indicator", told, f"{told.id},{kind},{value}") | {
            "name": f"{kind} of lures {told.number}", "indicator_types": ["malicious-activity"],
            "pattern": pattern_of(kind, platform, value), "pattern_type": "stix",
            "valid_from": _moment(told.first_on), "created_by_ref": who["id"], "object_marking_refs": [TLP_AMBER],
        }  # fmt: skip
        link = _object("relationship", told, f"{told.id},{kind},{value}") | {
            "relationship_type": "indicates", "source_ref": indicator["id"], "target_ref": campaign["id"],
            "created_by_ref": who["id"], "object_marking_refs": [TLP_AMBER],
        }  # fmt: skip
        objects += [indicator, link]
    return {"type": "bundle", "id": f"bundle--{uuid5(SPACE, f'bundle,{told.id}')}", "objects": objects}


def pattern_of(kind: str, platform: str, value: str) -> str:
    """Return the STIX pattern that a contact matches. A telephone, account or name on a platform is a user account."""
    if kind == "url":
        return f"[url:value IN ({_quoted('https://' + value)}, {_quoted('http://' + value)})]"
    if kind == "email":
        return f"[email-addr:value = {_quoted(value)}]"
    account_type = _ACCOUNT_TYPES.get(kind) or platform or "unknown"
    name = value.rpartition(":")[2] if kind == "handle" else value
    return f"[user-account:account_type = {_quoted(account_type)} AND user-account:account_login = {_quoted(name)}]"


def misp_event(told: Told) -> dict[str, Any]:
    """Return a MISP event: an attribute for each contact, and the template as a text."""
    stamp = str(int(told.changed_at.timestamp()))
    contacts = (_attribute(told, stamp, *_MISP[kind], value, kind=kind) for kind, _, value in told.contacts)
    words = _attribute(told, stamp, "text", "External analysis", told.template, kind="template")
    return {
        "Event": {
            "uuid": str(told.id), "info": f"Lures {told.number}: recruitment by deceptive offers",
            "date": told.first_on.isoformat(), "threat_level_id": _THREAT, "analysis": _ANALYSIS_DONE,
            "distribution": _COMMUNITY, "published": False, "timestamp": stamp,
            "Orgc": {"name": told.publisher, "uuid": str(uuid5(SPACE, f"identity,{told.publisher}"))},
            "Attribute": [*contacts, words] if told.template else list(contacts),
            "Tag": [{"name": "tlp:amber"}, *_tags(told.signs)],
        }
    }  # fmt: skip


def _attribute(told: Told, stamp: str, named: str, category: str, value: str, *, kind: str) -> dict[str, Any]:
    return {
        "uuid": str(uuid5(SPACE, f"attribute,{told.id},{kind},{value}")), "type": named, "category": category,
        "value": value, "comment": kind, "to_ids": kind != "template", "distribution": "5", "timestamp": stamp,
    }  # fmt: skip


def _tags(signs: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": f'sampan:sign="{one}"'} for one in signs]


def _object(kind: str, told: Told, of: str) -> dict[str, Any]:
    made = _stamp(datetime.combine(told.first_on, time(), UTC))
    return {
        "type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid5(SPACE, f'{kind},{of}')}", "created": made,
        "modified": max(made, _stamp(told.changed_at)),
    }  # fmt: skip


def _moment(day: date) -> str:
    return _stamp(datetime.combine(day, time(), UTC))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
