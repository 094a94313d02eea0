"""The history: whole sentences by day, newest first, by kind, a hundred a page, and as a paper."""

import re

import pytest

from sampan.protection.cases import history
from sampan.protection.cases.history import GROUPS, group_of, history_shown
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import add_note, note_event
from sampan.registry.access.context import reading_as

pytestmark = pytest.mark.database
NOTE = "He wants to go home."


def write(desk, *kinds: str) -> None:
    with reading_as(desk.reader):
        for kind in kinds:
            if kind == "note":
                add_note(case_id=desk.case_id, text=NOTE, by=desk.actor, purpose=desk.reader.purpose)
            else:
                note_event(case_id=desk.case_id, kind=kind, facts={}, by=desk.actor)


def shown(desk, **asked: str) -> dict:
    with reading_as(desk.reader) as reader:
        case = read_case(case_id=desk.case_id, reader=reader)
        return history_shown(case, asked, reader=reader, language="en")


def titles(told: dict) -> list[str]:
    return [line.title for day in told["days"] for line in day.lines]


def test_history_is_read_as_sentences_with_who_and_when(desk):
    write(desk, "note")
    page = desk.client.get(desk.url() + "?tab=history").content.decode()
    said = re.findall(r'entry-title">([^<]+)</p>', page)
    assert said[:2] == ["A note was written.", "The case was opened after an intake."]
    assert re.search(r"Recorded by Officer \d+ at [^<]+\.</time>", page)
    assert NOTE not in page


def test_chip_shows_one_kind_only_and_an_unknown_one_shows_all(desk):
    write(desk, "note", "reopened")
    assert titles(shown(desk, group="contacts")) == ["A note was written."]
    assert "A note was written." not in titles(shown(desk, group="decisions"))
    assert titles(shown(desk, group="return")) == []
    assert len(titles(shown(desk, group="nonsense"))) == 3


def test_pages_follow_one_another_without_a_gap(desk, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 2)
    write(desk, "note", "reopened", "note")
    first = shown(desk)
    second = shown(desk, before=first["next"].rpartition("before=")[2])
    assert len(titles(first)) == len(titles(second)) == 2 and not second["next"]
    assert desk.client.get(desk.url() + "?tab=history&before=x").status_code == 422


def test_paper_holds_notes_only_under_audit(desk, audited):
    write(desk, "note")
    address = desk.url("history")
    assert NOTE not in desk.client.get(address + "?group=contacts").content.decode()
    assert audited("notes.read") == 0
    assert NOTE in desk.client.post(address, {"purpose": "protection"}).content.decode()
    assert audited("notes.read") == 1
    assert desk.client.post(address, {"purpose": "audit"}).status_code == 403
    assert desk.client.put(address).status_code == 405


def test_kinds_are_told_in_a_group_by_how_they_begin():
    expected = {
        "note": "contacts", "status_decided": "decisions", "step_done": "rights", "milestone": "help",
        "return_planned": "return", "conference_held": "decisions", "reintegration_visit": "contacts",
        "reintegration_agreed": "help", "something": "",
    }  # fmt: skip
    assert {kind: group_of(kind) for kind in expected} == expected
    assert set(expected.values()) == set(GROUPS)
