"""The thief of the database: every byte of every table, the folder and the server's files, without the keys."""

import os
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from sampan.portal.node.embedded import EmbeddedServer
from tests.attacks import person
from tests.attacks.world import FILE, make_world, session_of

pytestmark = [pytest.mark.database, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def superuser(database: str, directory: Path) -> psycopg.Connection:
    """Connect to the test database past row security, as its thief would."""
    if given := os.environ.get("DATABASE_URL"):
        return psycopg.connect(given, dbname=database)
    return psycopg.connect(EmbeddedServer.of_node(directory).superuser_url(database))


def dump(directory: Path) -> dict[str, bytes]:
    """Return every column of every table as text, and binary columns as bytes besides."""
    with superuser(connection.settings_dict["NAME"], directory) as thief:
        names = [
            row[0] for row in thief.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        content = {}
        for name in names:
            rows = thief.execute(f'SELECT * FROM "{name}"').fetchall()
            octets = [bytes(cell) for row in rows for cell in row if isinstance(cell, bytes | memoryview)]
            lines = thief.execute(f'SELECT t::text FROM "{name}" t').fetchall()
            content[name] = b"\n".join([*octets, *(row[0].encode() for row in lines)])
    return content


def test_no_string_of_the_person_stands_in_any_column_of_any_table(node_directory):
    world = make_world()
    client = session_of(world.worker)
    client.post(f"/cases/{world.case_id}/identity/", {"purpose": "protection"})
    client.post("/cases/", {"q": person.NAME, "show": "names"})
    client.post("/cases/", {"q": person.PHONE})
    client.post(f"/cases/{world.case_id}/note/", {"text": person.NOTE})
    client.post("/accounts/login/", {"login": "nobody", "password": person.DOCUMENT})
    sender = session_of(world.supervisor)
    sender.post(f"/records/import/{world.ids['upload_id']}/confirm/")
    content = dump(node_directory)
    filled = {name for name, octets in content.items() if octets}
    wanted = {
        "people_sealedfield", "people_searchhash", "people_matchkeyhash", "cases_intakedraft",
        "cases_timelineentry", "audit_auditentry",
        "exchange_outbox", "exchange_inbox", "correspondence_letter", "consent_consent", "procrastinate_jobs",
        "django_session", "records_keptupload", "records_importedcase", "identification_decision", "referrals_referral",
        "documents_document", "documents_chunk", "interviews_interviewnote", "assistance_packet", "assistance_handover",
        "assistance_servicegiven", "circumstances_trace", "tasks_task", "conferences_conference", "approvals_approval",
        "breakglass_emergencyaccess", "reintegration_planitem", "reintegration_visit", "returns_returnevent",
        "surge_intakesheet", "rights_rightstep", "entitlements_support", "duplicates_merge", "worklists_workinglist",
    }  # fmt: skip
    assert wanted <= filled, "the thief must find something, or this test shows nothing"
    hidden = (*person.SECRETS, *person.FURNISHED)
    leaks = {name: person.told(octets, hidden) for name, octets in content.items()}
    assert not {name: told for name, told in leaks.items() if told}
    assert person.BIRTH_DATE.encode() not in b"".join(
        content[name] for name in filled if name.startswith(("people", "cases"))
    )
    file = SimpleUploadedFile(f"{person.KEPT}.csv", (FILE % person.KEPT).encode())
    assert sender.post("/records/import/", {"format": "htcds", "file": file, "end": "end"}).status_code == 302
    _files_of_the_node_tell_nothing(node_directory)


def _files_of_the_node_tell_nothing(directory: Path) -> None:
    """Neither the uploads nor the server's own files (tables, journal, logs) hold a string in plain."""
    files = [path for path in directory.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sealed" for path in files)
    with superuser(connection.settings_dict["NAME"], directory) as thief:
        thief.autocommit = True
        thief.execute("CHECKPOINT")  # so that what is still in the server's memory stands in its files
    leaks = {str(path): told for path in files if (told := _told_by(path))}
    assert not leaks


def _told_by(path: Path) -> list[str]:
    try:
        octets = path.read_bytes()
    except OSError:  # the server removed it meanwhile
        return []
    plain = [one for one in person.SECRETS if len(one.encode()) > 8]
    return [one for one in plain if one.encode() in octets]


def test_session_of_who_read_an_identity_holds_none(node_directory):
    world = make_world()
    client = session_of(world.worker)
    client.post(f"/cases/{world.case_id}/identity/", {"purpose": "protection"})
    kept = str(dict(client.session)) + str({name: one.value for name, one in client.cookies.items()})
    assert not person.told(kept.encode(), world.secrets())
    assert settings.SESSION_COOKIE_NAME in client.cookies
