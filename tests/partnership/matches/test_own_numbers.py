"""What belongs to a helped person is never a selector: in any spelling, and from the moment that it is theirs."""

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.engines.matching.private.inputs import input_of
from sampan.partnership.matches import own_numbers
from sampan.partnership.matches.facts import Register, Removal, Side, State
from sampan.partnership.matches.models import Epoch, HeldKey, Night, Selector, SelectorHit
from sampan.partnership.matches.registers import selector_key
from sampan.partnership.matches.sealing import keyed_digest
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.removing import remove_selector
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.models import Person, SearchHash
from sampan.registry.people.services import own_numbers as services
from sampan.registry.people.services.closing import close_identity, erase_identity
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.errors import InvalidInput, NotPermitted, WrongState
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, ask_about, open_there, question

pytestmark = pytest.mark.database

WALLET = "0x" + "ab" * 20
OWN = [
    ({"phones": ("0912 345 678",)}, ("phone", "+84912345678")),
    ({"phones": ("+84 912 345 678",)}, ("phone", "0084-912-345-678")),
    ({"phones": ("+84912345678",)}, ("handle", "zalo:0912345678")),
    ({"phones": ("0912345678",)}, ("account", "MoMo: 0912 345 678")),
    ({"handles": ("https://t.me/Boss_KK",)}, ("handle", "telegram:@boss_kk")),
    ({"handles": ("@boss_kk",)}, ("handle", "telegram:boss_kk")),
    ({"handles": ("facebook:boss.kk",)}, ("handle", "@bosskk")),
    ({"handles": ("facebook: Boss.KK",)}, ("url", "https://m.facebook.com/bosskk")),
    ({"handles": ("Zalo: 0912 345 678",)}, ("phone", "+84912345678")),
    ({"handles": ("ABA: 000 123 456",)}, ("account", "000123456")),
    ({"handles": ("ABA 000123456",)}, ("account", "ABA:000123456")),
    ({"handles": (f"ethereum:{WALLET}",)}, ("wallet", WALLET.upper().replace("X", "x"))),
    ({"handles": (f"USDT: {WALLET}",)}, ("wallet", WALLET)),
    ({"emails": ("Mau.Le+home@gmail.com",)}, ("handle", "mau.le@googlemail.com")),
    ({"documents": ({"kind": "passport", "number": "Passport C 123-4567"},)}, ("document", "c1234567")),
    ({"documents": ({"kind": "bank_card", "number": "9704 1234 5678"},)}, ("account", "VCB:970412345678")),
]


@pytest.fixture
def person(region, people) -> Callable[..., UUID]:
    """Opens a case of an invented person with these fields of identity and returns its id."""
    worker = people("case_worker", agency="Agency B")

    def open_one(record: dict | None = None, **fields: object) -> UUID:
        identity = identity_from(
            {"name": "Lo Thi Mau", **{code: list(told) for code, told in fields.items()}}
        )
        with reading_as(Reader(worker, REFERRAL)):
            draft = CaseDraft({"sex": "female", **(record or {})}, identity)
            return open_case(draft=draft, by=worker, purpose=REFERRAL)

    return open_one


@pytest.mark.parametrize(("fields", "selector"), OWN)
def test_selector_of_a_helped_person_is_refused_in_any_spelling(arranged, person, suspect, fields, selector):
    person(**fields)
    with pytest.raises(NotPermitted):
        suspect(selector)


@pytest.mark.parametrize(("fields", "selector"), OWN)
def test_selector_that_became_a_persons_own_is_not_askable(
    arranged, person, suspect, officer, fields, selector
):
    subject_id = suspect(selector, ("phone", "+85577000111"), ("domain", "bad-jobs.example"))
    person(**fields)
    with reading_as(officer):
        kept = Selector.objects.filter(subject_id=subject_id)
        assert kept.count() == 3
    open_there(arranged, Register.SELECTORS)
    with arranged.reading():
        assert HeldKey.objects.count() == 2
    assert question(arranged, ask_about(arranged, officer, subject_id=subject_id)).keys == 2


