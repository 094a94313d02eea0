"""Exports keep to the published field rules: STIX 2.1 objects and patterns, MISP core format."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from sampan.prevention.lures.exporting import Told, misp_event, pattern_of, stix_bundle

CONTACTS = (
    ("phone", "zalo", "+84912345678"), ("handle", "telegram", "telegram:job_hr"), ("url", "", "example.org/a'b"),
    ("account", "vcb", "0123456789"), ("wallet", "eth", "0xabc"), ("email", "", "hr@example.org"),
)  # fmt: skip
TOLD = Told(
    id=UUID("01a20960-de0f-70db-8d99-bd7035a2cb21"), number=7, title="Tuyển", template="Tuyển […] bao ăn ở", posts=12,
    first_on=date(2026, 10, 1), last_on=date(2026, 11, 2), changed_at=datetime(2026, 11, 3, 4, 5, 6, 7_000, UTC),
    signs=("secrecy",), contacts=CONTACTS, publisher="Node of Example",
)  # fmt: skip
_ID = re.compile(
    r"(bundle|identity|campaign|indicator|relationship)--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_PATTERN = re.compile(
    r"\[[a-z-]+:[a-z_]+ (= '(?:[^'\\]|\\.)*'|IN \('(?:[^'\\]|\\.)*', '(?:[^'\\]|\\.)*'\))"
    r"( AND [a-z-]+:[a-z_]+ = '(?:[^'\\]|\\.)*')?\]"
)
# STIX 2.1: fields that each kind of object must have (chapters 3.2, 4.3, 4.5, 4.6, 5.1), and what it may have besides
_COMMON = {"type", "spec_version", "id", "created", "modified"}
_OPTIONAL = {"created_by_ref", "object_marking_refs"}
_FIELDS = {
    "identity": ({"name"}, {"identity_class"}),
    "campaign": ({"name"}, {"description", "first_seen", "last_seen", "objective"}),
    "indicator": ({"pattern", "pattern_type", "valid_from"}, {"name", "indicator_types"}),
    "relationship": ({"relationship_type", "source_ref", "target_ref"}, set()),
}


def test_bundle_keeps_to_the_fields_of_stix() -> None:
    bundle = stix_bundle(TOLD)
    assert set(bundle) == {"type", "id", "objects"} and _ID.fullmatch(bundle["id"])
    ids = [one["id"] for one in bundle["objects"]]
    assert len(set(ids)) == len(ids) == 2 + 2 * len(CONTACTS)
    for one in bundle["objects"]:
        needed, may = _FIELDS[one["type"]]
        assert _COMMON | needed <= set(one) <= _COMMON | needed | may | _OPTIONAL
        assert one["spec_version"] == "2.1" and _ID.fullmatch(one["id"]) and one["id"].startswith(one["type"])
        for name in ("created", "modified", "first_seen", "last_seen", "valid_from"):
            assert name not in one or _MOMENT.fullmatch(one[name])
        assert one["created"] <= one["modified"]
        for name in ("source_ref", "target_ref", "created_by_ref"):
            assert name not in one or one[name] in ids
    campaign = bundle["objects"][1]
    assert campaign["first_seen"] <= campaign["last_seen"]


@pytest.mark.parametrize(("kind", "platform", "value"), CONTACTS)
def test_each_contact_has_a_pattern_that_can_be_read(kind: str, platform: str, value: str) -> None:
    assert _PATTERN.fullmatch(pattern_of(kind, platform, value))


def test_quotation_marks_and_backslashes_do_not_end_a_pattern() -> None:
    assert pattern_of("email", "", "a'] OR [x:y='\\") == "[email-addr:value = 'a\\'] OR [x:y=\\'\\\\']"


def test_same_campaign_gives_the_same_octets_and_another_one_other_ids() -> None:
    assert stix_bundle(TOLD) == stix_bundle(TOLD) and misp_event(TOLD) == misp_event(TOLD)
    other = Told(**(TOLD.__dict__ | {"id": UUID(int=5)}))
    mine, theirs = ({one["id"] for one in stix_bundle(each)["objects"]} for each in (TOLD, other))
    assert len(mine & theirs) == 1  # who says it


def test_event_keeps_to_the_fields_of_misp() -> None:
    event = misp_event(TOLD)["Event"]
    assert {
        "uuid",
        "info",
        "date",
        "threat_level_id",
        "analysis",
        "distribution",
        "timestamp",
        "published",
    } <= set(event)
    assert (
        event["threat_level_id"] in "1234" and event["analysis"] in "012" and event["distribution"] in "01234"
    )
    types = {"phone-number", "text", "url", "bank-account-nr", "email"}
    categories = {"Financial fraud", "Social network", "Network activity", "External analysis"}
    for one in event["Attribute"]:
        assert one["type"] in types and one["category"] in categories and isinstance(one["to_ids"], bool)
        assert one["timestamp"].isdigit() and UUID(one["uuid"]) and one["value"]
    assert len({one["uuid"] for one in event["Attribute"]}) == len(CONTACTS) + 1
