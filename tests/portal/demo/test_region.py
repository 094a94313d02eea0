"""The invented region is the same from the same seed, names nobody, and holds the published events."""

from collections import Counter
from datetime import date

import pytest

from sampan.portal.demo.past import drafts_of
from sampan.portal.demo.people import PeopleMaker
from sampan.portal.demo.region import (
    FOCAL,
    account_plans,
    agency_plans,
    node_plans,
    past_plans,
    present_plans,
    provider_plans,
)
from sampan.portal.demo.rescue import PEOPLE, rescue_rows, sought
from sampan.registry.access.roles import ROLES
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import validate_record
from sampan.vocabulary.territories import province

NODES = [plan.id for plan in node_plans()]


def _past(node: str, seed: str = "sampan") -> list:
    maker = PeopleMaker(f"{seed} past {node}")
    return [draft for plan in past_plans(node) for draft in drafts_of(plan, maker)]


def _milestones(node: str) -> list:
    return [milestone for draft in _past(node) for milestone in draft.milestones]


def test_rescue_same_seed_same_people():
    assert rescue_rows(seed="sampan") == rescue_rows(seed="sampan")


def test_rescue_other_seed_other_people():
    assert rescue_rows(seed="sampan") != rescue_rows(seed="another")


def test_rescue_has_121_people_of_different_names_and_papers():
    rows = rescue_rows(seed="sampan")
    assert len(rows) == PEOPLE == len({row[0] for row in rows})
    assert len({row[5] for row in rows}) == PEOPLE


def test_rescue_follows_a_woman_whose_name_is_in_khmer_script():
    row, woman = rescue_rows(seed="sampan")[0], sought(seed="sampan")[0]
    assert (row[0], row[1], row[3]) == (woman.name, "female", "KH")
    assert all("\u1780" <= letter <= "\u17ff" or letter == " " for letter in woman.name)


def test_phones_and_papers_cannot_be_real():
    for _name, _sex, _age, _country, phone, paper in rescue_rows(seed="sampan"):
        assert " 00 " in phone  # no number begins so after a country's code
        assert paper.startswith("X") and paper.endswith("0")


@pytest.mark.parametrize("node", NODES)
def test_past_same_seed_same_records(node):
    assert [one.record for one in _past(node)] == [one.record for one in _past(node)]


@pytest.mark.parametrize("node", NODES)
def test_past_records_are_valid(node):
    for draft in _past(node):
        validate_record(draft.record, today=date(2026, 11, 22))


def test_past_of_viet_nam_holds_the_published_events():
    found = _milestones("vn")
    reached = Counter(one.kind for one in found)
    assert (reached["reintegrated"], reached["supported"]) == (729, 904)
    assert Counter(one.happened.year for one in found if one.kind == "returned") == {2023: 121}
    assert len({one.province for one in found if one.kind == "reintegrated"}) == 6
    assert min(one.happened.year for one in found) >= 2018


@pytest.mark.parametrize("node", NODES)
def test_plans_name_known_agencies_roles_places_and_codes(node):
    agencies = {FOCAL, *(plan.code for plan in agency_plans(node))}
    accounts = {plan.username: plan for plan in account_plans(node)}
    for plan in agency_plans(node):
        assert province(plan.province).country == plan.node.upper()
        code_list("organisation_type").get(plan.kind)
    for account in accounts.values():
        assert account.agency in agencies
        assert set(account.roles) <= set(ROLES)
    assert {plan.by for plan in present_plans(node)} | {plan.kept_by for plan in past_plans(node)} <= set(
        accounts
    )


@pytest.mark.parametrize("node", NODES)
def test_providers_offer_known_services_to_known_people(node):
    agencies, accounts = (
        {one.code for one in agency_plans(node)},
        {one.username for one in account_plans(node)},
    )
    for plan in provider_plans(node):
        assert plan.agency in agencies and plan.kept_by in accounts
        assert all(province(one).country == node.upper() for one in (plan.province, *plan.provinces))
        for name, codes in (
            ("referral_service", plan.services),
            ("language", plan.languages),
            ("sex", plan.sexes),
        ):
            assert all(code_list(name).has(code) for code in codes)
        assert plan.places is None or plan.places >= (plan.free or 0)


def test_a_provider_that_is_asked_has_an_account_of_its_own():
    doors = {one.agency for one in account_plans("vn") if one.roles == ("service_provider",)}
    assert doors >= {"shelter", "haven"}


def test_every_part_that_the_filling_names_is_met_in_these_days():
    parts = [one.part for one in present_plans("vn") if one.part]
    assert len(parts) == len(set(parts))
    assert set(parts) >= {"helped", "lured", "fresh", "talking", "unsure", "goes_home"}
    assert "goes_home" in {one.part for one in present_plans("kh")}


@pytest.mark.parametrize("node", NODES)
def test_present_has_what_is_due_and_what_is_overdue(node):
    days = {plan.days_ago for plan in present_plans(node)}
    assert min(days) == 0
    assert max(days) > 3
