"""A dishonest member, holder or key-holder over letters: what each tries, and what stops it."""

import base64
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from sampan.engines.matching.private.group import multiply_base, random_scalar
from sampan.engines.matching.private.oprf import KeyHalf, evaluate_proved
from sampan.partnership.matches.facts import Register, Side, State, Wish
from sampan.partnership.matches.models import Epoch, EpochPiece, HeldKey, Question, Rate, Request, Spent
from sampan.partnership.matches.services import asking_epochs
from sampan.partnership.matches.services.requesting import request_after
from sampan.partnership.matches.services.spending import QuotaSpent, is_drifting, limits_of, note_rate
from sampan.partnership.matches.services.watching import raise_drifts
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_today
from tests.engines.matching.private.streams import stream
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question

pytestmark = pytest.mark.database

KNOWN = (("phone", "+85597555 0101"), ("handle", "telegram:@boss_kk"), ("account", "ABA:000123456"))


@pytest.fixture
def there(arranged, suspect, people) -> Reader:
    theirs = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    suspect(*KNOWN, reader=theirs)
    for number in range(6):
        suspect(KNOWN[0], ("handle", f"telegram:@gang{number}"), reader=theirs)
    open_there(arranged, Register.SELECTORS)
    return theirs


@pytest.fixture
def asked(arranged, there, officer, suspect):
    """A question on its way, not carried yet."""
    return ask_about(arranged, officer, subject_id=suspect(*KNOWN[1:]))


def bent(act: str, **changes):
    """Change parts of the letters of one act."""

    def bend(_sender, letter):
        if letter.kind != f"match.{act}":
            return letter
        told = {name: change(letter.body) if callable(change) else change for name, change in changes.items()}
        return replace(letter, body={**letter.body, **told})

    return bend


def reasons(region) -> list[str]:
    return [outcome.reason for outcome in region.deliver() if not outcome.applied]


def elements(body) -> list[bytes]:
    octets = base64.b64decode(body["elements"])
    return [octets[at : at + 32] for at in range(0, len(octets), 32)]


def packed(some: list[bytes]) -> str:
    return base64.b64encode(b"".join(some)).decode()


# Guessing inside and outside the quota


def test_guessing_outside_the_officers_quota_is_refused_before_anything_leaves(
    arranged, there, officer, suspect
):
    about = [suspect(("phone", f"+8491200000{n}"), ("handle", f"telegram:@guess{n}")) for n in range(4)]
    for one in about[:3]:
        ask_about(arranged, officer, subject_id=one)
    left = len(arranged.queue)
    with pytest.raises(QuotaSpent):
        ask_about(arranged, officer, subject_id=about[3])
    assert len(arranged.queue) == left


def test_guessing_past_the_askers_own_count_is_refused_by_the_holder(arranged, there, officer, suspect):
    """A changed program does not count; the holder counts the member: fifteen batches a day, padding and all."""
    about = suspect(*KNOWN[1:])
    for _batch in range(15):
        ask_about(arranged, officer, subject_id=about)
        assert reasons(arranged) == []
        with arranged.reading():
            Spent.objects.filter(side=Side.ASKER).delete()
    last = ask_about(arranged, officer, subject_id=about)
    assert reasons(arranged) == ["quota_spent"]
    with arranged.reading():
        assert Spent.objects.get(side=Side.HOLDER, scope="peer").keys == 15 * 64
    assert question(arranged, last).state == State.ASKED


def test_guessing_past_holder_and_asker_together_is_refused_by_the_key_holder(
    arranged, there, officer, suspect
):
    about = suspect(*KNOWN[1:])
    with arranged.reading():
        Spent.objects.create(
            side=Side.KEEPER, member="vn-test,kh-test", day=house_today(), scope="peer", who="vn-test,kh-test",
            keys=15 * 64,
        )  # fmt: skip
    ask_about(arranged, officer, subject_id=about)
    assert reasons(arranged) == ["quota_spent"]


def test_hits_unlike_the_past_raise_the_alarm(arranged, there):
    with arranged.reading():
        Rate.objects.create(
            side=Side.ASKER, member=THERE, day=house_today() - timedelta(days=1), keys=5_000, hits=500
        )
        note_rate(Side.ASKER, member=THERE, keys=300, hits=30)
        limits = limits_of(None)
        assert not is_drifting(Side.ASKER, member=THERE, limits=limits, day=house_today())
        note_rate(Side.ASKER, member=THERE, keys=600, hits=0)
        assert is_drifting(Side.ASKER, member=THERE, limits=limits, day=house_today())


# Rounds replayed, mixed up, cut


def test_question_replayed_is_refused_and_gives_no_second_answer(arranged, asked):
    arranged.deliver()
    (ask,) = arranged.sent("ask")
    assert arranged.arrives("vn-test", ask).reason == "wrong_state"
    assert len(arranged.sent("held")) == 1 and not arranged.queue


