"""The pages of letters: works, wrong method, wrong person, bad input."""

import pytest

from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.pages import lines_of, spoken_kind

pytestmark = pytest.mark.database


@pytest.fixture
def letter(people, write):
    focal = people("focal_point")
    with reading_as(Reader(focal, Purpose.REFERRAL)):
        write(focal, body={"preview": {"sex": "female", "forms": ["forced_labour"]}, "urgent": True})
        kept = Letter.objects.get()
    leave()
    return kept


def test_list_shows_the_letter_without_its_text(letter, signed_in):
    page = signed_in("focal_point", purpose=Purpose.REFERRAL).get("/messages/").content.decode()
    assert f"/messages/{letter.id}/" in page and "female" not in page


@pytest.mark.parametrize("direction", ["in", "nonsense"])
def test_list_is_filtered_by_direction(letter, signed_in, direction):
    page = signed_in("focal_point", purpose=Purpose.REFERRAL).get(f"/messages/?direction={direction}")
    assert (str(letter.id) in page.content.decode()) is (direction == "nonsense")


def test_list_with_a_broken_page_mark_is_refused(signed_in):
    client = signed_in("focal_point", purpose=Purpose.REFERRAL)
    assert client.get("/messages/?before=nonsense").status_code == 422


def test_letter_is_closed_until_it_is_opened(letter, signed_in):
    client = signed_in("focal_point", purpose=Purpose.REFERRAL)
    assert "female" not in client.get(f"/messages/{letter.id}/").content.decode()
    assert "female" in client.post(f"/messages/{letter.id}/").content.decode()


@pytest.mark.parametrize(("role", "agency"), [("supervisor", "Agency B"), ("case_worker", "Agency A")])
def test_letter_of_others_is_not_found(letter, signed_in, role, agency):
    client = signed_in(role, agency=agency, purpose=Purpose.REFERRAL)
    assert client.get(f"/messages/{letter.id}/").status_code == 404


def test_letters_are_refused_without_the_permission(signed_in):
    assert signed_in("auditor").get("/messages/").status_code == 403


def test_letters_need_a_sign_in(client, db):
    assert client.get("/messages/").status_code == 302


def test_deleting_a_letter_is_no_method(letter, signed_in):
    client = signed_in("focal_point", purpose=Purpose.REFERRAL)
    assert client.delete(f"/messages/{letter.id}/").status_code == 405


def test_body_is_shown_as_lines_with_their_path():
    lines = dict(lines_of({"a": {"b": [1, 2]}, "docs": [{"kind": "passport"}], "none": None}))
    assert lines == {"a › b": "1, 2", "docs › 1 › kind": "passport", "none": "–"}


def test_kind_is_spoken_in_words():
    assert spoken_kind("referral.hand_over") == "Referral: hand over"
