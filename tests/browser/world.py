"""One node with something on every page: cases, screenings, referrals in each phase, letters, members, imports."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from harness.people import client_of, make_account, make_agency
from sampan.engines.exchange.notation import write_time
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member, suspend_member
from sampan.protection.cases.services.drafting import begin_draft, keep_draft
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.crossings import services as crossings
from sampan.protection.identification.queries import due_and_overdue
from sampan.protection.identification.services import screening
from sampan.protection.records.services.kept_imports import import_kept_file
from sampan.protection.reintegration.queries import plan as read_plan
from sampan.protection.reintegration.services import planning, visiting
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.accounts.services import issue_sign_in_link
from sampan.registry.consent.services import ConsentAnswer, record_consent
from sampan.registry.correspondence.facts import ArrivedLetter, Linked, OutgoingLetter
from sampan.registry.correspondence.services.taking_in import take_in
from sampan.registry.people.identity import Identity
from sampan.registry.referrals.queries import referral
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.names import PersonName
from tests.furnished.providers import SHELTER
from tests.furnished.room import Room, furnish
from tests.harness.letters import carry_by
from tests.partnership.exchange.conftest import Peer

PEER = "kh-test"
RECORD = {
    "registered": "2025-07-14", "sex": "female", "age": 19, "citizenship": ["KH"], "languages": ["km"],
    "forms": ["forced_criminality"], "crime_types": ["online_scam"], "acts": ["recruitment"],
    "means": ["debt_bondage"], "exploitation_countries": ["KH"], "route": ["KH", "VN"],
}  # fmt: skip
RELEASE = {
    "groups": ["identity", "profile"],
    "consent": ["c-1"],
    "identity": {"name": {"full": "សុខ ចន្ធី", "script": "Khmr", "romanised": "Sok Chanthy"}},
    "record": {"sex": "female", "age": 22},
}
SHEET = (
    "external_id,prs_FirstName,prs_SecondName,prs_Gender,vic_TypeOfExploitation\n"
    "A1,Hoa,Nguyen,Feminine,ForcedLabour\nA2,Dara,Sok,Masculine,ForcedLabour\n"
)
PROBLEMS = SHEET + "A3,Mai,=1+1,Femme,ForcedLabour\nA4,Lan,Ly,Feminine,ForcedLabor\n"

ROMANISED = "Sok Chanthy"
"""How the name of the case's person is written in Latin letters."""


@dataclass
class World:
    """Who looks at which page: `pages[desk]` is a list of (name of the address, address)."""

    clients: dict[str, Client] = field(default_factory=dict)
    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def show(self, desk: str, name: str, *args: object, more: str = "") -> None:
        """Add a page of a desk."""
        self.pages.setdefault(desk, []).append((name, reverse(name, args=args) + more))


@dataclass
class Desk:
    """Somebody signed in, and what they do."""

    client: Client
    purpose: Purpose

    @property
    def actor(self) -> Actor:
        return actor_of(self.client.account)

    @property
    def who(self) -> dict:
        return {"by": self.actor, "purpose": self.purpose}

    def reading(self):
        """Read as this person for a block."""
        return reading_as(Reader(self.actor, self.purpose))


