"""What happened is written, changed, removed and erased; what identifies is only ever ciphertext."""

import pytest

from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.circumstances.models import Leg, Place, Suspect, Trace
from sampan.protection.circumstances.queries import also_seen, circumstances, one_part
from sampan.protection.circumstances.services import writing
from sampan.protection.circumstances.services.writing import change_part, remove_part
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.services.closing import close_identity
from sampan.vocabulary.errors import InvalidInput, NoConsent, NotFound, NotPermitted, UnknownCode, WrongState
from tests.protection.circumstances.conftest import LEG, PHONE

pytestmark = pytest.mark.database
SECRET = "The house behind the market"


def test_leg_keeps_its_codes_and_seals_its_places(desk, audited):
    desk.add("leg", LEG | {"to_place": SECRET, "crossing": "irregular"})
    row = Leg.objects.get()
    assert (row.crossing, row.departed, row.position) == ("irregular", "2025-03", 1)
    assert SECRET.encode() not in bytes(row.sealed)
    assert circumstances(case_id=desk.case_id, reader=desk.reader).legs[0].sealed == {}
    told = circumstances(case_id=desk.case_id, reader=desk.reader, is_opened=True)
    assert told.legs[0].sealed == {"to_place": SECRET}
    assert audited("circumstances.read") == 1


def test_legs_stand_in_the_order_that_was_asked_for_and_close_up(desk):
    first, last = desk.add("leg", LEG), desk.add("leg", LEG | {"from_country": "KH", "to_country": "TH"})
    middle = desk.add("leg", LEG | {"position": 2})
    assert [one.id for one in Leg.objects.order_by("position")] == [first, middle, last]
    who = {"by": desk.worker, "purpose": desk.purpose}
    suspect = desk.add("suspect", {"roles": ["transporter"], "legs": [str(first), str(middle)]})
    remove_part(part="leg", part_id=first, reason="mistake", **who)
    assert list(Leg.objects.order_by("position").values_list("id", "position")) == [(middle, 1), (last, 2)]
    assert Suspect.objects.get(id=suspect).legs == [middle]


def test_change_writes_what_was_told_and_keeps_the_rest(desk):
    place = desk.add("place", {"kind": "compound", "country": "KH", "address": SECRET, "note": "Blue gate"})
    who = {"by": desk.worker, "purpose": desk.purpose}
    told = {"conditions": ["locked_in"], "note": ""}
    change_part(part="place", part_id=place, told=told, version=1, **who)
    kept = one_part(part="place", part_id=place, reader=desk.reader, is_opened=True)
    assert kept.told["conditions"] == ["locked_in"] and kept.sealed == {"address": SECRET}
    with pytest.raises(WrongState):
        change_part(part="place", part_id=place, told=told, version=1, **who)


