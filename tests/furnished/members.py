"""A root and a directory in force, one that collects signatures, agreements in two states, a leaving, drills."""

import hashlib
from datetime import date, timedelta
from uuid import uuid4

from harness.people import make_actor
from sampan.engines.exchange.directory import ChairTerm, Directory, Listed, Role, sign_directory
from sampan.engines.exchange.quorum import public_of
from sampan.engines.exchange.roots import Root, RootKey, root_fingerprint, sign_root
from sampan.partnership.members.directory.drafting import Change, next_directory
from sampan.partnership.members.directory.services import signing, taking
from sampan.partnership.members.models import Agreement, Departure, Drill
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.queries import active_members, cards_of
from sampan.partnership.members.services import own_card
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.codelists import code_list
from tests.furnished.room import Room

NOT_CASES = {"signed_id", "agreement_id", "departure_id", "drill_id", "turn_id"}
NO_PAGE = {
    *(
        "members:document_file",
        "members:sign",
        "members:add_signature",
        "members:confirm_root",
        "members:drop",
    ),
    *("members:confirm_agreement", "members:give_up", "members:drill_file"),
}
BODIES: dict[str, dict[str, object]] = {
    "api/members/agreements": {"member": "x", "title": "x", "valid_from": "2026-01-01"}
}
SIGNERS = ("KH", "LA", "TH", "VN")

GROUPS = [one.code for one in code_list("consent_group").codes]


def furnish(room: Room) -> None:
    """Let an administrator keep what countries signed and agreed; nothing of a person stands in it."""
    who = {"by": make_actor("node_administrator"), "purpose": Purpose.ADMINISTRATION}
    with reading_as(Reader(who["by"], who["purpose"])):
        peer = active_members()[0].node_id
        _directory(room, peer, who)
        _agreements(room, peer)
        _rest(room, peer)
    for name in ("list", "documents", "propose", "propose_root", "policy", "compromise", "leave", "drills"):
        room.show("administrator", f"members:{name}")
    for name in ("agreements", "agree"):
        room.show("administrator", f"members:{name}")
    for name in ("leave_member", "activate"):
        room.show("administrator", f"members:{name}", peer)


def _seed(country: str) -> bytes:
    return hashlib.sha256(f"furnished {country}".encode()).digest()


def _directory(room: Room, peer: str, who: dict) -> None:
    keys = tuple(RootKey(one, public_of(_seed(one))) for one in SIGNERS)
    root = Root(1, now() + timedelta(days=1_000), 3, keys)
    for one in SIGNERS[:3]:
        root = sign_root(root, seed=_seed(one))
    (kept,) = taking.take_documents(told={"kind": "root", "document": root.to_json()}, **who)
    signing.confirm_first_root(document_id=kept.id, fingerprint=root_fingerprint(root), **who)
    cards, year = (own_card(), cards_of(peer)[-1]), date.today().year
    members = tuple(Listed(one, Role.COUNTRY, date(2026, 1, 1)) for one in cards)
    chair = tuple(
        ChairTerm(one.country, date(year + plus, 1, 1), date(year + plus, 12, 31))
        for plus, one in enumerate(cards)
    )
    made = Directory(1, now() + timedelta(days=40), 1, root.digest, members, chair)
    for one in SIGNERS[1:]:
        made = sign_directory(made, seed=_seed(one))
    taking.take_documents(told={"kind": "directory", "document": made.to_json()}, **who)
    asked = taking.propose_document(document=next_directory(Change()), **who)
    room.show("administrator", "members:document", kept.id)
    room.show("administrator", "members:document", asked.id)


def _agreements(room: Room, peer: str) -> None:
    plain = {
        "member_id": peer, "version": 1, "valid_from": today() - timedelta(days=300), "proposed_at": now(),
        "kinds_out": ["referral.", "return."], "kinds_in": ["referral.", "return."], "groups_out": GROUPS,
        "groups_in": GROUPS, "basis": "Bản ghi nhớ ngày 12 tháng 3 năm 2026",
    }  # fmt: skip
    held = Agreement.objects.create(
        series=uuid4(), title="Chuyển tuyến nạn nhân", valid_to=today() + timedelta(days=20), state="in_force",
        confirmed_at=now(), **(
            plain
            | {
                "kinds_out": ["referral", "return", "members", "urgent", "alert", "figures", "match"],
                "kinds_in": ["referral.", "return.", "match."],
            }
        ),
    )  # fmt: skip
    asked = Agreement.objects.create(
        series=uuid4(), title="Số liệu hằng năm", state="proposed_there", **plain
    )
    for name, one in (
        ("agreement", held),
        ("agreement", asked),
        ("change_agreement", held),
        ("refuse_agreement", held),
    ):
        room.show("administrator", f"members:{name}", one.id)


def _rest(room: Room, peer: str) -> None:
    leaving = Departure.objects.create(
        conversation=uuid4(),
        member_id=peer,
        leaver=peer,
        reason="Bộ khác tiếp quản.",
        began_at=now(),
        their_open=2,
    )
    asked = {"member_id": peer, "asked_at": now(), "answer_by": now() + timedelta(days=1)}
    ours = Drill.objects.create(
        conversation=uuid4(),
        way="out",
        answered_at=now(),
        would_suspend=True,
        called_number=True,
        compared=False,
        **asked,
    )
    theirs = Drill.objects.create(conversation=uuid4(), way="in", **asked)
    room.show("administrator", "members:leaving", leaving.id)
    room.show("administrator", "members:drill", ours.conversation)
    room.show("administrator", "members:answer_drill", theirs.id)
