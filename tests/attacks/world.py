"""One node's world as an attacker finds it: a case with everything on it, and letters in both directions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from harness.people import client_of, make_account, make_agency
from sampan.engines.exchange.notation import write_time
from sampan.partnership.exchange.services.receiving_singly import receive
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.protection.assistance.services.answering import accept as accept_help
from sampan.protection.assistance.services.asking import Question as HelpQuestion
from sampan.protection.assistance.services.asking import ask as ask_help
from sampan.protection.cases.models import Case
from sampan.protection.cases.services.changing import add_note
from sampan.protection.cases.services.drafting import begin_draft, keep_draft
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.crossings.services import (
    ReferralQuestion,
    accept,
    refer,
    release_identity,
    report_back,
)
from sampan.protection.identification.models import Deadline
from sampan.protection.identification.services.deciding import Verdict, decide_status
from sampan.protection.identification.services.screening import answer, start_screening
from sampan.protection.providers.services.keeping import Entry, keep_provider
from sampan.protection.records.services.imports import import_records
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass, end_access
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.services import ConsentAnswer, record_consent
from sampan.registry.correspondence.models import Letter
from sampan.registry.people.identity import Identity
from sampan.registry.referrals.models import Referral
from sampan.vocabulary.indicators import operational_indicators
from sampan.vocabulary.names import PersonName
from tests.attacks import person
from tests.furnished.room import Room, furnish
from tests.partnership.exchange.conftest import Peer

SECOND_SHELTER = "Nhà Mở Thứ Hai"
PEER = "kh-test"
WHY = Purpose.PROTECTION
GROUPS = ("identity", "contact", "profile", "trafficking")
RECORD = {"sex": "female", "age": 26, "citizenship": ["VN"], "forms": ["forced_labour"], "languages": ["vi"]}
FILE = (
    "external_id,prs_FirstName,prs_SecondName,prs_Gender,vic_TypeOfExploitation\n"
    f"{person.UPLOADED_ID},%s,Nguyen,Feminine,ForcedLabour\n"
)


@dataclass
class World:
    """The node with its people, and the ids of everything that hangs on the case."""

    service: Actor
    worker: Account
    supervisor: Account
    peer: Peer
    case_id: UUID
    number: str = ""
    ids: dict[str, UUID] = field(default_factory=dict)
    referrals: tuple[UUID, ...] = ()
    letters: tuple[UUID, ...] = ()
    other_help: UUID | None = None
    officer: Account | None = None

    def arrives(self, act: str, conversation: UUID, body: dict[str, object]) -> int:
        """Let the peer send an act of a referral, sealed and signed; return the HTTP status."""
        letter = self.peer.letter(f"referral.{act}", conversation=str(conversation), body=body)
        with transaction.atomic():
            return receive(self.peer.sealed(letter), now=datetime.now(UTC)).status

    def secrets(self) -> tuple[str, ...]:
        """What an outsider may not see: the person's strings, the case's number, and the case's own ids."""
        return (*person.SECRETS, self.number, str(self.case_id))


def make_world() -> World:
    """Return the seeded world; nobody reads afterwards."""
    focal = make_agency("Focal point")
    focal.is_national_focal_point = True
    focal.save()
    service = actor_of(make_account("node_service", agency="Focal point"))
    worker, supervisor = make_account("case_worker"), make_account("supervisor")
    peer = _paired(service)
    world = World(service, worker, supervisor, peer, _opened(actor_of(worker)))
    for add in (_facts, _outgoing, _incoming, _records, _furnished, _another_person, _emergency):
        add(world)
    nobody_reads()
    return world


def nobody_reads() -> None:
    """Forget the reader of the test's own transaction; outside one there is none."""
    if connection.in_atomic_block:
        leave()


def session_of(account: Account, purpose: Purpose | None = None) -> Client:
    """Return a client signed in as an account that exists."""
    client = Client(raise_request_exception=False)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    if purpose:
        session = client.session
        session["purpose"] = purpose.value
        session.save()
    return client


def _paired(service: Actor) -> Peer:
    peer = Peer(PEER)
    who = {"by": service, "purpose": Purpose.ADMINISTRATION}
    propose_member(card=peer.card, **who)
    confirm_member(node_id=PEER, fingerprint=" ".join(fingerprint_of(peer.card)), **who)
    return peer