@pytest.mark.parametrize(
    ("part", "told", "field"),
    [
        ("leg", LEG | {"from_country": ""}, "from_country"),
        ("leg", LEG | {"arrived": "2025-02"}, "arrived"),
        ("leg", LEG | {"departed": "2999"}, "departed"),
        ("leg", LEG | {"position": 0}, "position"),
        ("place", {"kind": "palace", "country": "KH"}, "kind"),
        ("place", {"kind": "compound", "country": "Kh"}, "country"),
        ("suspect", {"roles": []}, "roles"),
        ("suspect", {"roles": "exploiter"}, "roles"),
        ("suspect", {"roles": ["exploiter"], "legs": ["nothing"]}, "legs"),
        ("trace", PHONE | {"content": " "}, "content"),
        ("trace", PHONE | {"content": 7}, "content"),
        ("trace", PHONE | {"evidence_kept": "perhaps"}, "evidence_kept"),
        ("trace", PHONE | {"suspect": "00000000-0000-4000-8000-000000000000"}, "suspect"),
        ("trace", PHONE | {"document_id": "00000000-0000-4000-8000-000000000000"}, "document_id"),
        ("trace", PHONE | {"colour": "red"}, "told"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field(desk, part, told, field):
    with pytest.raises(InvalidInput) as refused:
        desk.add(part, told)
    assert refused.value.field == field


def test_unknown_part_is_refused(desk):
    with pytest.raises(UnknownCode):
        desk.add("weather", {})


def test_suspect_of_another_case_is_refused(desk):
    other = desk.another_case()
    suspect = desk.add("suspect", {"roles": ["exploiter"]}, case_id=other)
    with pytest.raises(InvalidInput):
        desk.add("trace", PHONE | {"suspect": str(suspect)})


def test_removal_needs_a_reason_and_leaves_a_line(desk):
    trace, who = desk.add("trace", PHONE), {"by": desk.worker, "purpose": desk.purpose}
    with pytest.raises(InvalidInput):
        remove_part(part="trace", part_id=trace, reason="because", **who)
    remove_part(part="trace", part_id=trace, reason="person_asked", **who)
    assert not Trace.objects.exists()
    lines = timeline(case_id=desk.case_id, reader=desk.reader)
    line = next(one for one in lines if one.kind == "circumstance_removed")
    assert line.facts == {"part": "trace", "reason": "person_asked"}


def test_same_trace_in_another_case_of_the_team_is_named(desk):
    other = desk.another_case()
    mine = desk.add("trace", PHONE)
    desk.add("trace", PHONE | {"content": "+84 912345678"}, case_id=other)
    desk.add("trace", {"kind": "handle", "content": "0912345678"}, case_id=other)
    seen = also_seen(case_id=desk.case_id, reader=desk.reader)
    assert {trace: [one.case_id for one in cases] for trace, cases in seen.items()} == {mine: [other]}


def test_same_trace_out_of_sight_is_neither_named_nor_counted(desk, people):
    stranger = people("case_worker", agency="Agency B")
    foreign = desk.another_case(stranger)
    with reading_as(Reader(stranger, desk.purpose)):
        writing.add_part(case_id=foreign, part="trace", told=PHONE, by=stranger, purpose=desk.purpose)
    colleague = people("case_worker")
    unseen = desk.another_case(colleague)
    with reading_as(Reader(colleague, desk.purpose)):
        writing.add_part(case_id=unseen, part="trace", told=PHONE, by=colleague, purpose=desk.purpose)
    desk.add("trace", PHONE)
    assert also_seen(case_id=desk.case_id, reader=desk.reader) == {}
    supervisor = Reader(desk.supervisor, desk.purpose)
    with reading_as(supervisor):
        seen = also_seen(case_id=desk.case_id, reader=supervisor)
    assert [one.case_id for cases in seen.values() for one in cases] == [unseen]


def test_digest_needs_the_nodes_key(desk, settings):
    before = writing.trace_digest("phone", "0912345678")
    ring = settings.SAMPAN_KEYRING
    settings.SAMPAN_KEYRING = type(ring)(ring.wrapping, b"another key")
    assert writing.trace_digest("phone", "0912345678") != before


def test_erased_case_keeps_nothing_of_what_happened(desk):
    desk.add("leg", LEG)
    desk.add("place", {"kind": "compound", "country": "KH"})
    desk.add("trace", PHONE | {"suspect": str(desk.add("suspect", {"roles": ["exploiter"]}))})
    with reading_as(Reader(desk.supervisor, desk.purpose)):
        who = {"by": desk.supervisor, "purpose": desk.purpose}
        erase_case(case_id=desk.case_id, reason="consent_withdrawn", **who)
    assert not any(model.objects.exists() for model in (Leg, Place, Suspect, Trace))


def test_refusals(desk, people):
    trace, who = desk.add("trace", PHONE), {"by": desk.worker, "purpose": desk.purpose}
    analyst = people("analyst")
    with pytest.raises(NotPermitted):
        writing.add_part(case_id=desk.case_id, part="leg", told=LEG, by=analyst, purpose=Purpose.STATISTICS)
    stranger = people("supervisor", agency="Agency B")
    with reading_as(Reader(stranger, desk.purpose)), pytest.raises(NotFound):
        remove_part(part="trace", part_id=trace, reason="mistake", by=stranger, purpose=desk.purpose)
    close_identity(case_id=desk.case_id, reason="withdrawn", **who)
    with pytest.raises(NoConsent):
        circumstances(case_id=desk.case_id, reader=desk.reader, is_opened=True)
    with reading_as(Reader(desk.supervisor, desk.purpose)):
        close_case(case_id=desk.case_id, reason="completed", by=desk.supervisor, purpose=desk.purpose)
    with pytest.raises(WrongState):
        desk.add("leg", LEG)


def test_audit_that_fails_leaves_nothing_changed(desk, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the audit is full")

    monkeypatch.setattr(writing, "record", fail)
    with pytest.raises(RuntimeError):
        desk.add("leg", LEG)
    assert not Leg.objects.exists()
