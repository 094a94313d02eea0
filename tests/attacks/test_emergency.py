"""The holder of an emergency access tries to keep, carry off or destroy what they see for three hours."""

import pytest

from sampan.protection.assistance.services.asking import Question, ask, release
from sampan.protection.documents.services.keeping import remove_document
from sampan.protection.documents.services.opening import copy_for_sharing
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass
from sampan.vocabulary.errors import NotPermitted
from tests.attacks.world import INTRUDERS, World

pytestmark = pytest.mark.database

WHY = Purpose.PROTECTION


@pytest.fixture
def holder(world: World) -> Reader:
    """A supervisor of another agency who opened the file in an emergency, and reads."""
    account = INTRUDERS["supervisor of another agency"](world).account
    reader = Reader(actor_of(account), WHY)
    enter(reader)
    (found,) = find_file(text=world.number, by=reader.actor, purpose=WHY)
    told = {"reason": "found_by_authority", "text": "Found at the border, speaks to nobody"}
    break_glass(token=found.token, **told, by=reader.actor, purpose=WHY)
    return reader


def test_holder_shares_no_document_and_destroys_none(world, holder):
    document_id = world.ids["document_id"]
    with pytest.raises(NotPermitted):
        copy_for_sharing(document_id=document_id, reader=holder)
    with pytest.raises(NotPermitted):
        remove_document(document_id=document_id, reason="mistake", by=holder.actor, purpose=WHY)


def test_holder_lets_no_provider_know_who_it_is_not_even_their_own_agency(world, holder):
    who = {"by": holder.actor, "purpose": WHY}
    question = Question(holder.actor.agency_id, "shelter", groups=("identity",))
    with pytest.raises(NotPermitted):
        ask(case_id=world.case_id, question=question, **who)
    with pytest.raises(NotPermitted):
        release(referral_id=world.ids["help_id"], groups=("identity",), **who)


def test_holder_answers_no_approval_of_the_case(world, holder):
    with pytest.raises(NotPermitted):
        answer_approval(approval_id=world.ids["approval_id"], is_approved=True, by=holder.actor, purpose=WHY)
