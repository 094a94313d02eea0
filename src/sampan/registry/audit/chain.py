"""The hash chain of the audit: the database's trigger that links, and the reader that verifies."""

import hashlib
import json
from collections.abc import Iterator

from django.db import connection

from sampan.registry.audit.facts import ChainReport
from sampan.registry.audit.models import AuditEntry, AuditLink
from sampan.registry.audit.services import columns_of

GENESIS = bytes(32)
_LOCK = 7_291_401  # an arbitrary number of our own for the advisory lock on the chain's head

LINK_SQL = f"""
CREATE FUNCTION audit_link_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE last_sequence bigint; last_hash bytea;
BEGIN
    PERFORM pg_advisory_xact_lock({_LOCK});
    SELECT sequence, hash INTO last_sequence, last_hash FROM audit_auditlink ORDER BY sequence DESC LIMIT 1;
    last_sequence := coalesce(last_sequence, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    INSERT INTO audit_auditlink (sequence, entry_id, previous_hash, hash)
    VALUES (last_sequence + 1, NEW.id, last_hash,
            sha256(last_hash || sha256(convert_to(NEW.body, 'UTF8'))));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_link_at_commit AFTER INSERT ON audit_auditentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_link_entry();
"""  # noqa: S608 - the one thing put in is our own number
UNLINK_SQL = "DROP TRIGGER audit_link_at_commit ON audit_auditentry; DROP FUNCTION audit_link_entry();"


def verify_chain() -> ChainReport:
    """Read the whole audit and check every link, body and column; stop at the first fault.

    The reader needs node scope in the audit realm. One pass, constant memory. A tail that somebody cut
    off together with its links is seen only by who knows a later head (`queries.holds_head`).
    """
    return verify_part(after=0, previous_hash=GENESIS.hex(), most=None)


def verify_part(*, after: int, previous_hash: str, most: int | None) -> ChainReport:
    """Check at most `most` entries that follow the entry `after`, whose hash is known to be `previous_hash`."""
    previous, sequence = bytes.fromhex(previous_hash), after
    for link in _links(after=after, most=most):
        sequence += 1
        fault = _fault_of(link, expected_sequence=sequence, previous=previous)
        if fault:
            return ChainReport(sequence - 1 - after, sequence - 1, previous.hex(), fault, sequence)
        previous = bytes(link.hash)
    is_whole = most is None or sequence - after < most
    fault = _outside() if is_whole else ""
    return ChainReport(sequence - after, sequence, previous.hex(), fault, None, is_whole)


def _links(*, after: int, most: int | None) -> Iterator[AuditLink]:
    connection.ensure_connection()
    links = AuditLink.objects.filter(sequence__gt=after).select_related("entry").order_by("sequence")
    return links[:most].iterator(chunk_size=2_000)


def _outside() -> str:
    """Say that entries stand outside the chain; the open transaction's own are linked when it commits."""
    unlinked = AuditEntry.objects.filter(link__isnull=True).count()
    return f"{unlinked} entries stand outside the chain." if unlinked else ""


def _fault_of(link: AuditLink, *, expected_sequence: int, previous: bytes) -> str:
    entry = link.entry
    if link.sequence != expected_sequence:
        return f"Entry {expected_sequence} is missing."
    if bytes(link.previous_hash) != previous:
        return f"Entry {expected_sequence} does not follow from the one before it."
    if hashlib.sha256(previous + hashlib.sha256(entry.body.encode()).digest()).digest() != bytes(link.hash):
        return f"The body of entry {expected_sequence} was changed."
    if _told(entry.body) != columns_of(entry):
        return f"The columns of entry {expected_sequence} were changed."
    return ""


def _told(body: str) -> dict[str, object]:
    told = json.loads(body)
    told.pop("details", None)
    return told
