"""The doctor's looks into a node's database: roles, row security, tables, worker, clock, audit, members."""

import importlib.util
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection

from sampan.portal.node.doctor import Finding, note, well, wrong
from sampan.portal.node.provision import OLDEST_VERSION
from sampan.portal.node.starting import load
from sampan.portal.node.wellness import migrations_pending, seconds_of_silence, spare_bytes
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import ROLES
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.queries import head
from sampan.registry.clock.queries import clock_state
from sampan.vocabulary.errors import SampanError

_WORKER_SECONDS = 60
_CLOCK_SECONDS = 5  # letters carry the time; peers allow minutes, but a drift is a sign of no time service
_NOTE_BYTES, _WRONG_BYTES = 2 * 2**30, 200 * 2**20

#: Tables with an agency_id that hold no one's case: who works where, and the trail that has its own rules.
UNPROTECTED = frozenset({"accounts_account", "access_teammember"})


def all_checks() -> list[tuple[str, Callable[[], Finding]]]:
    """Return every look in its order, each with the subject that its finding will have."""
    return [
        ("database", _database),
        ("database role", _role),
        ("row security", _row_security),
        ("tables", _tables),
        ("grants", _grants),
        ("service account", _service),
        ("worker", _worker),
        ("clock", _clock),
        ("disk", _disk),
        ("audit", _audit),
        ("match keys", _match_keys),
        ("members", _members),
    ]


def _rows(statement: str, *asked: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(asked))
        return cursor.fetchall()


def _database() -> Finding:
    ((number, fsync),) = _rows("SELECT current_setting('server_version_num')::int, current_setting('fsync')")
    if number < OLDEST_VERSION:
        return wrong("database", "PostgreSQL is older than version 15.", "Move to PostgreSQL 15 or newer.")
    if fsync != "on":
        return wrong(
            "database", "fsync is off: a power cut would lose records.", "Set fsync = on in postgresql.conf."
        )
    return well("database", f"PostgreSQL {number // 10_000} answers.")


def _role() -> Finding:
    ((is_super, bypasses, makes, owned),) = _rows(
        "SELECT rolsuper, rolbypassrls, rolcreatedb OR rolcreaterole,"
        " (SELECT count(*) FROM pg_class WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = current_user"
    )
    if is_super or bypasses or makes or owned:
        return wrong(
            "database role",
            "The application's role could pass by row security: superuser, BYPASSRLS or owner of tables.",
            "Let database_url name the role that `sampan node init` made (its name ends in _app).",
        )
    return well("database role", "The application's role obeys row security and owns nothing.")


def _row_security() -> Finding:
    bare = _rows(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE a.attname = 'agency_id'"
        " AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped"
        " AND NOT (c.relrowsecurity AND c.relforcerowsecurity) ORDER BY 1"
    )
    names = [name for (name,) in bare if name not in UNPROTECTED]
    if names:
        return wrong(
            "row security",
            f"Not protected: {', '.join(names)}.",
            "Run `sampan node migrate DIR`; else report it.",
        )
    return well(
        "row security", "Every table of an agency's records is under row security, for its owner too."
    )


def _tables() -> Finding:
    pending = migrations_pending()
    if pending:
        return wrong(
            "tables", f"{pending} changes of the tables are missing.", "Run `sampan node migrate DIR`."
        )
    return well("tables", "Up to date.")


def _grants() -> Finding:
    written = set(_rows("SELECT role, purpose, realm, scope FROM access_rolegrant"))
    known = {(one.code, str(p), str(r), str(s)) for one in ROLES.values() for p, r, s in one.grants}
    if written != known:
        return wrong(
            "grants", "What roles may see differs from this version's.", "Run `sampan node migrate DIR`."
        )
    return well("grants", f"{len(known)} grants of {len(ROLES)} roles.")


def _service() -> Finding:
    service_actor()
    return well("service account", "There.")


def _worker() -> Finding:
    seconds = seconds_of_silence()
    if seconds is None:
        return note("worker", "No worker runs.", "Start the node: `sampan node serve DIR`.")
    if seconds > _WORKER_SECONDS:
        return wrong("worker", f"The worker has been silent for {seconds:.0f} s.", "Start the node again.")
    return well("worker", f"It lives: {seconds:.0f} s ago.")


def _clock() -> Finding:
    ((theirs,),) = _rows("SELECT extract(epoch FROM clock_timestamp())")
    drift = abs(float(theirs) - time.time())
    if drift > _CLOCK_SECONDS or datetime.now(UTC).year < 2026:  # this release was made in 2026
        return wrong(
            "clock", "The clock is wrong, or differs from the database's.", "Turn on the time service (NTP)."
        )
    return _house_clock()


def _house_clock() -> Finding:
    state = clock_state()
    if state.is_settled:
        return well("clock", "It agrees with the database's and with the house's.")
    side = "ahead of" if state.ahead > timedelta() else "behind"
    apart = timedelta(seconds=round(abs(state.ahead).total_seconds()))
    return wrong(
        "clock",
        f"The machine's clock is {apart} {side} the house's ({state.trust.value}); {len(state.held)} timers are held.",
        "Put the clock right. If it is right now, let an administrator take its time on the page Clock.",
    )


def _disk() -> Finding:
    spare = spare_bytes(settings.SAMPAN_DIRECTORY)
    said = f"{spare / 2**30:.1f} GB free."
    if spare < _WRONG_BYTES:
        return wrong("disk", said, "Free space now: the database stops when there is none.")
    return (
        note("disk", said, "Free space, or move to a larger disk.")
        if spare < _NOTE_BYTES
        else well("disk", said)
    )


def _audit() -> Finding:
    with reading_as(Reader(service_actor(), Purpose.AUDIT)):
        sequence, digest = head()
    return well("audit", f"{sequence} entries, head {digest[:16]}. `sampan audit verify` reads them all.")


def _match_keys() -> Finding:
    waiting = load("sampan.protection.recognition.queries:people_waiting")()
    if not waiting:
        return well("match keys", "Everybody's are of today's rules.")
    return note(
        "match keys",
        f"{waiting:,} people wait for keys of today's rules; until then somebody may be missed at intake.",
        "The worker makes them; at once: `sampan match rebuild --node DIR`.",
    )


def _members() -> Finding:
    if importlib.util.find_spec("sampan.partnership.members.queries") is None:
        return note("members", "This version has none.", "Nothing to do.")
    active = load("sampan.partnership.members.queries:active_members")()
    silent = sorted(one.node_id for one in active if not _answers(one.address))
    if silent:
        return wrong(
            "members", f"Not reached: {', '.join(silent)}.", "Ask their administrators; check the network."
        )
    return well("members", f"{len(active)} active, all answer.")


def _answers(address: str) -> bool:
    try:
        load("sampan.partnership.members.services:fetch_card")(address)
    except SampanError:
        return False
    return True