def test_question_under_a_new_conversation_is_charged_again(arranged, asked):
    """The same batch as a new question is answered, counted, and says nothing new."""
    arranged.deliver()
    arranged.arrives("vn-test", replace(arranged.sent("ask")[0], conversation=uuid4()))
    with arranged.reading():
        assert Spent.objects.get(side=Side.HOLDER, scope="peer").keys == 128


def one_less(body):
    return packed(elements(body)[:-1])


def in_reverse(body):
    return packed(elements(body)[::-1])


def one_repeated(body):
    return packed([elements(body)[0]] * 64)


def identity_first(body):
    return packed([bytes(32), *elements(body)[1:]])


def in_words(part):
    """Return a name that is the same in every process; a function's address is not."""
    if isinstance(part, str):
        return part
    return ",".join(f"{name}={getattr(one, '__name__', one)}" for name, one in part.items())


@pytest.mark.parametrize(
    ("act", "changes"),
    [
        ("ask", {"elements": one_less}),
        ("ask", {"elements": in_reverse}),
        ("ask", {"elements": one_repeated}),
        ("ask", {"elements": identity_first}),
        ("ask", {"elements": "not base64"}),
        ("ask", {"elements": None}),
        ("ask", {"root": "A" * 43 + "="}),
        ("ask", {"signature": "A" * 86 + "=="}),
        ("ask", {"signer": "A" * 43 + "="}),
        ("ask", {"epoch": "6d0f0f3e-0000-4000-8000-000000000000"}),
        ("ask", {"epoch": {"a": 1}}),
        ("ask", {"silent": True}),
        ("held", {"elements": in_reverse}),
        ("held", {"signature": "A" * 86 + "=="}),
        ("held", {"proof": "A" * 86 + "=="}),
        ("keep", {"root": "A" * 43 + "="}),
        ("keep", {"held": []}),
        ("keep", {"elements": in_reverse}),
    ],
    ids=in_words,
)
def test_round_that_was_changed_is_refused(arranged, asked, act, changes):
    arranged.bend = bent(act, **changes)
    assert reasons(arranged), act
    assert question(arranged, asked).state in (State.ASKED, State.HALF) and not arranged.sent("request")


def test_answer_of_a_third_member_is_refused(arranged, asked):
    arranged.deliver(until="held")
    _sender, held = arranged.queue.popleft()
    assert arranged.arrives("th-test", held).reason == "not_found"


def test_answer_to_another_question_is_refused(arranged, asked, officer, suspect):
    other = ask_about(arranged, officer, subject_id=suspect(*KNOWN[:2]))
    arranged.deliver(until="held")
    first, second = arranged.queue.popleft()[1], arranged.queue.popleft()[1]
    mixed = replace(second, conversation=first.conversation)
    assert arranged.arrives(THERE, mixed).reason == "private_match"
    assert {question(arranged, one).state for one in (asked, other)} == {State.ASKED}


# A holder or key-holder with a special key, or a special set


def test_holder_with_a_special_key_is_found_by_the_key_holder(arranged, asked):
    with arranged.reading():
        row = Epoch.objects.get(side=Side.HOLDER)
        special = KeyHalf.make(stream("special"))

    def tag(body):
        told = evaluate_proved(special, elements(arranged.sent("ask")[0].body), random_bytes=stream("x"))
        return packed(list(told.elements)) if body else row

    def proof(body):
        told = evaluate_proved(special, elements(arranged.sent("ask")[0].body), random_bytes=stream("x"))
        return base64.b64encode(told.proof).decode()

    arranged.bend = bent("held", elements=tag, proof=proof)
    assert reasons(arranged) == ["private_match"] and not arranged.sent("kept")


def test_key_holder_with_a_special_key_ends_the_question_and_is_audited(arranged, asked):
    special = KeyHalf.make(stream("special"))

    def told(body):
        once = elements(arranged.sent("held")[0].body)
        return evaluate_proved(special, once, random_bytes=stream("x"))

    arranged.bend = bent(
        "kept",
        elements=lambda body: packed(list(told(body).elements)),
        proof=lambda body: base64.b64encode(told(body).proof).decode(),
    )
    arranged.deliver()
    row = question(arranged, asked)
    assert (row.state, row.reason, row.places) == (State.REFUSED, "bad_proof", [])


def test_key_holder_with_a_special_key_in_the_epoch_is_refused(arranged, suspect):
    suspect(*KNOWN)
    special = KeyHalf.make(stream("special"))

    def told(body):
        sent = elements(arranged.sent("piece")[0].body)
        return evaluate_proved(special, sent, random_bytes=stream("x"))

    arranged.bend = bent(
        "pieced",
        elements=lambda body: packed(list(told(body).elements)),
        proof=lambda body: base64.b64encode(told(body).proof).decode(),
    )
    open_there(arranged, Register.SELECTORS)
    with arranged.reading():
        assert Epoch.objects.get(side=Side.HOLDER).state == "making" and not arranged.sent("set")


def test_set_that_does_not_lead_to_its_root_is_wiped(arranged, suspect):
    suspect(*KNOWN)
    arranged.bend = bent("set", root=base64.b64encode(b"\x07" * 32).decode())
    open_there(arranged, Register.SELECTORS)
    with arranged.reading():
        row = Epoch.objects.get(side=Side.ASKER)
        assert row.state == "over" and not row.parts.exists()


