"""A member node that is taken over: whatever it seals and signs, it is refused with a receipt or changes nothing."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sampan.engines.exchange.notation import write_time
from sampan.engines.exchange.receipts import Outcome
from sampan.engines.exchange.referral_table import Act
from sampan.engines.exchange.seal import Content, seal_content
from sampan.partnership.exchange.services.receiving_singly import receive
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, own_card, propose_member
from sampan.protection.cases.models import Case
from sampan.protection.crossings.services import accept
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence.models import Letter
from sampan.registry.referrals.models import Referral, ReferralEvent
from sampan.vocabulary.errors import InvalidInput
from tests.attacks import person
from tests.attacks.world import RECORD, World, session_of
from tests.partnership.exchange.conftest import Peer

pytestmark = [pytest.mark.database, pytest.mark.slow]

MARKUP = '<script>alert(1)</script><img src=x onerror="alert(2)">'
WRONG = (
    None, True, 0, -1, 1e300, 2**53 - 1, "", " ", "x" * 100_000, "\x00", "a\x00b", "\ud7ff", MARKUP,
    "'; DROP TABLE cases_case; --",
    ["x" * 35], "x" * 35, [], [[]], [None], [{}], {}, {"": ""}, {"a": {"b": {"c": []}}}, ["x"] * 5_000, [1, 2],
    "../../etc/passwd", "{{7*7}}",
)  # fmt: skip
FIELDS = {
    Act.PREVIEW: ("preview", "reason", "services", "urgency", "purpose", "answer_by"),
    Act.ACCEPT: ("reason", "note"),
    Act.DECLINE: ("reason",),
    Act.RELEASE: ("groups", "consent", "identity", "record", "milestones"),
    Act.FEEDBACK: ("outcome", "note"),
    Act.ERASE: ("manner", "reason"),
}


def good_preview() -> dict[str, object]:
    until = write_time(datetime.now(UTC) + timedelta(hours=48))
    return {"preview": {"sex": "female"}, "reason": "other", "services": [], "answer_by": until}


def good_release() -> dict[str, object]:
    return {"groups": ["identity"], "consent": ["c-1"], "identity": {"name": "Sok"}, "record": dict(RECORD)}


def told_by(world: World, kind: str, conversation: UUID, body: dict, **changes) -> tuple[int, str]:
    """Let the peer send a letter; return the status and, when there is a receipt, its outcome."""
    letter = world.peer.letter(kind, conversation=str(conversation), body=body, **changes)
    reception = receive(world.peer.sealed(letter), now=datetime.now(UTC))
    leave()
    receipt = world.peer.opened_receipt(reception.body) if reception.is_receipt else None
    return reception.status, receipt.outcome if receipt else ""


@pytest.fixture
def accepted(world) -> UUID:
    """A referral of the peer that a worker here accepted."""
    referral_id, worker = uuid4(), actor_of(world.worker)
    assert told_by(world, "referral.preview", referral_id, good_preview()) == (200, Outcome.APPLIED)
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        named = {"agency_id": worker.agency_id, "account_id": worker.account_id}
        accept(referral_id=referral_id, **named, by=world.service, purpose=Purpose.REFERRAL)
    return referral_id


@pytest.mark.parametrize("field", FIELDS[Act.PREVIEW])
def test_wrong_type_in_a_preview_never_breaks_the_line(world, field):
    for wrong in WRONG:
        status, _ = told_by(world, "referral.preview", uuid4(), good_preview() | {field: wrong})
        assert status == 200, (field, str(wrong)[:40])


@pytest.mark.parametrize(
    "field", [*FIELDS[Act.RELEASE], *(f"identity.{one}" for one in person.identity().fields())]
)
def test_wrong_type_in_a_release_never_breaks_the_line(world, accepted, field):
    part, _, inner = field.partition(".")
    for wrong in WRONG:
        body = good_release() | {part: {inner: wrong} if inner else wrong}
        status, _ = told_by(world, "referral.release", accepted, body)
        assert status == 200, (field, str(wrong)[:40])


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.DECLINE, Act.FEEDBACK, Act.ERASE])
def test_wrong_type_in_an_answer_never_breaks_the_line(world, act):
    for field in FIELDS[act]:
        for wrong in WRONG:
            status, _ = told_by(world, f"referral.{act.value}", world.referrals[0], {field: wrong})
            assert status == 200, (field, str(wrong)[:40])


@pytest.mark.parametrize("milestone", [
    {"kind": "x" * 31, "happened": "2025"}, {"kind": "assisted", "happened": "0000"}, {"kind": "assisted"},
    {"kind": "assisted", "happened": "2025-13"}, {"kind": "assisted", "happened": "2025", "country": "Vietnam"},
    {"kind": "assisted", "happened": "2025", "programme": "x" * 61}, {"kind": MARKUP, "happened": "2025"},
])  # fmt: skip
def test_malformed_milestone_is_refused_with_a_receipt(world, accepted, milestone):
    body = good_release() | {"groups": ["profile"], "milestones": [milestone]}
    assert told_by(world, "referral.release", accepted, body) == (200, Outcome.REFUSED)


def test_deep_nesting_is_refused_before_anything_is_kept(world):
    deep = b'{"body":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    blob = seal_content(deep, content=Content.LETTER, sender=world.peer.secret, receiver=own_card())
    before = Referral.objects.count()
    assert receive(blob, now=datetime.now(UTC)).status == 422
    assert Referral.objects.count() == before


def test_nesting_just_within_the_limit_does_not_break_the_line(world):
    nested: object = "x"
    for _ in range(150):
        nested = [nested]
    status, _ = told_by(world, "referral.preview", uuid4(), good_preview() | {"more": nested})
    assert status == 200


def test_preview_under_the_id_of_another_referral_is_refused(world):
    before = [*referral_rows(world)]
    for known in world.referrals:
        assert told_by(world, "referral.preview", known, good_preview()) == (200, Outcome.REFUSED)
    assert [*referral_rows(world)] == before


def referral_rows(world: World) -> list[tuple]:
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        return list(Referral.objects.order_by("id").values_list("id", "phase", "owner", "case_id", "member"))


@pytest.mark.parametrize("act", [one for one in Act if one is not Act.PREVIEW])
def test_other_member_changes_nothing_in_a_referral_that_is_not_its_own(world, act):
    other = Peer("th-test")
    who = {"by": world.service, "purpose": Purpose.ADMINISTRATION}
    propose_member(card=other.card, **who)
    confirm_member(node_id="th-test", fingerprint=" ".join(fingerprint_of(other.card)), **who)
    before = referral_rows(world)
    world.peer = other
    body = good_release() | {"case_id": str(world.case_id)}
    for known in world.referrals:
        assert told_by(world, f"referral.{act.value}", known, body) == (200, Outcome.REFUSED)
    assert referral_rows(world) == before


def test_case_id_smuggled_into_a_release_reaches_no_case_of_ours(world, accepted):
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        before = Case.objects.get(id=world.case_id).version
    smuggled = good_release() | {
        "case_id": str(world.case_id),
        "person_id": str(uuid4()),
        "agency_id": str(uuid4()),
    }
    assert told_by(world, "referral.release", accepted, smuggled) == (200, Outcome.APPLIED)
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        assert Referral.objects.get(id=accepted).case_id != world.case_id
        assert Case.objects.get(id=world.case_id).version == before


@pytest.mark.parametrize("act", [Act.FEEDBACK, Act.CLOSE, Act.HAND_OVER, Act.RELEASE, Act.CONFIRM])
def test_act_before_its_time_is_refused(world, act):
    referral_id = uuid4()
    assert told_by(world, "referral.preview", referral_id, good_preview()) == (200, Outcome.APPLIED)
    assert told_by(world, f"referral.{act.value}", referral_id, good_release()) == (200, Outcome.REFUSED)


def test_name_in_a_preview_is_refused_and_stands_nowhere_in_plain(world):
    body = good_preview() | {"preview": {"sex": "female", "languages": [person.NAME]}}
    assert told_by(world, "referral.preview", uuid4(), body) == (200, Outcome.REFUSED)
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        assert bytes(Letter.objects.latest("id").body_sealed) == b"", "a refused letter keeps its facts alone"


def test_reason_with_markup_or_a_name_never_reaches_timeline_and_audit(world):
    for reason in (MARKUP, person.NAME):
        told_by(world, "referral.decline", world.referrals[0], {"reason": reason})
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        facts = json.dumps([*ReferralEvent.objects.values_list("facts", flat=True)], ensure_ascii=False)
    with reading_as(Reader(world.service, Purpose.AUDIT)):
        bodies = "".join(AuditEntry.objects.values_list("body", flat=True))
    for text in (facts, bodies):
        assert MARKUP not in text and not person.told(text.encode())


def test_letter_from_the_future_and_one_long_expired_are_receipted(world):
    ahead = datetime.now(UTC) + timedelta(days=3)
    status, _ = told_by(world, "referral.preview", uuid4(), good_preview(), written_at=ahead)
    assert status == 200
    behind = datetime.now(UTC) - timedelta(days=400)
    assert told_by(world, "referral.preview", uuid4(), good_preview(), written_at=behind) == (
        200,
        Outcome.REFUSED,
    )


def test_markup_of_a_peer_is_shown_escaped(world, accepted):
    body = good_release() | {"identity": {"name": MARKUP[:60], "narrative": MARKUP, "address": MARKUP}}
    told_by(world, "referral.release", accepted, body)
    told_by(world, "referral.feedback", world.referrals[0], {"outcome": "in_shelter", "note": MARKUP})
    client = session_of(world.worker)
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        letters = [*Letter.objects.values_list("id", flat=True)]
        cases = [*Referral.objects.exclude(case_id=None).values_list("case_id", flat=True)]
    addresses = [(f"/messages/{one}/", "post") for one in letters] + [
        (f"/cases/{one}/identity/", "post") for one in cases
    ]
    addresses += [(f"/referrals/{one}/", "post") for one in (*world.referrals, accepted)]
    shown = False
    for address, method in addresses:
        leave()
        page = getattr(client, method)(address, {"purpose": "protection"}).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page, address
        shown = shown or "&lt;script&gt;alert" in page
    assert shown, "the markup was shown somewhere, as text"


@pytest.mark.parametrize("who", ["focal_point", "analyst", "auditor", "node_administrator"])
def test_nobody_who_works_on_no_case_is_named_as_the_worker_of_a_referral(world, people, who):
    referral_id = uuid4()
    assert told_by(world, "referral.preview", referral_id, good_preview()) == (200, Outcome.APPLIED)
    focal = people("focal_point", agency="Focal point")
    named = focal if who == "focal_point" else people(who)
    with reading_as(Reader(focal, Purpose.REFERRAL)), pytest.raises(InvalidInput):
        accept(
            referral_id=referral_id, agency_id=named.agency_id, account_id=named.account_id, by=focal,
            purpose=Purpose.REFERRAL,
        )  # fmt: skip
