"""A letter and the act that causes it stand or fall together; places in a line have no gap."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from sampan.engines.exchange.seal import open_letter
from sampan.partnership.exchange.facts import Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.members.services import own_card, suspend_member
from sampan.registry.access.purposes import Purpose
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import NoAgreement

pytestmark = pytest.mark.database


def sequences() -> list[int]:
    return list(Outbox.objects.order_by("sequence").values_list("sequence", flat=True))


def test_letter_written_is_sealed_in_the_outbox(write, peer):
    letter_id = write(body={"word": "chào"})
    row = Outbox.objects.get(letter_id=letter_id)
    opened = open_letter(
        bytes(row.blob), receiver=peer.secret, cards={"vn-test": (own_card(),)}, now=datetime.now(UTC)
    )
    assert opened.letter.body == {"word": "chào"}
    assert opened.hash == row.letter_hash


def test_letters_written_follow_each_other_without_gap(write):
    for _ in range(3):
        write()
    assert sequences() == [1, 2, 3]


def test_act_rolled_back_leaves_no_letter_and_no_gap(write):
    write()
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError("the act failed")
    write()
    assert sequences() == [1, 2]
    assert Link.objects.get(way=Way.OUT).sequence == 2


def test_letter_to_an_unknown_member_is_refused(service):
    with pytest.raises(NoAgreement):
        write_letter(
            member="xx-nobody",
            kind="test.echo",
            conversation=uuid4(),
            body={},
            agency_id=service.agency_id,
            by=service,
            purpose=Purpose.REFERRAL,
        )
    assert not Letter.objects.exists() and not Outbox.objects.exists()


def test_letter_to_a_suspended_member_is_refused(write, service):
    suspend_member(node_id="kh-test", by=service, purpose=Purpose.REFERRAL)
    with pytest.raises(NoAgreement):
        write()


def test_blob_holds_nothing_readable(write):
    row = Outbox.objects.get(letter_id=write(body={"word": "Phnom Penh shelter"}))
    assert b"Phnom" not in bytes(row.blob) and b"vn-test" not in bytes(row.blob)
