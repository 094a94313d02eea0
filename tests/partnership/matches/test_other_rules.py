"""Two releases read numbers by other rules: nothing is compared under both, and what older rules kept is read anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.engines.matching.keys import SPECIFICATION
from sampan.partnership.matches import jobs, own_numbers
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Arrangement, Epoch, Night, Selector, SelectorHit
from sampan.partnership.matches.registers import free_selectors, today_of
from sampan.partnership.matches.running import epochs_with
from sampan.partnership.matches.sealing import seal
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.outdated import end_outdated
from sampan.partnership.matches.services.protecting import stop
from sampan.partnership.matches.services.recording import digest_of
from sampan.partnership.matches.services.rereading import reread_selectors
from sampan.partnership.matches.suspects import selectors
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.vocabulary.errors import InvalidInput, NotPermitted, Unavailable
from tests.partnership.matches.conftest import HERE, THERE, ask_about, open_there
from tests.partnership.matches.test_nights import split
from tests.partnership.matches.test_own_numbers import person
from tests.partnership.matches.test_tries import audited

pytestmark = pytest.mark.database
__all__ = ("person", "split")

OLDER = "keys-1/names-3"
KNOWN = (("phone", "+85597555 0101"), ("handle", "telegram:@boss_kk"))


def kept_as(region, canonical: str, subject_id) -> None:
    """Let a suspect's only handle be one that older rules kept in this form."""
    with region.reading():
        row = Selector.objects.get(kind="handle", subject_id=subject_id)
        row.said_sealed = seal(canonical.encode(), label=f"selector:{row.id}")
        row.digest, row.edition = digest_of("handle", canonical), "older"
        row.save()


def with_rules(letter, rules: str | None):
    """The letter as a node of other rules would write it; None: as one that says no rules."""
    body = {name: told for name, told in letter.body.items() if name != "specification"}
    return replace(letter, body=body if rules is None else body | {"specification": rules})


# ---- what officers write


@pytest.mark.parametrize(
    "text", ["https://www.facebook.com/watch/?v=1", "https://instagram.com/p/AAA", "tiktok.com/tag/viec"]
)  # fmt: skip
def test_address_that_names_nobody_is_refused_and_says_what_to_do(suspect, text):
    with pytest.raises(InvalidInput, match="web page"):
        suspect(("handle", text))


def test_two_groups_and_two_invitations_are_never_one_selector(arranged, suspect):
    for text in ("facebook.com/groups/1", "facebook.com/groups/2", "t.me/+AbCd", "t.me/+aBcD"):
        suspect(("handle", text))
    with arranged.reading():
        keys = [key.value for _row, key in free_selectors(Selector.objects.all())]
        assert len(set(keys)) == 4


def test_page_of_a_helped_person_is_theirs_also_when_it_names_no_account(arranged, suspect, person):
    person(handles=("https://www.instagram.com/p/AAA/",))
    with pytest.raises(NotPermitted):
        suspect(("url", "instagram.com/p/AAA"))
    suspect(("url", "instagram.com/p/BBB"))


# ---- what older rules kept


def test_older_form_is_written_anew_once_and_found_by_its_new_hash(arranged, suspect):
    subject_id = suspect(KNOWN[1])
    kept_as(arranged, "youtube.com:jobs_kh", subject_id)
    assert reread_selectors() == 1
    with arranged.reading():
        row = Selector.objects.get()
        assert today_of(row) == "youtube:jobs_kh" and not row.is_unreadable
        assert bytes(row.digest) == digest_of("handle", "youtube:jobs_kh")
    assert reread_selectors() == 0


def test_older_form_that_its_suspect_has_in_todays_too_goes(arranged, suspect, officer):
    subject_id = suspect(("handle", "telegram:@first"))
    kept_as(arranged, "youtube.com:jobs_kh", subject_id)
    from_today = suspect(("handle", "youtube.com/@jobs_kh"))
    with arranged.reading():
        Selector.objects.filter(subject_id=from_today).update(subject_id=subject_id)
    assert reread_selectors() == 1
    with arranged.reading():
        assert [today_of(row) for row in Selector.objects.all()] == ["youtube:jobs_kh"]


@pytest.mark.parametrize("older", ["facebook:groups", "facebook:storyphp", "telegram:+abcdef", "instagram:p"])
def test_older_form_that_lost_its_name_is_compared_with_nobody_and_told(arranged, suspect, officer, older):
    subject_id = suspect(KNOWN[0], KNOWN[1])
    kept_as(arranged, older, subject_id)
    with arranged.reading():  # also before it is read anew
        assert {row.kind for row, _key in free_selectors(Selector.objects.all())} == {"phone"}
    reread_selectors()
    with arranged.reading():
        assert {row.kind for row, _key in free_selectors(Selector.objects.all())} == {"phone"}
        (task,) = Task.objects.filter(kind="match_unreadable")
        assert task.assigned_to_id == officer.actor.account_id
    with reading_as(officer):
        told = {one.kind: one.is_unreadable for one in selectors(reader=officer)}
    assert told == {"phone": False, "handle": True}


