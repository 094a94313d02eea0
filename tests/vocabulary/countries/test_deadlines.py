"""What is due after an event: the right step, body and day, and no invented limit."""

from datetime import date, datetime

import pytest

from sampan.vocabulary.countries.deadlines import NO_LIMIT, DueStep, deadlines, last_day
from sampan.vocabulary.countries.pack import CountryPack, country_pack, events, pack_countries
from sampan.vocabulary.countries.rows import LimitUnit
from sampan.vocabulary.errors import InvalidInput, UnknownCode

FIRST_DAY = date(2025, 7, 1)
DAY_BEFORE = date(2025, 6, 30)


@pytest.fixture
def viet_nam() -> CountryPack:
    return country_pack("VN")


def by_code(owed: tuple[DueStep, ...]) -> dict[str, DueStep]:
    return {item.step.code: item for item in owed}


def test_initial_verification_is_due_after_three_days(viet_nam):
    owed = by_code(deadlines(viet_nam, event="support_authority_informed", on=date(2026, 3, 2)))
    verify = owed["vn27_verify"]
    assert (verify.due, verify.actor.code, verify.limit) == (date(2026, 3, 5), "province_health", "3 days")


def test_report_counts_through_the_steps_owed_at_once(viet_nam):
    owed = by_code(deadlines(viet_nam, event="reported", on=date(2026, 3, 2)))
    assert owed["vn27_bring"].due == date(2026, 3, 2)
    assert owed["vn27_bring"].limit == "at once"
    assert owed["vn27_verify"].due == date(2026, 3, 5)
    assert owed["vn27_verify"].presumes == ("vn27_bring", "vn27_notify")


def test_return_does_not_borrow_the_limit_of_another_article(viet_nam):
    owed = by_code(deadlines(viet_nam, event="returned", on=FIRST_DAY))
    assert owed["vn30_hand_over"].due == FIRST_DAY
    assert {code for code, item in owed.items() if item.due} == {"vn30_hand_over"}


def test_text_in_force_is_the_amended_one_on_the_first_day(viet_nam):
    owed = deadlines(viet_nam, event="support_authority_informed", on=FIRST_DAY)
    assert {item.actor.code for item in owed} == {"province_health"}
    assert {item.step.version for item in owed} == {"amended 2025"}


def test_day_before_the_law_gives_the_former_law_without_limit(viet_nam):
    (former,) = deadlines(viet_nam, event="reported", on=DAY_BEFORE)
    assert (former.step.legal_basis, former.due, former.limit) == ("Law 66/2011/QH12", None, NO_LIMIT)
    assert former.step.verified is False


def test_enacted_text_is_kept_but_never_in_force(viet_nam):
    enacted = [step for step in viet_nam.procedure if step.version == "enacted 2024"]
    assert {step.code for step in enacted} == {"vn27_notify", "vn27_receive", "vn27_verify", "vn28_rescue"}
    assert not any(step.in_force(day) for step in enacted for day in (DAY_BEFORE, FIRST_DAY))


def test_rescue_has_no_known_limit(viet_nam):
    (rescue,) = deadlines(viet_nam, event="rescued", on=FIRST_DAY)
    assert (rescue.due, rescue.limit) == (None, NO_LIMIT)


def test_steps_without_limit_come_last(viet_nam):
    dues = [item.due for item in deadlines(viet_nam, event="reported", on=FIRST_DAY)]
    known = [due for due in dues if due is not None]
    assert dues == sorted(known) + [None] * (len(dues) - len(known))
    assert None in dues


@pytest.mark.parametrize(
    ("known", "present"), [({"majority": "child"}, True), ({"majority": "adult"}, False)]
)
def test_condition_settled_by_the_case(viet_nam, known, present):
    owed = by_code(deadlines(viet_nam, event="returned", on=FIRST_DAY, known=known))
    assert ("vn30_child" in owed) is present


def test_condition_open_is_shown_as_open(viet_nam):
    owed = by_code(deadlines(viet_nam, event="returned", on=FIRST_DAY))
    assert owed["vn30_child"].depends_on == "majority=child"


@pytest.mark.parametrize(("paper", "present"), [(True, False), (False, True)])
def test_condition_reads_a_bool_as_yes_or_no(viet_nam, paper, present):
    owed = by_code(
        deadlines(viet_nam, event="initial_verification_done", on=FIRST_DAY, known={"art33_paper": paper})
    )
    assert ("vn27_determine" in owed) is present


def test_step_already_done_is_left_out(viet_nam):
    owed = by_code(
        deadlines(
            viet_nam, event="support_authority_informed", on=FIRST_DAY, known={"done": {"vn27_receive"}}
        )
    )
    assert set(owed) == {"vn27_verify"}


def test_thai_limits_are_shown_as_unverified():
    (custody, *_) = deadlines(country_pack("TH"), event="presumed", on=date(2026, 1, 31))
    assert (custody.due, custody.limit) == (date(2026, 2, 1), "24 hours")
    assert custody.step.verified is False


@pytest.mark.parametrize("iso2", ["KH", "LA", "MM", "CN"])
def test_country_without_known_limits_invents_none(iso2):
    pack = country_pack(iso2)
    owed = [item for event in events() for item in deadlines(pack, event=event, on=FIRST_DAY)]
    assert len(owed) == len(pack.procedure)
    assert {item.due for item in owed} == {None}


@pytest.mark.parametrize("iso2", pack_countries())
def test_deadlines_unknown_event(iso2):
    with pytest.raises(UnknownCode):
        deadlines(country_pack(iso2), event="full moon", on=FIRST_DAY)


def test_deadlines_time_of_day_is_refused(viet_nam):
    with pytest.raises(InvalidInput):
        deadlines(viet_nam, event="reported", on=datetime(2025, 7, 1, 23, 59))


def test_deadlines_event_without_steps_is_empty():
    assert deadlines(country_pack("CN"), event="paper_issued", on=FIRST_DAY) == ()


@pytest.mark.parametrize(
    ("on", "number", "unit", "last"),
    [
        (date(2028, 2, 27), 3, LimitUnit.DAYS, date(2028, 3, 1)),
        (date(2027, 2, 27), 3, LimitUnit.DAYS, date(2027, 3, 2)),
        (date(2028, 2, 28), 24, LimitUnit.HOURS, date(2028, 2, 29)),
        (date(2025, 12, 31), 24, LimitUnit.HOURS, date(2026, 1, 1)),
        (date(2025, 12, 31), 23, LimitUnit.HOURS, date(2025, 12, 31)),
        (date(2025, 12, 31), 0, LimitUnit.HOURS, date(2025, 12, 31)),
        (date(2026, 7, 3), 1, LimitUnit.WORKING_DAYS, date(2026, 7, 6)),
        (date(2026, 7, 4), 1, LimitUnit.WORKING_DAYS, date(2026, 7, 6)),
        (date(2026, 7, 3), 6, LimitUnit.WORKING_DAYS, date(2026, 7, 13)),
    ],
)
def test_last_day_at_the_edges_of_the_calendar(on, number, unit, last):
    assert last_day(on, number=number, unit=unit) == last


def test_last_day_without_limit():
    assert last_day(FIRST_DAY, number=None, unit=LimitUnit.NONE) is None


def test_last_day_beyond_the_calendar():
    with pytest.raises(InvalidInput):
        last_day(date.max, number=1, unit=LimitUnit.DAYS)