def _opened(worker: Actor) -> UUID:
    with reading_as(Reader(worker, WHY)):
        return open_case(draft=CaseDraft(RECORD, person.identity()), by=worker, purpose=WHY)


def _facts(world: World) -> None:
    """Note, consent with helpers, screening, decision with reasons, deadlines, operation, drafts."""
    by, case_id = actor_of(world.worker), world.case_id
    who = {"by": by, "purpose": WHY}
    with reading_as(Reader(by, WHY)):
        add_note(case_id=case_id, text=person.NOTE, **who)
        given = ConsentAnswer(
            purpose="referral", recipient=f"member:{PEER}", groups=GROUPS, given_on=date.today(),
            expires_on=date.today() + timedelta(days=90), language="vi",
            helpers=ConsentHelpers(guardian=person.GUARDIAN),
        )  # fmt: skip
        world.ids["consent_id"] = record_consent(case_id=case_id, agency_id=by.agency_id, answer=given, **who)
        world.ids["screening_id"] = start_screening(case_id=case_id, profile="adult", **who)
        indicator = operational_indicators()[0].code
        answer(screening_id=world.ids["screening_id"], answers={indicator: "yes"}, **who)
        world.ids["draft_id"] = begin_draft(kind="person", **who)
        keep_draft(draft_id=world.ids["draft_id"], page="who", typed={"full": person.TYPED}, **who)
        operation = {"name": "Lạng Sơn", "country": "VN", "province": "", "people_expected": 3}
        world.ids["operation_id"] = begin_operation(**operation, happened_on=date.today(), **who)
    _decided(world)


def _decided(world: World) -> None:
    by = actor_of(world.supervisor)
    with reading_as(Reader(by, WHY)):
        world.number = Case.objects.get(id=world.case_id).number
        verdict = Verdict("victim", ("other",), date.today(), text=person.REASON)
        decide_status(case_id=world.case_id, verdict=verdict, by=by, purpose=WHY)
        world.ids["deadline_id"] = Deadline.objects.filter(case_id=world.case_id).first().id


def _outgoing(world: World) -> None:
    """Refer the case; the peer accepts; identity leaves under consent."""
    who = {"by": actor_of(world.worker), "purpose": Purpose.REFERRAL}
    reader = Reader(who["by"], Purpose.REFERRAL)
    with reading_as(reader):
        question = ReferralQuestion(PEER, "additional_services_required", ("shelter",))
        referral_id = refer(case_id=world.case_id, question=question, **who)
    assert world.arrives("accept", referral_id, {}) == 200
    with reading_as(reader):
        release_identity(referral_id=referral_id, groups=GROUPS, **who)
    world.ids["referral_id"] = referral_id


def _incoming(world: World) -> None:
    """The peer refers another person whom this node's worker takes over; feedback goes back."""
    referral_id, told = uuid4(), person.identity().fields()
    until = write_time(datetime.now(UTC) + timedelta(hours=48))
    asked = {"preview": {"sex": "female"}, "reason": "other", "services": ["shelter"], "answer_by": until}
    assert world.arrives("preview", referral_id, asked) == 200
    worker = actor_of(world.worker)
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        named = {"agency_id": worker.agency_id, "account_id": worker.account_id}
        accept(referral_id=referral_id, **named, by=world.service, purpose=Purpose.REFERRAL)
    body = {"groups": list(GROUPS), "consent": ["c-1"], "identity": told | {"of_tomorrow": person.NARRATIVE}}
    body |= {"record": RECORD | {"field_of_tomorrow": person.FEEDBACK}}
    assert world.arrives("release", referral_id, body) == 200
    assert world.arrives("hand_over", referral_id, {}) == 200
    with reading_as(Reader(worker, Purpose.REFERRAL)):
        told = {"outcome": "in_shelter", "note": person.FEEDBACK}
        report_back(referral_id=referral_id, **told, by=worker, purpose=Purpose.REFERRAL)
    with reading_as(Reader(world.service, Purpose.REFERRAL)):
        world.referrals = (world.ids["referral_id"], referral_id)
        world.letters = tuple(Letter.objects.values_list("id", flat=True))
        assert Referral.objects.get(id=referral_id).case_id