def make_world(monkeypatch: pytest.MonkeyPatch) -> World:
    """Fill the empty test database and return its desks and pages."""
    world, arrive = World(), _post(monkeypatch)
    administrator = _desk(world, "administrator", "node_administrator", Purpose.ADMINISTRATION)
    supervisor = _desk(
        world, "supervisor", "supervisor", Purpose.PROTECTION, "Trung tâm bảo trợ tỉnh Điện Biên"
    )
    focal = _desk(world, "focal", "focal_point", Purpose.REFERRAL, "Ban chỉ đạo 138")
    for desk, role, purpose in (
        ("analyst", "analyst", Purpose.STATISTICS),
        ("auditor", "auditor", Purpose.AUDIT),
        ("duty", "duty_officer", Purpose.REFERRAL),
        ("oversight", "match_oversight", Purpose.AUDIT),
        ("inspector", "labour_inspector", Purpose.PROTECTION),
        ("hotline", "hotline_officer", Purpose.PROTECTION),
        ("lures", "lure_analyst", Purpose.PROTECTION),
    ):
        _desk(world, desk, role, purpose)
    _desk(world, "provider", "service_provider", Purpose.PROTECTION, SHELTER)
    world.clients["nobody"] = Client()
    _members(world, administrator)
    _accounts(world, administrator)
    case_id = _case(supervisor)
    _case_pages(world, supervisor, case_id)
    _screening_pages(world, supervisor, case_id)
    _consent_pages(world, supervisor, case_id)
    _outgoing(world, supervisor, arrive)
    _home_again(world, supervisor, _incoming(world, focal, supervisor, arrive))
    _records(world, supervisor)
    _furnished(world, supervisor, case_id)
    for desk in ("supervisor", "focal"):
        world.show(desk, "home")
        world.show(desk, "crossings:list")
        world.show(desk, "correspondence:list")
    letters = supervisor.client.get(reverse("correspondence:list")).content.decode()
    world.show(
        "supervisor", "correspondence:letter", re.search(r"/messages/([0-9a-f-]{36})/", letters).group(1)
    )
    world.show("analyst", "figures:situation")
    world.show("analyst", "figures:situation", more="?first=2025-01-01&last=2025-12-31")
    world.show("auditor", "audit:list")
    return world


def _furnished(world: World, supervisor: Desk, case_id: UUID) -> None:
    """Let the slices bring their pages, on a case whose supervisor is on its team."""
    worker = supervisor.actor
    furnish(Room(case_id, worker, worker, "She is afraid of the man who drove her.", world.show))


def _desk(world: World, name: str, role: str, purpose: Purpose, agency: str = "Cục Cảnh sát hình sự") -> Desk:
    world.clients[name] = client_of(role, agency=agency, purpose=purpose)
    return Desk(world.clients[name], purpose)


