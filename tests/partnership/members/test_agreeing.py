"""Agreements: both confirm the same words; what is missing is named; without one, pairing or the policy decides."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from sampan.partnership.members.agreeing import services
from sampan.partnership.members.agreeing.drafts import Draft, body_of
from sampan.partnership.members.agreeing.reading import agreement, in_force_with
from sampan.partnership.members.agreements import allowance_of, groups_in, require_allowed
from sampan.partnership.members.facts import AgreementState
from sampan.partnership.members.models import Agreement
from sampan.partnership.members.moments import today
from sampan.partnership.members.services import suspend_member
from sampan.partnership.members.vouching.services import set_policy
from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.errors import (
    InvalidInput,
    NoAgreement,
    NotFound,
    NotPermitted,
    UnknownCode,
    WrongState,
)

pytestmark = pytest.mark.database
PEER = "kh-test"
S = AgreementState


@pytest.fixture
def draft(region) -> Draft:
    region.pair()
    return Draft(
        PEER, "Referrals", "Memorandum of 2026", today(), today() + timedelta(days=30), ("referral.",), ("referral.",),
        ("profile",), ("profile", "health"),
    )  # fmt: skip


@pytest.fixture
def agreed(region, draft):
    made = services.propose_agreement(draft=draft, **region.who)
    assert region.arrive("members.agreement.confirm", confirmation(made.id), conversation=made.series).applied
    return agreement(made.id)


def confirmation(agreement_id, **changes) -> dict:
    row = Agreement.objects.get(id=agreement_id)
    return {"version": row.version, "digest": content_hash(body_of(row))} | changes


def allowed(kind="referral.preview", *, way="out", days=0, **more) -> bool:
    try:
        require_allowed(member=PEER, kind=kind, way=way, on=today() + timedelta(days=days), **more)
    except NoAgreement:
        return False
    return True


def test_pairing_alone_counts_until_the_policy_demands_an_agreement(region, django_assert_num_queries):
    region.pair()
    with django_assert_num_queries(1):
        assert allowed("figures.table")
    set_policy(only_with_agreement=True, directory_vouches=False, **region.who)
    assert not allowed("figures.table") and allowed("members.card") and allowed("referral.withdraw")
    with pytest.raises(NoAgreement, match="no agreement on record"):
        region.write("referral.preview", {})


def test_proposal_alone_changes_nothing(region, draft):
    made = services.propose_agreement(draft=draft, **region.who)
    assert made.state is S.PROPOSED_HERE and allowed("figures.table")


def test_agreement_confirmed_by_both_allows_what_it_names(agreed):
    assert agreed.state is S.IN_FORCE and agreed.confirmed_by is None
    assert allowed() and allowed(way="in", groups=("health",))
    assert not allowed(groups=("health",)) and not allowed("figures.table")
    assert not allowed(days=-1) and allowed(days=30) and not allowed(days=31)


def test_confirmation_of_other_words_is_refused(region, draft):
    made = services.propose_agreement(draft=draft, **region.who)
    told = confirmation(made.id, digest="0" * 64)
    assert not region.arrive("members.agreement.confirm", told, conversation=made.series).applied
    assert agreement(made.id).state is S.PROPOSED_HERE


def test_confirmation_by_another_member_is_refused(region, draft):
    region.pair("la-test", "LA")
    made = services.propose_agreement(draft=draft, **region.who)
    told = confirmation(made.id)
    outcome = region.arrive("members.agreement.confirm", told, member="la-test", conversation=made.series)
    assert not outcome.applied and agreement(made.id).state is S.PROPOSED_HERE


def test_proposal_that_is_refused_or_declined_is_over(region, draft):
    made = services.propose_agreement(draft=draft, **region.who)
    region.settle_all(refused="members.agreement")
    assert agreement(made.id).state is S.DECLINED
    second = services.propose_agreement(draft=draft, **region.who)
    told = {"version": 1, "reason": "Not yet."}
    assert region.arrive("members.agreement.decline", told, conversation=second.series).applied
    assert agreement(second.id).ended_reason == "Not yet."


def test_our_confirmation_that_they_do_not_take_leaves_nothing_in_force(region, draft):
    series = uuid4()
    body = proposal(draft, 1)
    assert region.arrive("members.agreement", body, conversation=series).applied
    row = Agreement.objects.get(series=series)
    assert row.state == S.PROPOSED_THERE and row.kinds_out == ["referral."] and row.groups_out == ["profile"]
    services.confirm_agreement(agreement_id=row.id, **region.who)
    region.settle_all(refused="members.agreement.confirm")
    assert agreement(row.id).state is S.ENDED and not allowed()


def proposal(draft: Draft, version: int, **changes) -> dict:
    return {
        "version": version, "title": draft.title, "basis": draft.basis, "valid_from": draft.valid_from.isoformat(),
        "valid_to": draft.valid_to.isoformat() if draft.valid_to else None,
        "sends": {
            "vn-test": {"kinds": list(draft.kinds_out), "groups": list(draft.groups_out)},
            PEER: {"kinds": list(draft.kinds_in), "groups": list(draft.groups_in)},
        },
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"sends": {}}, {"sends": {"vn-test": {}, PEER: {}}}, {"valid_from": "soon"}, {"title": ""}, {"version": 2},
        {"version": "1"}, {"valid_to": "1999-01-01"}, {"title": 7},
        {"sends": {"vn-test": {"kinds": ["a b"], "groups": []}, PEER: {"kinds": [], "groups": []}}},
        {"sends": {"vn-test": {"kinds": ["x"], "groups": ["soul"]}, PEER: {"kinds": [], "groups": []}}},
    ],
)  # fmt: skip
def test_proposal_of_the_wrong_form_is_refused(region, draft, changes):
    assert not region.arrive("members.agreement", proposal(draft, 1) | changes).applied
    assert not Agreement.objects.exists()


def test_change_is_a_new_version_and_the_old_one_holds_until_it_begins(region, draft, agreed):
    later = replace(
        draft, series=agreed.series, valid_from=today() + timedelta(days=10), kinds_out=("return.",)
    )
    made = services.propose_agreement(draft=later, **region.who)
    assert made.version == 2
    with pytest.raises(WrongState):
        services.propose_agreement(draft=later, **region.who)
    region.arrive("members.agreement.confirm", confirmation(made.id), conversation=made.series)
    assert allowed(days=9) and not allowed(days=10) and allowed("return.propose", days=10)
    assert {one.state for one in in_force_with(PEER)} == {S.IN_FORCE} and len(in_force_with(PEER)) == 2


def test_change_that_begins_today_replaces_the_old_one(region, draft, agreed):
    made = services.propose_agreement(
        draft=replace(draft, series=agreed.series, kinds_out=("return.",)), **region.who
    )
    region.arrive("members.agreement.confirm", confirmation(made.id), conversation=made.series)
    assert agreement(agreed.id).state is S.SUPERSEDED and not allowed() and allowed("return.propose")


def test_agreement_ended_early_by_either_side_holds_no_more(region, agreed):
    with pytest.raises(InvalidInput):
        services.end_agreement(agreement_id=agreed.id, reason=" ", **region.who)
    assert region.arrive(
        "members.agreement.end", {"version": 1, "reason": "x"}, conversation=agreed.series
    ).applied
    with pytest.raises(NoAgreement, match="has ended"):
        require_allowed(member=PEER, kind="referral.preview", way="out", on=today())
    with pytest.raises(WrongState):
        services.end_agreement(agreement_id=agreed.id, reason="again", **region.who)


def test_conversation_that_exists_is_answered_after_the_end_without_new_groups(region, agreed):
    conversation = uuid4()
    region.write("referral.preview", {}, conversation=conversation)
    services.end_agreement(agreement_id=agreed.id, reason="A new law.", **region.who)
    assert allowed("referral.confirm", way="in", conversation=conversation)
    assert not allowed("referral.release", conversation=conversation, groups=("profile",))
    assert not allowed("referral.confirm", way="in", conversation=uuid4())


def test_groups_of_a_body_are_those_it_names_and_those_of_the_names_it_holds():
    body = {"groups": ["health", 7], "identity": {"name": {}, "phones": [], "eye_colour": "x"}}
    assert (
        groups_in(body) == {"health", "identity", "contact"} and groups_in({"groups": "all"}) == frozenset()
    )


def test_unknown_member_may_be_sent_nothing(region):
    with pytest.raises(NoAgreement):
        allowance_of("xx-nobody").require(kind="referral.preview", way="out", on=today())


def test_agreement_is_proposed_only_to_an_active_member_by_who_may(region, draft, people):
    with pytest.raises(NotPermitted):
        services.propose_agreement(draft=draft, by=people("focal_point"), purpose=Purpose.REFERRAL)
    with pytest.raises(UnknownCode):
        replace(draft, groups_out=("soul",))
    suspend_member(node_id=PEER, **region.who)
    with pytest.raises(WrongState):
        services.propose_agreement(draft=draft, **region.who)
    with pytest.raises(NotFound):
        agreement(uuid4())
