"""Help asked of the shelter for the case of the room, in each phase, and a transfer."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from harness.people import make_account
from sampan.protection.assistance.models import Referral
from sampan.protection.assistance.queries import board
from sampan.protection.assistance.services.answering import accept
from sampan.protection.assistance.services.asking import Question, ask
from sampan.protection.assistance.services.handing_over import Handed, give, receive
from sampan.protection.assistance.services.needs import add_needs
from sampan.protection.assistance.services.serving import Given, record_service
from sampan.protection.assistance.services.transfers import request_transfer
from sampan.protection.cases.queries import case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from sampan.registry.consent.services import ConsentAnswer, record_consent
from tests.furnished.providers import enter_the_directory, provider_account, shelter
from tests.furnished.room import Room

HOLDERS = {"need_id", "help_id", "given_id", "chosen_id"}
NO_PAGE = {"assistance:identity", "assistance:receipt", "assistance:note"}
_HANDED = {"happened_at": "2025-01-02T10:00", "place": "Hà Nội", "condition": "tired"}
_ONE = "assistance/<uuid:help_id>"
_API = "api/assistance/<uuidstr:help_id>"
BODIES: dict[str, dict[str, object]] = {
    "assistance/needs/of/<uuid:case_id>/": {"services": ["medical"], "urgency": "normal"},
    "assistance/needs/<uuid:need_id>/settle/": {"state": "met"},
    "assistance/needs/<uuid:need_id>/ask/<uuid:chosen_id>/": {"urgency": "normal", "groups": ["identity"]},
    f"{_ONE}/decline/": {"reason": "other"},
    f"{_ONE}/release/": {"groups": ["identity"]},
    f"{_ONE}/stop/": {"reason": "completed"},
    f"{_ONE}/give/": _HANDED,
    f"{_ONE}/dispute/": {"reason": "person_not_here"},
    f"{_ONE}/serve/": {"result": "given", "happened_on": "2025-01-02"},
    f"{_ONE}/end/": {"reason": "completed"},
    f"{_ONE}/refuse/": {"reason": "other"},
    "api/assistance/cases/<uuidstr:case_id>/needs": {"services": ["medical"]},
    "api/assistance/cases/<uuidstr:case_id>/referrals": {
        "provider_agency": str(UUID(int=1)),
        "service": "shelter",
    },
    f"{_API}/decline": {"reason": "other"},
    f"{_API}/release": {"groups": ["identity"]},
    f"{_API}/services": {"result": "given", "happened_on": "2025-01-02"},
    f"{_API}/end": {"reason": "completed"},
    f"{_API}/dispute": {"reason": "person_not_here"},
}


def _in_sight(actor: Actor, room: Room) -> object:
    return reading_as(Reader(actor, room.purpose))


def _agreed(room: Room, agency: UUID) -> None:
    answer = ConsentAnswer(
        purpose="protection", recipient=f"agency:{agency}", groups=("identity", "profile"), given_on=date.today(),
        expires_on=date.today() + timedelta(days=90), language="vi",
    )  # fmt: skip
    record_consent(case_id=room.case_id, agency_id=room.worker.agency_id, answer=answer, **room.who())


def furnish(room: Room) -> None:
    """Open needs, ask the shelter for four of them, and bring each conversation to another phase."""
    there = shelter().id
    services = ("shelter", "medical", "legal_aid", "psychosocial")
    enter_the_directory(room, services)
    with room.reading() as reader:
        add_needs(case_id=room.case_id, services=[*services, "education"], urgency="urgent", **room.who())
        _agreed(room, there)
        told = {"groups": ("identity",), "urgency": "urgent"}
        asked = {
            one: ask(case_id=room.case_id, question=Question(there, one, **told), **room.who())
            for one in services
        }
        needs = {one.service: one.id for one in board(case_id=room.case_id, reader=reader)[0]}
    desk = _at_the_shelter()
    room.ids |= {"need_id": needs["education"], "help_id": asked["shelter"]}
    room.ids["chosen_id"] = room.ids["provider_id"]
    room.ids["given_id"] = _answered(room, actor_of(desk), asked)
    _show(room, needs, asked)
    _asked_for_a_case(room)


def _asked_for_a_case(room: Room) -> None:
    """Another agency says that a person of this one's is with it now."""
    with room.reading() as reader:
        kept = open_case(draft=CaseDraft({"sex": "male", "age": 24}), **room.who())
        number = case(case_id=kept, reader=reader).number
    other = actor_of(make_account("supervisor", agency="Trung tâm công tác xã hội tỉnh Lào Cai"))
    with _in_sight(other, room):
        request_transfer(number=number, **room.who(other))
    with room.reading():
        asked = Referral.objects.get(case_id=kept).id
    for name in ("grant", "refuse"):
        room.show("supervisor", f"assistance:{name}", asked)