def test_special_set_for_one_asker_is_found_by_the_key_holders_root(arranged, suspect, officer, monkeypatch):
    theirs = suspect(*KNOWN)
    arranged.bend = bent("set", root=base64.b64encode(b"\x07" * 32).decode())
    monkeypatch.setattr(asking_epochs, "_is_logged", lambda _row: True)  # tags and root forged together
    open_there(arranged, Register.SELECTORS)
    asked_id = ask_about(arranged, officer, subject_id=theirs)
    arranged.deliver()
    assert question(arranged, asked_id).reason == "wrong_epoch"


def test_tags_that_were_cut_are_refused(arranged, suspect):
    suspect(*KNOWN)
    arranged.bend = bent("tags", tags=lambda body: body["tags"][: len(body["tags"]) // 2])
    open_there(arranged, Register.SELECTORS)
    with arranged.reading():
        assert Epoch.objects.get(side=Side.ASKER).state == "making"


# A request for a tag that was never asked, or on one key


def test_request_with_a_key_that_was_not_asked_is_refused(arranged, asked, officer):
    """The asker has the whole set; a tag picked from it leads to no place of a batch that both signed."""
    arranged.deliver()

    def picked(body):
        return [one | {"octets": base64.b64encode(bytes(32)).decode()} for one in body["openings"]]

    follow(arranged, asked, officer)
    arranged.bend = bent("request", openings=picked)
    assert reasons(arranged) == ["private_match"]


def test_request_on_one_key_alone_is_refused_by_the_holder(arranged, asked, officer):
    arranged.deliver()
    follow(arranged, asked, officer)
    arranged.bend = bent("request", openings=lambda body: body["openings"][:1])
    assert reasons(arranged) == ["not_found"]
    with arranged.reading():
        assert not Request.objects.filter(way="in").exists()


def follow(region, asked, officer):
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.INFORMATION, by=officer.actor, purpose=officer.purpose)


# What is stored, and two epochs


def test_stored_index_is_flat_and_tells_no_shared_key(arranged, there):
    with arranged.reading():
        held = list(HeldKey.objects.all())
    assert len({bytes(one.digest) for one in held}) == len(held)
    assert {len(bytes(one.owners_sealed)) for one in held} == {len(bytes(held[0].owners_sealed))}


def test_key_that_many_share_is_left_out(arranged, there):
    with arranged.reading():
        row = Epoch.objects.get(side=Side.HOLDER)
    assert (
        row.count == 8
    )  # two accounts of the first, six of the gang; the telephone that seven share is not in it


def test_two_epochs_have_no_tag_in_common_and_tell_no_change(arranged, there, suspect):
    before = tags(arranged)
    suspect(("phone", "+66811112222"), ("handle", "telegram:@new_one"), reader=there)
    open_there(arranged, Register.SELECTORS)
    after = tags(arranged)
    assert len(before) == len(after) == 1024 and not before & after


def tags(region) -> set[bytes]:
    with region.reading():
        row = Epoch.objects.filter(side=Side.ASKER).latest("number")
        octets = b"".join(bytes(one.octets) for one in EpochPiece.objects.filter(epoch=row).order_by("place"))
    return {octets[at : at + 16] for at in range(0, len(octets), 16)}


def test_epoch_played_again_is_refused(arranged, there):
    (told,) = arranged.sent("epoch")
    assert arranged.arrives(THERE, replace(told, conversation=uuid4())).reason == "wrong_state"


def test_piece_played_again_is_refused_so_that_no_half_is_an_oracle(arranged, there):
    (piece,) = arranged.sent("piece")
    body = {**piece.body, "elements": packed([multiply_base(random_scalar(stream("g"))) for _ in range(8)])}
    assert arranged.arrives(THERE, replace(piece, body=body)).reason == "wrong_state"


def test_register_made_of_guesses_is_bounded_by_the_same_count(arranged, there, officer, suspect):
    """A member that invents a register asks no more with it: its questions are charged as any others."""
    for number in range(3):
        ask_about(
            arranged,
            officer,
            subject_id=suspect(("phone", f"+8490000{number:04}"), ("handle", f"telegram:@g_{number}")),
        )
    arranged.deliver()
    with arranged.reading():
        assert {one.state for one in Question.objects.filter(side=Side.ASKER)} == {State.NONE}
        assert Spent.objects.get(side=Side.ASKER, scope="officer").keys == 192


def test_alarm_owes_the_focal_point_one_look_a_day(arranged, there):
    with arranged.reading():
        Rate.objects.create(
            side=Side.ASKER, member=THERE, day=house_today() - timedelta(days=1), keys=5_000, hits=500
        )
        note_rate(Side.ASKER, member=THERE, keys=900, hits=0)
    assert (raise_drifts(), raise_drifts()) == (1, 0)
    with arranged.reading():
        assert [(one.kind, one.for_role) for one in Task.objects.all()] == [("match_drift", "focal_point")]