def test_older_form_of_a_helped_persons_own_stays_withheld(arranged, suspect, person):
    subject_id = suspect(KNOWN[1])
    kept_as(arranged, "youtube.com:jobs_kh", subject_id)
    person(handles=("youtube.com/@jobs_kh",))
    assert reread_selectors() == 1 and audited(arranged, "match.selector_withheld") == 1
    with arranged.reading():
        assert not list(free_selectors(Selector.objects.all()))


def test_hashes_of_everybodys_numbers_are_of_todays_rules():
    assert SPECIFICATION in own_numbers.SPECIFICATION and own_numbers.SPECIFICATION.startswith("own-2/")


# ---- nights


@pytest.mark.parametrize("rules", [OLDER, None, "", 7])
@pytest.mark.parametrize("act", ["night", "night_too"])
def test_night_with_other_rules_is_refused_by_name_and_compares_nothing(split, act, rules):
    begin_night(member=THERE)
    split.bend = lambda _s, one: with_rules(one, rules) if one.kind == f"match.{act}" else one
    outcomes = split.deliver()
    assert "other_specification" in {one.reason for one in outcomes}
    with split.reading():
        assert not SelectorHit.objects.exists()
        refused = Night.objects.get(is_ours=act == "night_too")
        assert (refused.state, refused.reason) == ("refused", "other_specification")


# ---- epochs


def test_set_of_other_rules_is_refused_by_name(arranged, suspect):
    suspect(*KNOWN)
    arranged.bend = lambda _s, one: with_rules(one, OLDER) if one.kind == "match.set" else one
    open_there(arranged, Register.SELECTORS)
    refused = [outcome.reason for _s, one, outcome in arranged.carried if one.kind == "match.set"]
    assert refused == ["other_specification"]
    with arranged.reading():
        assert not Epoch.objects.filter(side=Side.ASKER).exists()


def outdated(region) -> None:
    with region.reading():
        Epoch.objects.update(specification=OLDER)


def test_epoch_of_older_rules_is_not_asked_in(arranged, suspect, officer):
    subject_id = suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    outdated(arranged)
    with pytest.raises(Unavailable, match="other rules"):
        ask_about(arranged, officer, subject_id=subject_id)


def test_question_in_an_epoch_of_older_rules_is_refused_by_name(arranged, suspect, officer):
    subject_id = suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    ask_about(arranged, officer, subject_id=subject_id)
    outdated(arranged)
    assert [one.reason for one in arranged.deliver()] == ["other_specification"]


def test_epochs_of_older_rules_end_and_the_next_are_todays(arranged, suspect, monkeypatch):
    suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    outdated(arranged)
    with arranged.reading():
        row = Arrangement.objects.get(member=THERE)
    assert end_outdated() == 2 and end_outdated() == 0
    assert audited(arranged, "match.epoch_outdated") == 2
    with arranged.reading():
        told = {(one.side, one.register): one for one in epochs_with(row, now=datetime.now(UTC))}
        assert told[Side.ASKER, Register.SELECTORS].waits_for == "new_rules"
        assert not any(bytes(one.half_sealed) for one in Epoch.objects.exclude(side=Side.KEEPER))
    open_there(arranged, Register.SELECTORS)
    with arranged.reading():
        assert Epoch.objects.get(side=Side.ASKER, state="ready").specification == SPECIFICATION


def test_member_of_other_rules_is_tried_again_three_times_a_week(arranged, suspect):
    suspect(*KNOWN)
    now = datetime.now(UTC)
    with arranged.reading():
        Epoch.objects.create(
            side=Side.HOLDER, conversation=uuid4(), holder=HERE, asker=THERE, keeper="th-test", number=1,
            register=Register.SELECTORS, specification=SPECIFICATION, holder_public=bytes(32), state="over",
            opened_at=now - timedelta(hours=2), ends_at=now, reason="other_specification",
        )  # fmt: skip

    def fresh(hours: int) -> bool:
        return jobs._is_fresh(THERE, "th-test", Register.SELECTORS, now=now + timedelta(hours=hours))

    assert fresh(0) and fresh(57) and not fresh(59)


def test_number_that_becomes_a_persons_ends_epochs_that_nobody_can_look_into(arranged, suspect):
    suspect(KNOWN[0])
    open_there(arranged, Register.SELECTORS)
    outdated(arranged)
    with arranged.reading():
        stop(Selector.objects.get())
        assert Epoch.objects.get(side=Side.HOLDER).state == "over"
