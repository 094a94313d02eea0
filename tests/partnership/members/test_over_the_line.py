"""Members' letters over the node's real carrier: sealed in the lane of alerts, refused by agreement at the door."""

from uuid import uuid4

import pytest

from sampan.partnership.exchange.models import Outbox
from sampan.partnership.members.drills.services import begin_drill
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.leaving.services import begin_leaving
from sampan.partnership.members.queries import fingerprint_of, member
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.partnership.members.vouching.services import set_policy
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import NoAgreement
from sampan.vocabulary.lanes import Lane
from tests.partnership.members.conftest import card_of

pytestmark = pytest.mark.database


@pytest.fixture
def node(people):
    """The node with its real carrier, its administrator, and Cambodia as an active member."""
    service, by = people("node_service", agency="Focal point"), people("node_administrator")
    who = {"by": by, "purpose": Purpose.ADMINISTRATION}
    with reading_as(Reader(by, Purpose.ADMINISTRATION)):
        card = card_of("kh-test", "KH")
        propose_member(card=card, **who)
        confirm_member(node_id="kh-test", fingerprint=" ".join(fingerprint_of(card)), **who)
        yield who, service


def test_letters_about_members_travel_in_the_lane_of_alerts_and_go_without_an_agreement(node):
    who, service = node
    set_policy(only_with_agreement=True, directory_vouches=False, **who)
    begin_drill(**who)
    with reading_as(Reader(service, Purpose.REFERRAL)):
        letter = Letter.objects.get(kind="members.drill")
        assert letter.lane in (Lane.ALERT, Lane.SINGLE)
        with pytest.raises(NoAgreement):
            write_letter(
                member="kh-test", kind="referral.preview", conversation=uuid4(), body={}, agency_id=service.agency_id,
                by=service, purpose=Purpose.REFERRAL,
            )  # fmt: skip
    assert Outbox.objects.count() == 1


def test_leaving_is_told_over_the_line_although_nothing_new_may_begin(node):
    who, service = node
    begin_leaving(member="kh-test", reason="A new ministry.", **who)
    assert member("kh-test").state is MemberState.LEAVING
    with reading_as(Reader(service, Purpose.REFERRAL)):
        assert set(Letter.objects.values_list("kind", flat=True)) == {"members.leaving", "members.left"}