@pytest.mark.parametrize(
    ("fields", "selector"),
    [
        ({"phones": ("0912 345 678",)}, ("phone", "+84912345679")),
        ({"handles": ("facebook:boss_kk",)}, ("handle", "telegram:@boss_kk")),
        ({"documents": ({"kind": "passport", "number": "C1234567"},)}, ("account", "ABA:1234567")),
        ({"handles": ("@boss_kk",)}, ("domain", "boss-kk.example")),
        ({"handles": ("@boss_kk",)}, ("url", "https://jobs.example/")),
    ],
)
def test_selector_of_somebody_else_is_taken(arranged, person, suspect, fields, selector):
    person(**fields)
    suspect(selector)


def test_number_without_code_is_one_of_the_persons_own_country_too(arranged, person, suspect):
    person({"citizenship": ["KH"]}, phones=("012 345 678",))
    for text in ("+85512345678", "+8412345678"):
        with pytest.raises(NotPermitted):
            suspect(("phone", text))


def test_selectors_without_a_country_code_are_of_the_nodes_country(arranged, suspect):
    suspect(("phone", "0912 345 678"), ("phone", "+84912345678"), ("handle", "zalo:0912345678"))
    with arranged.reading():
        assert Selector.objects.filter(kind="phone").count() == 1


def test_question_about_a_suspect_left_with_one_kind_is_refused(arranged, person, suspect, officer):
    subject_id = suspect(("phone", "+84912345678"), ("handle", "telegram:@boss_kk"))
    open_there(arranged, Register.SELECTORS)
    person(phones=("0912345678",))
    with pytest.raises(InvalidInput):
        ask_about(arranged, officer, subject_id=subject_id)


@pytest.fixture
def running(arranged, suspect, officer, people) -> tuple[UUID, UUID]:
    """A selectors' epoch of the other side that runs; the suspect there and the same one here."""
    there = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    numbers = (("phone", "+84912345678"), ("handle", "telegram:@boss_kk"))
    ids = suspect(*numbers, reader=there), suspect(*numbers)
    open_there(arranged, Register.SELECTORS)
    return ids


def epochs(arranged, side: Side) -> list[str]:
    with arranged.reading():
        return [row.state for row in Epoch.objects.filter(side=side).order_by("number")]


def test_running_epoch_ends_when_a_number_of_it_becomes_a_persons_own(arranged, running, person, officer):
    person(handles=("@boss_kk",))
    assert epochs(arranged, Side.HOLDER) == ["over"]
    with arranged.reading():
        row = Epoch.objects.get(side=Side.HOLDER)
        assert not row.half_sealed and not row.held.exists() and not row.owners.exists()
    with reading_as(Reader(arranged.service, Purpose.AUDIT)):
        told = [one.body for one in AuditEntry.objects.filter(act="match.selector_withheld")]
    assert len(told) == 2 and "boss_kk" not in "".join(told)


@pytest.mark.parametrize("edition", ["of older rules", ""])
def test_nothing_is_offered_while_peoples_numbers_are_read_anew(arranged, person, suspect, edition):
    person(phones=("0912345678",))
    suspect(("handle", "telegram:@boss_kk"), ("phone", "+84988777666"))
    with arranged.reading():
        Person.objects.update(keys_edition=edition)
    offers = (
        lambda: open_epoch(asker=THERE, register=Register.SELECTORS),
        lambda: begin_night(member=THERE),
    )
    for offer in offers:
        if edition:
            with pytest.raises(WrongState, match="read anew"):
                offer()
        else:
            offer()
    assert open_epoch(asker=THERE, register=Register.PEOPLE)


def test_night_is_not_answered_while_peoples_numbers_are_read_anew(arranged, person, suspect):
    person(phones=("0912345678",))
    suspect(("handle", "telegram:@boss_kk"))
    begin_night(member=THERE)
    with arranged.reading():
        Person.objects.update(keys_edition="of older rules")
    assert [outcome.applied for outcome in arranged.deliver()] == [False]
    with arranged.reading():
        assert not Night.objects.filter(is_ours=False).exists()