def _post(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let letters leave into nothing; return what lets a letter of the peer arrive."""
    taken: list[OutgoingLetter] = []

    def carry(letter: OutgoingLetter) -> Linked:
        taken.append(letter)
        return Linked(len(taken), f"{len(taken):064x}", 1)

    carry_by(monkeypatch, carry)
    agency = make_agency("Ban chỉ đạo 138")
    agency.is_national_focal_point = True
    agency.save()
    service = actor_of(make_account("node_service", agency=agency.name))

    def arrive(act: str, conversation: UUID, body: dict | None = None) -> None:
        now = datetime.now(UTC)
        letter = ArrivedLetter(
            uuid4(), PEER, f"referral.{act}", conversation, None, body or {}, now, now, service, Purpose.REFERRAL,
            digest=uuid4().hex * 2,
        )  # fmt: skip
        with reading_as(Reader(service, Purpose.REFERRAL)):
            assert take_in(letter).applied

    return arrive


def _members(world: World, administrator: Desk) -> None:
    peer, proposed, suspended = Peer(PEER), Peer("th-test"), Peer("la-test")
    with administrator.reading():
        for one in (peer, proposed, suspended):
            propose_member(card=one.card, **administrator.who)
        for one in (peer, suspended):
            heard = " ".join(fingerprint_of(one.card))
            confirm_member(node_id=one.secret.node_id, fingerprint=heard, **administrator.who)
        suspend_member(node_id="la-test", **administrator.who)
    world.show("administrator", "members:list")
    world.show("administrator", "members:pair")
    world.show("administrator", "members:rotate")
    world.show("administrator", "members:confirm", "th-test")
    world.show("administrator", "members:suspend", PEER)
    world.show("administrator", "members:resume", "la-test")


def _accounts(world: World, administrator: Desk) -> None:
    account = make_account("case_worker", agency="Trung tâm bảo trợ tỉnh Điện Biên")
    for name in ("list", "new", "roles", "settings"):
        world.show("administrator", f"accounts:{name}")
    for name in ("one", "close"):
        world.show("administrator", f"accounts:{name}", account.id)
    for name in ("list", "new"):
        world.show("administrator", f"agencies:{name}")
    with administrator.reading():
        token = issue_sign_in_link(account_id=account.id, **administrator.who)
    world.show("nobody", "accounts:sign_in_by_link", token)
    world.show("nobody", "account_login")
    for name in ("account_logout", "account_reauthenticate", "mfa_index", "mfa_list_webauthn"):
        world.show("administrator", name)


def _case(desk: Desk) -> UUID:
    identity = Identity(
        name=PersonName.of("សុខ ចន្ធី", romanised=ROMANISED),
        birth_date=PartialDate.parse("2006"),
        phones=("+855 12 345 678",),
        documents=({"kind": "passport", "number": "N00112233", "country": "KH"},),
    )
    with desk.reading():
        draft = CaseDraft(RECORD, identity, event_on=date.today() - timedelta(days=40))
        return open_case(draft=draft, **desk.who)


def _case_pages(world: World, desk: Desk, case_id: UUID) -> None:
    with desk.reading():
        person, group = (begin_draft(kind=kind, **desk.who) for kind in ("person", "group"))
        forms = {"forms": ["forced_criminality", "forced_labour"]}
        keep_draft(draft_id=person, page="forms", typed=forms, **desk.who)
    for name in ("list", "operations", "intake", "group"):
        world.show("supervisor", f"cases:{name}")
    for page in (
        "who", "background", "contact", "acts", "forms", "details", "recruitment", "where", "rights", "telling",
        "agreement", "summary",
    ):  # fmt: skip
        world.show("supervisor", "cases:intake_page", person, page)
    world.show("supervisor", "cases:group_change", group)
    for tab in ("overview", "record", "consents", "referrals", "team", "history"):
        world.show("supervisor", "cases:case", case_id, more=f"?tab={tab}")
    for name in ("identity_change", "edit", "note", "milestone", "close"):
        world.show("supervisor", f"cases:{name}", case_id)


def _screening_pages(world: World, desk: Desk, case_id: UUID) -> None:
    with desk.reading() as reader:
        ended = screening.start_screening(case_id=case_id, profile="adult", **desk.who)
        screening.finish(screening_id=ended, **desk.who)
        under_way = screening.start_screening(case_id=case_id, profile="adult", **desk.who)
        owed = due_and_overdue(reader=reader, today=date.today(), limit=1)
    for name in ("start", "decide", "event"):
        world.show("supervisor", f"identification:{name}", case_id)
    for dimension in ("1", "3"):  # the others have the same form
        world.show("supervisor", "identification:screening", under_way, dimension)
    world.show("supervisor", "identification:summary", under_way)
    world.show("supervisor", "identification:result", ended)
    world.show("supervisor", "identification:settle", owed[0].id)


def _agreed(desk: Desk, case_id: UUID) -> UUID:
    answer = ConsentAnswer(
        purpose="referral", recipient=f"member:{PEER}", groups=("identity", "contact", "profile"),
        given_on=date.today(), expires_on=date.today() + timedelta(days=90), language="km",
    )  # fmt: skip
    with desk.reading():
        return record_consent(case_id=case_id, agency_id=desk.actor.agency_id, answer=answer, **desk.who)


def _consent_pages(world: World, desk: Desk, case_id: UUID) -> None:
    consent_id = _agreed(desk, case_id)
    world.show("supervisor", "consent:of_case", case_id)
    world.show("supervisor", "consent:record", case_id)
    world.show("supervisor", "consent:withdraw", consent_id)


def _outgoing(world: World, desk: Desk, arrive: Callable[..., None]) -> None:
    """Referrals of this node: asked, accepted without and with consent, and released."""
    question = crossings.ReferralQuestion(PEER, "other", ("shelter",))
    asked = {}
    for phase in ("asked", "accepted", "agreed", "released"):
        case_id = _case(desk)
        with desk.reading():
            asked[phase] = crossings.refer(case_id=case_id, question=question, **desk.who)
        if phase != "asked":
            arrive("accept", asked[phase])
        if phase in ("agreed", "released"):
            _agreed(desk, case_id)
    with desk.reading():
        crossings.release_identity(referral_id=asked["released"], groups=["identity", "profile"], **desk.who)
    world.show("supervisor", "crossings:offer", case_id)
    for referral_id in asked.values():
        world.show("supervisor", "crossings:referral", referral_id)
    world.show("supervisor", "crossings:recall", asked["asked"])
    world.show("supervisor", "crossings:release", asked["accepted"])
    world.show("supervisor", "crossings:release", asked["agreed"])
    world.show("supervisor", "crossings:hand_over", asked["released"])


def _incoming(world: World, focal: Desk, worker: Desk, arrive: Callable[..., None]) -> UUID:
    """Referrals of the peer: asked, and taken over with the identity and the case; return the latter."""
    answer_by = write_time(datetime.now(UTC) + timedelta(hours=48))
    preview = {"sex": "female", "majority": "adult"}
    body = {"preview": preview, "reason": "other", "services": ["shelter"], "urgency": "urgent"}
    waiting, taken = uuid4(), uuid4()
    for referral_id in (waiting, taken):
        arrive("preview", referral_id, body | {"purpose": "referral", "answer_by": answer_by})
    chosen = {"agency_id": worker.actor.agency_id, "account_id": worker.actor.account_id}
    with focal.reading():
        crossings.accept(referral_id=taken, **chosen, **focal.who)
    arrive("release", taken, RELEASE)
    arrive("hand_over", taken)
    for name in ("referral", "accept", "decline"):
        world.show("focal", f"crossings:{name}", waiting)
    for name in ("referral", "feedback", "end_feedback"):
        world.show("supervisor", f"crossings:{name}", taken)
    return taken


def _home_again(world: World, desk: Desk, taken: UUID) -> None:
    """The person that the peer handed over is visited, and the peer can be told."""
    begins = date.today() - timedelta(days=40)
    with desk.reading() as reader:
        case_id = referral(referral_id=taken, reader=reader).case_id
        plan_id = planning.begin_plan(case_id=case_id, begins_on=begins, province="VN-71", **desk.who)
        planning.add_goal(plan_id=plan_id, goal=planning.Goal("housing", "A room of her own."), **desk.who)
        planning.agree(plan_id=plan_id, agreed_on=begins, **desk.who)
        visit = read_plan(plan_id=plan_id, reader=reader).visits[0].id
        seen = visiting.Seen(date.today(), "home", {"housing": 3}, (), "")
        visiting.record_visit(visit_id=visit, seen=seen, **desk.who)
    world.show("supervisor", "reintegration:tell", visit)


def _records(world: World, desk: Desk) -> None:
    def sent(text: str) -> str:
        told = {"format": "htcds", "file": SimpleUploadedFile("sheet.csv", text.encode()), "end": "end"}
        answer = desk.client.post(reverse("records:upload"), told)
        return re.search(r"[0-9a-f-]{36}", answer["Location"]).group()

    good, bad, waiting = sent(SHEET), sent(PROBLEMS), sent(SHEET)
    with desk.reading() as reader:
        run = import_kept_file(upload_id=UUID(good), reader=reader, may_update=False)
    for name in ("home", "upload", "export"):
        world.show("supervisor", f"records:{name}")
    world.show("supervisor", "records:preview", bad)
    world.show("supervisor", "records:progress", waiting)
    world.show("supervisor", "records:run", run.run_id)