def _records(world: World) -> None:
    """An import that was carried out, and a file that waits for confirmation."""
    by = actor_of(world.supervisor)
    with reading_as(Reader(by, WHY)):
        stream = BytesIO((FILE % person.IMPORTED).encode())
        outcome = import_records(origin=stream, format_code="htcds", by=by, purpose=WHY)
        assert not outcome.is_refused
        world.ids["run_id"] = outcome.run_id
    file = SimpleUploadedFile(f"{person.KEPT}.csv", (FILE % person.KEPT).encode())
    sent = session_of(world.supervisor).post(
        "/records/import/", {"format": "htcds", "file": file, "end": "end"}
    )
    assert sent.status_code == 302
    world.ids["upload_id"] = UUID(sent["Location"].rstrip("/").rsplit("/", 1)[-1])


def _furnished(world: World) -> None:
    """What the other slices keep of a case."""
    people = actor_of(world.worker), actor_of(world.supervisor)
    room = Room(world.case_id, *people, person.NOTE, lambda *told, **more: None)
    furnish(room)
    world.ids |= room.ids


def _another_person(world: World) -> None:
    """Another case of the worker's, for whom a second shelter was asked; it accepted and may open who it is."""
    worker, supervisor = actor_of(world.worker), actor_of(world.supervisor)
    there = make_agency(SECOND_SHELTER).id
    with reading_as(Reader(supervisor, WHY)):
        keep_provider(agency_id=there, entry=Entry(), services=["shelter"], by=supervisor, purpose=WHY)
    with reading_as(Reader(worker, WHY)):
        other = CaseDraft({"sex": "male", "age": 31}, Identity(name=PersonName.of("Lý Khác Người")))
        case_id = open_case(draft=other, by=worker, purpose=WHY)
        given = ConsentAnswer(
            purpose="protection", recipient=f"agency:{there}", groups=("identity",), given_on=date.today(),
            expires_on=date.today() + timedelta(days=90), language="vi",
        )  # fmt: skip
        record_consent(case_id=case_id, agency_id=worker.agency_id, answer=given, by=worker, purpose=WHY)
        question = HelpQuestion(there, "shelter", groups=("identity",))
        world.other_help = ask_help(case_id=case_id, question=question, by=worker, purpose=WHY)
    desk = actor_of(make_account("service_provider", agency=SECOND_SHELTER))
    with reading_as(Reader(desk, WHY)):
        accept_help(referral_id=world.other_help, by=desk, purpose=WHY)


def _emergency(world: World) -> None:
    """An officer of a fourth agency opened the file in an emergency and gave it back."""
    world.officer = make_account("front_line_officer", agency="Agency D")
    officer = actor_of(world.officer)
    with reading_as(Reader(officer, WHY)):
        (found,) = find_file(text=world.number, by=officer, purpose=WHY)
        told = {"reason": "found_by_authority", "text": person.NOTE}
        opened = break_glass(token=found.token, **told, by=officer, purpose=WHY)
        end_access(access_id=opened, by=officer, purpose=WHY)


INTRUDERS: dict[str, Callable[[World], Client]] = {
    "colleague outside the team": lambda world: client_of("case_worker", "front_line_officer"),
    "supervisor of another agency": lambda world: client_of(
        "supervisor", "sole_supervisor", "case_worker", agency="Agency B"
    ),
    "provider that helps another person": lambda world: client_of("service_provider", agency=SECOND_SHELTER),
    "holder of an ended emergency access": lambda world: _signed_in(world.officer),
    "analyst": lambda world: client_of("analyst"),
    "auditor": lambda world: client_of("auditor"),
    "administrator": lambda world: client_of("node_administrator"),
    "focal point not on the team": lambda world: client_of("focal_point", agency="Focal point"),
    "worker for another purpose": lambda world: _worker_for_figures(world),
    "deactivated worker with a live session": lambda world: _deactivated(world),
    "signed out": lambda world: Client(),
}


def _worker_for_figures(world: World) -> Client:
    """The very worker of the case, who has another role besides and chose its purpose."""
    world.worker.roles = ["analyst", "case_worker"]
    world.worker.save()
    client = session_of(world.worker, Purpose.STATISTICS)
    client.purpose = Purpose.STATISTICS.value
    return client


def _signed_in(account: Account) -> Client:
    client = session_of(account)
    client.account = account
    return client


def _deactivated(world: World) -> Client:
    client = session_of(world.worker)
    Account.objects.filter(id=world.worker.id).update(is_active=False)
    return client
