"""A message about a case names nobody: its words are compared with the case before they leave."""

import pytest

from sampan.partnership.alerts.services.sending import send_alert
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.errors import InvalidInput, NotFound
from sampan.vocabulary.names import PersonName

pytestmark = pytest.mark.database


@pytest.fixture
def supervisor(border, people) -> Reader:
    return Reader(people("supervisor", agency="Focal point"), Purpose.PROTECTION)


@pytest.fixture
def case_id(supervisor):
    identity = Identity(
        name=PersonName.of("Nguyễn Thị Hoa"),
        phones=("+84 912 345 678",),
        documents=({"kind": "passport", "number": "B7654321", "country": "VN"},),
    )
    with reading_as(supervisor):
        draft = CaseDraft({"sex": "female"}, identity)
        return open_case(draft=draft, by=supervisor.actor, purpose=supervisor.purpose)


def sent(reader, message, **changes):
    with reading_as(reader):
        return send_alert(new=message(**changes), by=reader.actor, purpose=reader.purpose)


@pytest.mark.parametrize(
    "words",
    [
        "We look for Nguyen Thi Hoa.",
        "NGUYỄN  THỊ HOA was seen.",
        "Passport b7654321.",
        "Call 0912 345 678 first.",
        "Write to hoa@example.org.",
        "Her card is AB 1234567.",
    ],
)
def test_words_that_say_who_it_is_do_not_leave(border, supervisor, case_id, message, words):
    for field in ("text", "subject"):
        with pytest.raises(InvalidInput) as refused:
            sent(supervisor, message, case_id=case_id, **{field: words})
        assert refused.value.field == field and "Hoa" not in str(refused.value)
    assert border.sent == []


def test_words_that_name_nobody_leave_without_the_case(border, supervisor, case_id, message):
    sent(supervisor, message, case_id=case_id, text="A woman of 26, last seen on 12.03 at gate 4.")
    assert str(case_id) not in str(border.sent[0].body)
    assert border.audited("identity.read")


def test_case_of_another_agency_is_not_there(border, case_id, people, message):
    other = Reader(people("supervisor", agency="Agency B"), Purpose.PROTECTION)
    with pytest.raises(NotFound):
        sent(other, message, case_id=case_id)
