"""Arrangements: both sides confirm, the key-holder is a third, and an agreement that names matching is needed."""

from datetime import date, timedelta

import pytest

from sampan.partnership.matches import party
from sampan.partnership.matches.facts import ArrangementTerms
from sampan.partnership.matches.models import Arrangement
from sampan.partnership.matches.services.arranging import answer_arrangement, end_arrangement, propose
from sampan.partnership.members.facts import AgreementFact, AgreementState
from sampan.registry.access.context import reading_as
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NotPermitted, WrongState
from tests.partnership.matches.conftest import HERE, THERE, THIRD

pytestmark = pytest.mark.database

require_agreement = party.require_agreement  # the true one: the region puts its own in its place


def proposed(region, focal, **changes):
    terms = ArrangementTerms(**({"keeper": THIRD} | changes))
    with reading_as(focal):
        return propose(member=THERE, terms=terms, by=focal.actor, purpose=focal.purpose)


def rows(region) -> list[tuple[str, str]]:
    with region.reading():
        return sorted(Arrangement.objects.values_list("member", "state"))


def test_arrangement_is_in_force_on_both_sides_once_confirmed(arranged):
    assert rows(arranged) == [(THERE, "in_force"), (HERE, "in_force")]


def test_arrangement_waits_for_the_other_side(region, focal):
    arrangement_id = proposed(region, focal)
    region.deliver()
    assert {state for _member, state in rows(region)} == {"proposed"}
    with reading_as(focal), pytest.raises(WrongState):
        answer_arrangement(arrangement_id=arrangement_id, agrees=True, by=focal.actor, purpose=focal.purpose)


@pytest.mark.parametrize(
    "wrong",
    [
        {"keeper": THERE},
        {"keeper": HERE},
        {"opening_per_mille": 5},
        {"batches_a_day": 1_000},
        {"answer_days": 0},
    ],
    ids=str,
)
def test_arrangement_out_of_range_or_without_a_third_is_refused(region, focal, wrong):
    with pytest.raises(InvalidInput):
        proposed(region, focal, **wrong)


def test_arrangement_of_a_case_worker_is_refused(region, officer):
    with pytest.raises(NotPermitted):
        proposed(region, officer)


def test_arrangement_that_ends_ends_on_both_sides(arranged, focal):
    with reading_as(focal):
        row = Arrangement.objects.get(member=THERE)
        end_arrangement(arrangement_id=row.id, by=focal.actor, purpose=focal.purpose)
    arranged.deliver()
    assert {state for _member, state in rows(arranged)} == {"ended"}


def test_second_arrangement_replaces_the_first(arranged, focal):
    proposed(arranged, focal, answer_days=3)
    arranged.deliver()
    with arranged.as_node(THERE), reading_as(focal):
        waiting = Arrangement.objects.get(member=HERE, state="proposed")
        answer_arrangement(arrangement_id=waiting.id, agrees=True, by=focal.actor, purpose=focal.purpose)
    arranged.deliver()
    assert sorted(state for _member, state in rows(arranged)) == ["ended", "ended", "in_force", "in_force"]


@pytest.mark.parametrize(
    ("kinds_out", "kinds_in", "last"),
    [((), ("match",), None), (("match",), ("referral",), None), (("match",), ("match",), -1)],
)
def test_agreement_that_names_matching_one_way_or_is_over_does_not_do(monkeypatch, kinds_out, kinds_in, last):
    today = date(2026, 11, 22)
    until = today + timedelta(days=last) if last else None
    monkeypatch.setattr(
        party, "agreements_in_force", lambda _member: [_agreement(today, until, kinds_out, kinds_in)]
    )
    with pytest.raises(NoAgreement):
        require_agreement(THERE, on=today)


def test_agreement_that_names_matching_both_ways_does(monkeypatch):
    today = date(2026, 11, 22)
    monkeypatch.setattr(
        party, "agreements_in_force", lambda _member: [_agreement(today, None, ("match",), ("match.",))]
    )
    require_agreement(THERE, on=today)


def _agreement(today, until, kinds_out, kinds_in) -> AgreementFact:
    told = dict.fromkeys(AgreementFact.__dataclass_fields__)
    told |= {"kinds_out": kinds_out, "kinds_in": kinds_in, "valid_from": today - timedelta(days=9)}
    return AgreementFact(**(told | {"valid_to": until, "state": AgreementState.IN_FORCE}))
