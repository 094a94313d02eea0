"""A country beyond the six joins by the signed directory, works and leaves, and no code was changed."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from sampan.engines.exchange.directory import Listed, Role
from sampan.partnership.members.agreeing.reading import agreements
from sampan.partnership.members.agreeing.services import confirm_agreement
from sampan.partnership.members.agreements import require_allowed
from sampan.partnership.members.directory.documents import directory_in_force
from sampan.partnership.members.directory.services.taking import take_documents
from sampan.partnership.members.facts import MemberState
from sampan.partnership.members.leaving.reading import departure
from sampan.partnership.members.leaving.services import begin_leaving, look_at_all
from sampan.partnership.members.models import Departure
from sampan.partnership.members.moments import today
from sampan.partnership.members.queries import cards_of, member
from sampan.partnership.members.vouching.services import activate_vouched, set_policy
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.models import Letter
from sampan.vocabulary.errors import NoAgreement
from tests.harness.letters import handle_by
from tests.partnership.members import conftest

pytestmark = pytest.mark.database
MANILA = "ph-test"


def test_philippines_join_work_and_leave(region, in_force, directory, monkeypatch):
    region.pair()
    taken: list[str] = []
    handle_by(monkeypatch, "referral.", lambda letter: taken.append(letter.kind))

    # version n+1, signed by two of three countries, arrives from Cambodia
    card = conftest.card_of(MANILA, "PH")
    joined = directory(Listed(card, Role.COUNTRY, today()), version=2)
    told = {"kind": "directory", "document": joined.to_json()}
    assert region.arrive("members.directory", told).applied
    assert directory_in_force().version == 2 and member(MANILA).state is MemberState.PROPOSED

    # this node lets the directory vouch
    set_policy(only_with_agreement=True, directory_vouches=True, **region.who)
    assert activate_vouched(node_id=MANILA, **region.who).vouched_by == 2
    with pytest.raises(NoAgreement):
        region.write("referral.preview", {}, member=MANILA)

    # Manila proposes an agreement of thirty days; a person here confirms it
    series, last = uuid4(), today() + timedelta(days=30)
    both = {"kinds": ["referral."], "groups": ["identity", "profile"]}
    proposal = {
        "version": 1, "title": "Referral of presumed victims", "basis": "Bali Process, 2026",
        "valid_from": today().isoformat(), "valid_to": last.isoformat(), "sends": {MANILA: both, "vn-test": both},
    }  # fmt: skip
    assert region.arrive("members.agreement", proposal, member=MANILA, conversation=series).applied
    (proposed,) = agreements(reader=Reader(**actor(region)), member=MANILA)
    confirm_agreement(agreement_id=proposed.id, **region.who)
    assert region.sent("members.agreement.confirm")

    # letters both ways; what the agreement does not name stays here
    conversation = uuid4()
    region.write("referral.preview", {}, member=MANILA, conversation=conversation)
    assert region.arrive("referral.accept", {}, member=MANILA, conversation=conversation).applied
    with pytest.raises(NoAgreement, match="health"):
        region.write("referral.release", {"groups": ["health"]}, member=MANILA, conversation=conversation)
    region.write("referral.release", {"groups": ["identity"]}, member=MANILA, conversation=conversation)

    # the day after its last, nothing new begins, and what was begun comes to its end
    after = last + timedelta(days=1)
    with pytest.raises(NoAgreement, match="ended"):
        require_allowed(member=MANILA, kind="referral.preview", way="out", on=after)
    require_allowed(member=MANILA, kind="referral.confirm", way="in", on=after, conversation=conversation)

    # it leaves: open conversations are answered, nothing else; all is settled, then the line closes
    assert region.arrive(
        "members.leaving", {"leaver": MANILA, "reason": "left", "open": 1}, member=MANILA
    ).applied
    assert member(MANILA).state is MemberState.LEAVING
    assert not region.arrive("referral.preview", {}, member=MANILA).applied
    assert region.arrive("referral.confirm", {}, member=MANILA, conversation=conversation).applied
    with pytest.raises(NoAgreement):
        region.write("referral.preview", {}, member=MANILA)
    row = Departure.objects.get()
    shown = departure(departure_id=row.id, reader=Reader(**actor(region)))
    assert shown.open_count >= 2 and (conversation, "referral.confirm") in shown.conversations
    region.settle_all()
    look(region)
    assert len(region.sent("members.left")) == 1 and member(MANILA).state is MemberState.LEAVING
    assert region.arrive("members.left", {"leaver": MANILA}, member=MANILA).applied
    region.settle_all()
    look(region)
    assert member(MANILA).state is MemberState.LEFT and cards_of(MANILA) == (card,)
    with reading_as(Reader(region.service, Purpose.REFERRAL)):
        assert not Letter.objects.filter(member=MANILA, state__in=("waiting", "sent")).exists()
    assert taken == ["referral.accept", "referral.confirm"]

    # the directory says so, too, and keeps it on the list
    gone = replace(joined.listed(MANILA), left=today())
    third = directory(gone, version=3)
    take_documents(told={"directories": [third.to_json()]}, **region.who)
    assert directory_in_force().listed(MANILA).left == today()


def actor(region) -> dict:
    return {"actor": region.who["by"], "purpose": region.who["purpose"]}


def look(region) -> None:
    with reading_as(Reader(region.service, Purpose.REFERRAL)):
        look_at_all(by=region.service, purpose=Purpose.REFERRAL)


def test_begin_leaving_of_this_node_tells_every_member(region):
    for node, country in (("kh-test", "KH"), ("la-test", "LA")):
        region.pair(node, country)
    found = begin_leaving(reason="A new ministry takes over.", **region.who)
    assert {one.member for one in found} == {"kh-test", "la-test"} and {one.leaver for one in found} == {
        "vn-test"
    }
    assert len(region.sent("members.leaving")) == len(region.sent("members.left")) == 2
