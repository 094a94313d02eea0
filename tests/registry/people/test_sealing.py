"""Sealing: the database holds no name, a field opens only where it belongs, keys rotate, erasing is final."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.consent.models import Consent
from sampan.registry.people.identity import Identity, identity_from
from sampan.registry.people.keyring import Keyring, new_key, open_bytes, seal_bytes
from sampan.registry.people.models import CaseKey, Person, SealedField, SearchHash
from sampan.registry.people.services import closing, keys, opening, registering
from sampan.vocabulary.errors import IntegrityFailure, NoConsent, NotFound, NotPermitted

pytestmark = pytest.mark.database

TOLD = {
    "name": {"full": "Nguyễn Thị Hương", "script": "Latn", "romanised": "Nguyen Thi Huong"},
    "birth_date": "1999-05-17",
    "documents": [{"kind": "passport", "number": "B7654321", "country": "VN"}],
    "phones": ["+84 912 345 678"],
    "emails": ["huong@example.org"],
    "address": "12 phố Mẫu, Hà Nội",
    "narrative": "Chuyện kể bằng lời của chị.",
}
SECRETS = (
    "Hương",
    "Huong",
    "huong",
    "Nguyễn",
    "7654321",
    "912345678",
    "912 345",
    "1999-05-17",
    "Mẫu",
    "Chuyện",
)


@pytest.fixture
def other(opened):
    """A second case of the same worker."""

    draft = CaseDraft(record={}, identity=identity_from(TOLD))
    return open_case(draft=draft, by=opened.reader.actor, purpose=opened.reader.purpose)


@pytest.fixture
def who(opened) -> dict[str, object]:
    return {"by": opened.reader.actor, "purpose": opened.reader.purpose}


def every_cell() -> Iterator[bytes]:
    """Yield every cell of every table that the reader sees, as bytes: bytea raw, the rest as text."""
    for model in apps.get_models():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                for cell in row:
                    yield bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()


def test_no_cell_of_the_database_holds_what_identifies(other):
    cells = list(every_cell())
    assert len(cells) > 50
    shown = [secret for secret in SECRETS if any(secret.encode() in cell for cell in cells)]
    assert shown == []


def test_open_identity_gives_back_what_was_sealed(opened, other):
    told = opening.open_identity(case_id=other, reader=opened.reader)
    assert told.name.full == "Nguyễn Thị Hương"
    assert told.fields()["phones"] == TOLD["phones"]


def test_identity_shows_nothing_of_itself():
    assert repr(identity_from(TOLD)) == "Identity(...)"
    assert "Hương" not in f"{identity_from(TOLD)}{identity_from(TOLD).name!r}"


def test_field_moved_to_another_person_does_not_open(opened, other):
    moved = SealedField.objects.get(case_id=other, field="name").sealed
    SealedField.objects.filter(case_id=opened.case_id, field="name").update(sealed=moved)
    with pytest.raises(IntegrityFailure):
        opening.open_identity(case_id=opened.case_id, reader=opened.reader)


def test_field_moved_to_another_field_of_the_person_does_not_open(opened, other):
    moved = SealedField.objects.get(case_id=other, field="narrative").sealed
    SealedField.objects.filter(case_id=other, field="address").update(sealed=moved)
    with pytest.raises(IntegrityFailure):
        opening.open_identity(case_id=other, reader=opened.reader)


def test_key_moved_to_another_case_does_not_unwrap(opened, other):
    CaseKey.objects.filter(case_id=opened.case_id).update(wrapped=CaseKey.objects.get(case_id=other).wrapped)
    with pytest.raises(IntegrityFailure):
        opening.open_identity(case_id=opened.case_id, reader=opened.reader)


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_one_changed_byte_does_not_open(position):
    key = new_key()
    sealed = bytearray(seal_bytes(b"a name", key=key, bound_to=b"case"))
    sealed[position] ^= 1
    with pytest.raises(IntegrityFailure):
        open_bytes(bytes(sealed), key=key, bound_to=b"case")


def test_same_text_sealed_twice_looks_different():
    key = new_key()
    assert seal_bytes(b"a name", key=key, bound_to=b"") != seal_bytes(b"a name", key=key, bound_to=b"")


def test_rotation_rewraps_and_the_old_key_can_go(opened, other, who, settings):
    ring = settings.SAMPAN_KEYRING
    newest = ring.newest + 1
    settings.SAMPAN_KEYRING = Keyring({**ring.wrapping, newest: new_key()}, ring.search)
    assert keys.rotate_wrapping(**who) == 2
    settings.SAMPAN_KEYRING = Keyring({newest: settings.SAMPAN_KEYRING.wrapping[newest]}, ring.search)
    assert opening.open_identity(case_id=other, reader=opened.reader).name.full == "Nguyễn Thị Hương"
    assert keys.rotate_wrapping(**who) == 0


def test_wrapping_key_gone_too_early_says_which(opened, settings):
    ring = settings.SAMPAN_KEYRING
    settings.SAMPAN_KEYRING = Keyring({ring.newest + 1: new_key()}, ring.search)
    with pytest.raises(IntegrityFailure, match=f"number {ring.newest}"):
        opening.open_identity(case_id=opened.case_id, reader=opened.reader)


def test_erasing_destroys_key_fields_and_search_hashes(opened, reading):
    supervisor = reading("supervisor")
    who = {"by": supervisor.actor, "purpose": supervisor.purpose}
    closing.erase_identity(case_id=opened.case_id, reason="retention_ended", **who)
    for model in (CaseKey, SealedField, SearchHash):
        assert not model.objects.filter(case_id=opened.case_id).exists()
    with pytest.raises(NotFound):
        opening.open_identity(case_id=opened.case_id, reader=supervisor)


def test_erasing_makes_a_copied_ciphertext_useless(opened, reading):
    """A backup that held the fields but not the keys cannot be opened with what is left."""
    copy = bytes(SealedField.objects.get(case_id=opened.case_id, field="name").sealed)
    person = Person.objects.get(case_id=opened.case_id)
    supervisor = reading("supervisor")
    closing.erase_identity(
        case_id=opened.case_id, reason="retention_ended", by=supervisor.actor, purpose=supervisor.purpose
    )
    for key in keys.keyring().wrapping.values():
        with pytest.raises(IntegrityFailure):
            open_bytes(copy, key=key, bound_to=person.id.bytes + b"name")


def test_closed_identity_does_not_open_until_reopened(opened, who):
    closing.close_identity(case_id=opened.case_id, reason="consent_withdrawn", **who)
    with pytest.raises(NoConsent):
        opening.open_identity(case_id=opened.case_id, reader=opened.reader)
    assert opening.open_names(case_ids=[opened.case_id], reader=opened.reader) == {}
    closing.reopen_identity(case_id=opened.case_id, **who)
    assert opening.open_identity(case_id=opened.case_id, reader=opened.reader).name


def test_each_read_is_audited_with_fields_and_without_values(opened, reading):
    opening.open_identity(case_id=opened.case_id, reader=opened.reader, fields=["phones"])
    reading("auditor")
    entry = AuditEntry.objects.get(act="identity.read")
    assert '"fields":["phones"]' in entry.body
    assert (entry.case_id, entry.account_id) == (opened.case_id, opened.reader.actor.account_id)
    assert "900" not in entry.body.replace(str(entry.case_id), "").split('"details"')[1]


def test_open_names_audits_each_case(opened, other, reading):
    names = opening.open_names(case_ids=[opened.case_id, other], reader=opened.reader)
    assert set(names) == {opened.case_id, other}
    reading("auditor")
    read = AuditEntry.objects.filter(act="identity.read").values_list("case_id", flat=True)
    assert set(read) == {opened.case_id, other}


def test_refused_read_through_a_page_is_audited(opened, signed_in, reading):

    assert not Consent.objects.exists()
    client = signed_in("analyst")
    assert client.get(reverse("consent:record", args=[opened.case_id])).status_code == 403
    reading("auditor")
    assert AuditEntry.objects.filter(act="refused", account_id=client.account.id).exists()


def test_read_by_an_analyst_is_not_permitted(opened, people):

    with pytest.raises(NotPermitted):
        opening.open_identity(case_id=opened.case_id, reader=Reader(people("analyst"), Purpose.STATISTICS))


@pytest.mark.parametrize("role", ["case_worker", "supervisor"])
def test_read_by_another_agency_is_not_found(opened, reading, role):
    with pytest.raises(NotFound):
        opening.open_identity(case_id=opened.case_id, reader=reading(role, agency="Agency B"))


def test_change_identity_seals_anew_and_empties_what_is_emptied(opened, who):
    person = Person.objects.get(case_id=opened.case_id)
    registering.change_identity(person_id=person.id, changes={"name": "Lê Văn Mẫu", "phones": []}, **who)
    told = opening.open_identity(case_id=opened.case_id, reader=opened.reader)
    assert (told.name.full, told.phones, str(told.birth_date)) == ("Lê Văn Mẫu", (), "1999")


ACTS = ["register", "change", "erase", "close", "reopen", "rotate"]


@pytest.mark.parametrize("act", ACTS)
def test_audit_fails_nothing_changed(opened, reading, settings, audit_fails, act):
    supervisor = reading("supervisor")
    who = {"by": supervisor.actor, "purpose": supervisor.purpose}
    case_id, ring = opened.case_id, settings.SAMPAN_KEYRING
    person = Person.objects.get(case_id=case_id)
    if act == "reopen":
        closing.close_identity(case_id=case_id, reason="x", **who)
    settings.SAMPAN_KEYRING = Keyring({**ring.wrapping, ring.newest + 1: new_key()}, ring.search)
    acts = {
        "register": lambda: registering.register_person(
            case_id=person.id, agency_id=supervisor.actor.agency_id, identity=Identity(address="x"), **who
        ),
        "change": lambda: registering.change_identity(person_id=person.id, changes={"address": "y"}, **who),
        "erase": lambda: closing.erase_identity(case_id=case_id, reason="x", **who),
        "close": lambda: closing.close_identity(case_id=case_id, reason="x", **who),
        "reopen": lambda: closing.reopen_identity(case_id=case_id, **who),
        "rotate": lambda: keys.rotate_wrapping(**who),
    }
    before = rows()
    with pytest.raises(audit_fails()):
        acts[act]()
    assert rows() == before


def rows() -> list[object]:
    """Return every row of the slice that the reader sees."""
    return [
        [{name: bytes(v) if isinstance(v, memoryview) else v for name, v in row.items()} for row in kept]
        for kept in (m.objects.order_by("pk").values() for m in (CaseKey, Person, SealedField, SearchHash))
    ]