def _answered(room: Room, there: Actor, asked: dict[str, UUID]) -> UUID:
    for service in ("medical", "legal_aid", "psychosocial"):
        with _in_sight(there, room):
            accept(referral_id=asked[service], **room.who(there))
    handed = Handed(
        datetime.now(UTC) - timedelta(minutes=2), "Bến xe Mỹ Đình", "Mệt", "một ba lô", "hộ chiếu"
    )
    for service in ("legal_aid", "psychosocial"):
        with room.reading():
            give(referral_id=asked[service], handed=handed, **room.who())
    with _in_sight(there, room):
        receive(referral_id=asked["psychosocial"], **room.who(there))
        given = Given(date.today(), "given", outcome="better", note=room.secret)
        return record_service(referral_id=asked["psychosocial"], given=given, **room.who(there))


def _at_the_shelter() -> Account:
    known = Account.objects.filter(agency=shelter(), roles__contains=["service_provider"]).first()
    return known or provider_account()


def _show(room: Room, needs: dict[str, UUID], asked: dict[str, UUID]) -> None:
    for name in ("list", "transfers", "ask_for"):
        room.show("supervisor", f"assistance:{name}")
    room.show("supervisor", "cases:case", room.case_id, more="?tab=help")
    for name in ("need_add", "transfer_choose"):
        room.show("supervisor", f"assistance:{name}", room.case_id)
    room.show("supervisor", "assistance:transfer", room.case_id, room.ids["agency_id"])
    for name in ("choose", "need_settle"):
        room.show("supervisor", f"assistance:{name}", needs["education"])
    room.show("supervisor", "assistance:choose", needs["shelter"])
    room.show("supervisor", "assistance:offer", needs["shelter"], room.ids["provider_id"])
    for service in asked:
        room.show("supervisor", "assistance:referral", asked[service])
    for name, service in (
        ("recall", "shelter"),
        ("give", "medical"),
        ("release", "medical"),
        ("stop", "medical"),
    ):
        room.show("supervisor", f"assistance:{name}", asked[service])
    room.show("supervisor", "assistance:again", asked["shelter"])
    _show_provider(room, asked)


def _show_provider(room: Room, asked: dict[str, UUID]) -> None:
    """The provider's own pages: its inbox, each phase, what it can do."""
    for view in ("new", "here", "ended"):
        room.show("provider", "assistance:list", more=f"?view={view}")
    for service in asked:
        room.show("provider", "assistance:referral", asked[service])
    room.show("provider", "providers:list")
    room.show("provider", "providers:provider", room.ids["provider_id"])
    room.show("provider", "providers:places", room.ids["provider_id"])
    for name, service in (
        ("accept", "shelter"), ("decline", "shelter"), ("receive", "legal_aid"), ("dispute", "legal_aid"),
        ("serve", "psychosocial"), ("end", "psychosocial"),
    ):  # fmt: skip
        room.show("provider", f"assistance:{name}", asked[service])
