"""People are read alike for questions, epochs and recognition; kinds of keys add up as their table says."""

from itertools import combinations
from uuid import UUID

import pytest

from sampan.engines.matching.keys import match_keys
from sampan.engines.matching.private.questions import shown
from sampan.engines.matching.records import read_record
from sampan.partnership.matches.facts import Register, State
from sampan.partnership.matches.models import SilentHit
from sampan.partnership.matches.registers import KINDS, THRESHOLD_BITS, person_keys, strongest, weights
from sampan.partnership.matches.services.silence import agreeing, owners_of
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity, identity_from
from tests.partnership.matches.conftest import REFERRAL, ask_about, epoch, open_there, question

SUSPECT = UUID(int=7)
TRAITS = {"sex": "female", "province": "VN-HN", "nationality": "VN"}
IN_PLACE = {"token_birth_place", "name_year_place", "skeleton_year_place"}


def person(name: str, **fields: object) -> Identity:
    return identity_from({"name": name, "birth_date": "2004-03-17", **fields})


def test_keys_of_a_person_have_sex_and_province():
    kinds = {key.kind for key in person_keys(person("Lo Thi Mau"), TRAITS)}
    assert kinds >= IN_PLACE and not IN_PLACE & {key.kind for key in person_keys(person("Lo Thi Mau"), {})}


@pytest.mark.parametrize("written", ["0912345678", "+84 912 345 678", "84912345678"])
def test_phone_without_a_country_code_makes_the_key_of_the_whole_number(written):
    abroad = read_record({"id": "-", "phone": "+84912345678", "handle": "zalo:+84912345678"})
    wanted = {key for key in match_keys(abroad) if key.kind in ("phone", "handle")}
    found = set(person_keys(person("Lo Thi Mau", phones=[written], handles=[f"zalo:{written}"]), {}))
    assert wanted and wanted <= found


def test_keys_of_a_person_know_other_names():
    one = person("Lo Thi Mau", other_names=["Nguyen Van Hung"])
    assert set(person_keys(person("Nguyen Van Hung"), {})) <= set(person_keys(one, {}))


def test_strongest_keys_leave_no_kind_out_for_a_person_of_many_names():
    names = ["Sok Chan Thy Da Ra", "Chea Vi Bol Sam Nang", "Kim Sreng Pich Mony Roth"]
    one = person("Lo Thi Mau Anh Hoa", other_names=names, phones=["0912345678"])
    keys = person_keys(one, TRAITS)
    asked = strongest(keys, most=24)
    assert len(keys) > 24 == len(asked) and {key.kind for key in asked} == {key.kind for key in keys}


@pytest.mark.parametrize("pair", list(combinations(KINDS, 2)))
def test_every_pair_of_selectors_is_a_hit(pair):
    told = agreeing({SUSPECT: set(pair)})
    assert set(told[SUSPECT]) == set(pair)


@pytest.mark.parametrize("kind", KINDS)
def test_one_selector_alone_is_none(kind):
    assert not agreeing({SUSPECT: {kind}})


def test_kinds_that_nobody_named_as_standing_apart_count_a_quarter():
    hits = {"x": ("account", "wallet")}
    assert not shown(hits, weights=weights(), threshold_bits=THRESHOLD_BITS)
    assert shown(hits, weights=weights(), threshold_bits=THRESHOLD_BITS, apart=KINDS)


@pytest.mark.database
def test_account_and_wallet_of_a_suspect_are_a_hit(arranged, suspect, officer, people):
    numbers = (("account", "ABA:000123456"), ("wallet", "0x" + "ab" * 20))
    suspect(*numbers, reader=Reader(people("supervisor", agency="Agency B"), REFERRAL))
    open_there(arranged, Register.SELECTORS)
    asked = ask_about(arranged, officer, subject_id=suspect(*numbers))
    arranged.deliver()
    assert question(arranged, asked).state == State.HIT


@pytest.mark.database
def test_person_is_found_by_place_and_by_a_number_written_at_home(arranged, people, officer):
    """There, the number stands without its code; here, with it. The day of birth is not known on either side."""
    there = people("case_worker", agency="Agency B")

    def open_one(by, phone: str):
        identity = identity_from({"name": "Lo Thi Mau", "birth_date": "2004", "phones": [phone]})
        record = {"sex": "female", "residence_province": "VN-HN"}
        with reading_as(Reader(by, REFERRAL)):
            return open_case(draft=CaseDraft(record, identity), by=by, purpose=REFERRAL)

    known = open_one(there, "0912 345 678")
    open_there(arranged, Register.PEOPLE)
    with arranged.reading():
        held = owners_of(list(epoch(arranged, "holder").held.all()))
        assert held[known] >= {"phone", "name_year_place", "skeleton_year_place"}
    ask_about(arranged, officer, case_id=open_one(officer.actor, "+84912345678"))
    assert all(outcome.applied for outcome in arranged.deliver())
    with arranged.reading():
        hit = SilentHit.objects.get(case_id=known)
    assert set(hit.kinds) >= {"phone", "name_year_place"}