def test_question_to_an_epoch_that_ended_so_is_refused(arranged, running, person, officer, suspect):
    asked = ask_about(arranged, officer, subject_id=running[1])
    person(phones=("0912345678",))
    assert [outcome.reason for outcome in arranged.deliver()] == ["epoch_over"]
    assert question(arranged, asked).state != State.HIT


def test_running_epoch_ends_when_an_identity_is_changed(arranged, running, person):
    case_id = person(phones=("0987654321",))
    assert epochs(arranged, Side.HOLDER) == ["ready"]
    with arranged.reading():
        who = {"by": arranged.service, "purpose": REFERRAL}
        mine = Person.objects.get(case_id=case_id)
        change_identity(person_id=mine.id, changes={"phones": ["0912345678"]}, **who)
    assert epochs(arranged, Side.HOLDER) == ["over"]


def test_epoch_that_was_made_meanwhile_is_finished_without_it(
    arranged, suspect, officer, person, monkeypatch
):
    suspect(("phone", "+84912345678"), ("phone", "+84912345679"), ("handle", "telegram:@boss_kk"))
    with arranged.as_node(THERE):
        open_epoch(asker=HERE, register=Register.SELECTORS)
    monkeypatch.setattr(services, "_listeners", [])  # as a transaction that does not see the epoch yet
    person(phones=("0912345678",))
    with reading_as(officer):
        gone = Selector.objects.get(kind="handle").id
        who = {"by": officer.actor, "purpose": officer.purpose}
        remove_selector(selector_id=gone, reason=Removal.OVER, **who)
    arranged.deliver()
    assert epochs(arranged, Side.HOLDER) == ["ready"] and len(arranged.sent("set")) == 1
    with arranged.reading():
        row = Epoch.objects.get(side=Side.HOLDER)
        assert row.held.count() == 1
        left = tag_of_number(row, "+84912345679"), tag_of_number(row, "+84912345678")
        assert [one in {bytes(key.digest) for key in row.held.all()} for one in left] == [True, False]
    with reading_as(Reader(arranged.service, Purpose.AUDIT)):
        (told,) = [one.body for one in AuditEntry.objects.filter(act="match.selectors_left_out")]
        assert not AuditEntry.objects.filter(act="match.selector_withheld").exists()
    assert '"removed":1' in told and '"withheld":1' in told


def tag_of_number(row: Epoch, phone: str) -> bytes:
    """By which digest an epoch would hold a telephone."""
    return keyed_digest(input_of(selector_key("phone", phone)), of=row.id)


def test_night_that_runs_ends_when_a_number_of_it_becomes_a_persons_own(arranged, suspect, person):
    suspect(("phone", "+84912345678"))
    begin_night(member=THERE)
    person(phones=("0912345678",))
    with arranged.reading():
        row = Night.objects.get()
        assert (row.state, row.reason, bytes(row.kept_sealed)) == ("refused", "withheld", b"")
    arranged.deliver()
    with arranged.reading():
        assert not SelectorHit.objects.exists()


def test_number_of_a_person_who_withdrew_stays_theirs_and_goes_with_erasure(arranged, person, suspect):
    case_id = person(handles=("telegram:@boss_kk",))
    with arranged.reading():
        who = {"case_id": case_id, "by": arranged.service, "purpose": REFERRAL, "reason": "withdrawn"}
        close_identity(**who)
    with pytest.raises(NotPermitted):
        suspect(("handle", "t.me/boss_kk"))
    with arranged.reading():
        erase_identity(**who)
        assert not SearchHash.objects.filter(case_id=case_id).exists()
    suspect(("handle", "t.me/boss_kk"))


@given(st.text(), st.sampled_from(("", "VN", "KH", "XX")))
def test_any_text_of_a_file_can_be_read(text, nationality):
    papers = ({"kind": "other", "number": text}, {"number": text})
    identity = Identity(phones=(text,), handles=(text, f"zalo:{text}"), emails=(text,), documents=papers)
    assert all(":" in form for form in own_numbers.forms_held(identity, {"nationality": nationality}))


def test_forms_of_an_empty_identity_are_none():
    assert own_numbers.forms_held(Identity(), {}) == set()
    assert own_numbers.forms_asked("domain", "boss.example") == set()
