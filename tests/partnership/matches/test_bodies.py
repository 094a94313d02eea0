"""Letters of matching leave no body here: neither with who wrote them nor with who took them in; nobody opens one."""

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches.facts import Register, Side, Wish
from sampan.partnership.matches.models import Question, SilentHit
from sampan.partnership.matches.services.overseeing import begin_opening
from sampan.partnership.matches.services.requesting import request_after
from sampan.partnership.matches.services.silence import decide_silent
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.figures import letter_lines
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services.keeping import read_letter
from sampan.vocabulary.errors import NotFound
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question, say_looked

pytestmark = pytest.mark.database

PASSED = {
    "arrange", "arranged", "epoch", "keyed", "piece", "pieced", "root", "set", "ask", "unblind", "taken", "held_silent",
    "bare", "looked", "known", "request", "audit", "opening",
}  # fmt: skip


@pytest.fixture
def letters(arranged, helped, officer, people) -> list[Letter]:
    """All letters of a silent question that is answered, followed and opened."""
    helped()
    open_there(arranged, Register.PEOPLE)
    asked = ask_about(arranged, officer, case_id=helped(actor=officer.actor))
    arranged.deliver()
    assert say_looked(arranged) == 1
    duty = Reader(people("duty_officer", agency="Focal point"), REFERRAL)
    with arranged.as_node(THERE), reading_as(duty):
        for hit in list(SilentHit.objects.filter(verdict="waiting")):
            decide_silent(hit_id=hit.id, answers=True, by=duty.actor, purpose=duty.purpose)
    arranged.deliver()
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.INFORMATION, by=officer.actor, purpose=officer.purpose)
    with arranged.as_node(THERE):
        with arranged.reading():
            held = Question.objects.get(side=Side.HOLDER)
        begin_opening(question_id=held.id)
    arranged.deliver()
    assert question(arranged, asked).audited_at
    with arranged.reading():
        return list(Letter.objects.filter(kind__startswith="match."))


def test_no_body_of_matching_is_kept_and_all_the_rest_is(letters, arranged):
    assert {one.kind.removeprefix("match.") for one in letters} >= PASSED
    assert {one.direction for one in letters} == {"in", "out"}
    assert not [one.kind for one in letters if bytes(one.body_sealed) or one.key_version is not None]
    assert all(one.digest for one in letters)
    assert all(one.sequence and one.signer_serial for one in letters if one.direction == "out")


def test_no_page_and_no_reader_opens_a_letter_of_matching(letters):
    client = client_of("focal_point", agency="Focal point", purpose=Purpose.REFERRAL)
    of_opening = next(one for one in letters if one.kind == "match.opening")
    address = reverse("correspondence:letter", args=[of_opening.id])
    assert "is not kept here" in client.get(address).content.decode()
    shown = client.post(address).content.decode()
    listed = client.get(reverse("correspondence:list")).content.decode()
    assert "Match" in listed and "known" not in listed.casefold() and "known" not in shown
    assert "blind" not in shown and "octets" not in shown and "cannot be opened" in shown


def test_body_that_an_older_release_kept_is_not_shown_either(letters, arranged, focal):
    with arranged.reading():
        Letter.objects.filter(id=letters[0].id).update(body_sealed=b"kept", key_version=1)
    with reading_as(focal):
        for read in (read_letter, letter_lines):
            with pytest.raises(NotFound):
                read(id=letters[0].id, reader=focal)
