"""Rotation of the wrapping key: what matching keeps is sealed anew, and the old key can be destroyed."""

import pytest
from django.apps import apps

from sampan.partnership.matches import sealing
from sampan.partnership.matches.facts import Register, Side, State, Wish
from sampan.partnership.matches.models import Request, Selector
from sampan.partnership.matches.services import overseeing
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.overseeing import begin_opening, is_token_of
from sampan.partnership.matches.services.recording import record_selector
from sampan.partnership.matches.services.requesting import request_after
from sampan.partnership.matches.services.resealing import SEALED
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.people.keyring import Keyring, new_key
from sampan.registry.people.services.keys import rotate_wrapping
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question
from tests.partnership.matches.test_oversight import opened

pytestmark = pytest.mark.database

NUMBERS = (("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))


@pytest.fixture
def rotate(region, settings):
    """Makes a new wrapping key, rotates, and destroys the old one."""

    def run() -> int:
        ring = settings.SAMPAN_KEYRING
        newest = ring.newest + 1
        settings.SAMPAN_KEYRING = Keyring({**ring.wrapping, newest: new_key()}, ring.search)
        with region.reading():
            rotate_wrapping(by=region.service, purpose=REFERRAL)
            left = sum(_old(model, name, newest) for model, name, _ in SEALED)
        settings.SAMPAN_KEYRING = Keyring({newest: settings.SAMPAN_KEYRING.wrapping[newest]}, ring.search)
        return left

    return run


def _old(model, name: str, newest: int) -> int:
    """How many rows are sealed with another key than the newest."""
    rows = model.objects.exclude(**{name: b""})
    rows = rows.filter(kind="inputs") if model.__name__ == "EpochPiece" else rows
    return sum(int.from_bytes(bytes(getattr(row, name))[:4], "big") != newest for row in rows)


@pytest.fixture
def hit(arranged, suspect, officer, people):
    """Both sides know a suspect; ours was asked about, and it is a hit."""
    suspect(*NUMBERS, reader=Reader(people("supervisor", agency="Agency B"), REFERRAL))
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*NUMBERS))
    arranged.deliver()
    return asked


def test_every_sealed_column_of_the_slice_is_resealed():
    named = {(model, name) for model, name, _ in SEALED}
    sealed = {
        (model, name)
        for model in apps.get_app_config("matches").get_models()
        for name, kind in model.SENSITIVITY.items()
        if kind in (Sensitivity.SEALED, Sensitivity.SECRET) and name.endswith("_sealed")
    }
    assert sealed <= named


def test_hit_can_be_followed_after_the_old_key_is_gone(arranged, hit, officer, rotate):
    assert rotate() == 0
    with reading_as(officer):
        request_after(question_id=hit, wish=Wish.INFORMATION, by=officer.actor, purpose=officer.purpose)
    assert all(outcome.applied for outcome in arranged.deliver())
    with arranged.reading():
        assert Request.objects.get(way="in").kinds == ["phone", "handle"]


def test_selectors_and_running_epochs_work_after_the_old_key_is_gone(arranged, hit, officer, rotate):
    rotate()
    with arranged.reading():
        subject_id = Selector.objects.filter(agency_id=officer.actor.agency_id)[0].subject_id
    asked = ask_about(arranged, officer, subject_id=subject_id)
    assert all(outcome.applied for outcome in arranged.deliver())
    assert question(arranged, asked).state == State.HIT
    open_there(arranged, Register.SELECTORS)
    begin_night(member=THERE)
    assert all(outcome.applied for outcome in arranged.deliver())


def test_selector_recorded_again_after_a_rotation_is_kept_once(arranged, hit, officer, rotate):
    rotate()
    with arranged.reading():
        row = Selector.objects.filter(agency_id=officer.actor.agency_id, kind="phone").get()
    with reading_as(officer):
        again = record_selector(
            kind="phone", text=NUMBERS[0][1], held_by="suspect", subject_id=row.subject_id, case_id=None,
            by=officer.actor, purpose=officer.purpose,
        )  # fmt: skip
    assert again == row.id


def test_oversight_compares_what_was_opened_before_the_rotation(arranged, hit, rotate, monkeypatch):
    real = overseeing.draw_places
    monkeypatch.setattr(overseeing, "draw_places", lambda **asked: real(**(asked | {"share": 1.0})))
    with arranged.as_node(THERE), arranged.reading():
        row = overseeing.Question.objects.get(side=Side.HOLDER)
    with arranged.as_node(THERE):
        begin_opening(question_id=row.id)
    arranged.deliver()
    rotate()
    told = [one for one in opened(arranged, Side.ASKER) if not one.is_padding]
    assert told and all(is_token_of(one) for one in told)


def test_questions_are_opened_after_the_rotation(arranged, hit, rotate):
    rotate()
    with arranged.as_node(THERE), arranged.reading():
        row = overseeing.Question.objects.get(side=Side.HOLDER)
    with arranged.as_node(THERE):
        begin_opening(question_id=row.id)
    assert all(outcome.applied for outcome in arranged.deliver())
    assert all(one.holds for one in opened(arranged, Side.HOLDER))


def test_epoch_in_the_making_goes_on_after_a_rotation(arranged, suspect, rotate):
    suspect(*NUMBERS)
    with arranged.as_node(THERE):
        open_epoch(asker="vn-test", register=Register.SELECTORS)
    assert rotate() == 0
    assert all(outcome.applied for outcome in arranged.deliver())


def test_selector_that_became_a_persons_own_does_not_stop_a_rotation(arranged, suspect, helped, rotate):
    suspect(("phone", "+85512345678"))
    helped(phone="012345678")
    helped(phone="+855 12 345 678")
    assert rotate() == 0


def test_hashes_do_not_depend_on_the_wrapping_keys(settings):
    before = sealing.keyed_digest(b"x", of="y")
    ring = settings.SAMPAN_KEYRING
    settings.SAMPAN_KEYRING = Keyring({9: new_key()}, ring.search)
    assert sealing.keyed_digest(b"x", of="y") == before
    settings.SAMPAN_KEYRING = Keyring(ring.wrapping, new_key())
    assert sealing.keyed_digest(b"x", of="y") != before
