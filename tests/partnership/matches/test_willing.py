"""Nobody is asked about against their will: withdrawn consent stops a question; consent as its ground must exist."""

from datetime import timedelta
from uuid import UUID

import pytest

from sampan.partnership.matches.facts import LegalBasis, Register
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.services.asking import NewQuestion, ask
from sampan.registry.access.context import reading_as
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.vocabulary.errors import NoConsent
from tests.partnership.matches.conftest import THERE, open_there

pytestmark = pytest.mark.database

TO_THEM, TO_ANOTHER = f"member:{THERE}", "agency:00000000-0000-0000-0000-000000000001"


@pytest.fixture
def person(arranged, helped, officer) -> UUID:
    """A case of the officer's; the other side's register can be asked."""
    helped()
    open_there(arranged, Register.PEOPLE)
    return helped(actor=officer.actor)


def given(
    officer, case_id: UUID, recipient: str = TO_THEM, *, what_for: str = "referral", groups=("identity",)
) -> UUID:
    """Record a consent of the person."""
    until = house_today() + timedelta(days=90)
    answer = ConsentAnswer(what_for, recipient, groups, house_today(), until, "km")
    by, purpose = officer.actor, officer.purpose
    with reading_as(officer):
        return record_consent(case_id=case_id, agency_id=by.agency_id, answer=answer, by=by, purpose=purpose)


def withdraw(officer, consent_id: UUID) -> None:
    with reading_as(officer):
        withdraw_consent(consent_id=consent_id, reason="asked", by=officer.actor, purpose=officer.purpose)


def ask_on(officer, case_id: UUID, basis: LegalBasis) -> UUID:
    with reading_as(officer):
        return ask(new=NewQuestion(THERE, basis, case_id=case_id), by=officer.actor, purpose=officer.purpose)


@pytest.mark.parametrize("basis", list(LegalBasis))
def test_who_withdrew_towards_the_country_is_not_asked_about_on_any_ground(person, officer, basis):
    withdraw(officer, given(officer, person))
    given(officer, person, TO_ANOTHER)
    with pytest.raises(NoConsent, match="withdrew"):
        ask_on(officer, person, basis)
    with reading_as(officer):
        assert not Question.objects.exists()


def test_who_withdrew_all_is_not_asked_about(person, officer):
    withdraw(officer, given(officer, person, TO_ANOTHER))
    with pytest.raises(NoConsent, match="withdrew"):
        ask_on(officer, person, LegalBasis.BILATERAL)


def test_who_agreed_again_is_asked_about(person, officer):
    withdraw(officer, given(officer, person))
    given(officer, person)
    assert ask_on(officer, person, LegalBasis.CONSENT)


@pytest.mark.parametrize(
    "told", [{"recipient": TO_ANOTHER}, {"what_for": "statistics"}, {"groups": ("contact",)}], ids=str
)
def test_consent_as_the_ground_must_be_recorded_for_that_country_and_use(person, officer, told):
    given(officer, person, **told)
    with pytest.raises(NoConsent, match="recorded"):
        ask_on(officer, person, LegalBasis.CONSENT)
    assert ask_on(officer, person, LegalBasis.BILATERAL)
