"""Writes the rows of the services by COPY instead of INSERT, and the audit's links at the end.

Half a million cases by INSERT take an hour of one core. The rows here are built by the very same services;
only the last step, `bulk_create`, is another one: COPY as the superuser without triggers. The audit's chain,
which a trigger writes otherwise, is computed from the entries in the end and verifies.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sampan.portal.node.config import read_config
from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.starting import load

_CHAIN = """
DO $$
DECLARE last_sequence bigint; last_hash bytea; entry record;
BEGIN
    SELECT sequence, hash INTO last_sequence, last_hash FROM audit_auditlink ORDER BY sequence DESC LIMIT 1;
    last_sequence := coalesce(last_sequence, 0);
    last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
    FOR entry IN SELECT e.id, e.body FROM audit_auditentry e
        LEFT JOIN audit_auditlink l ON l.entry_id = e.id WHERE l.entry_id IS NULL ORDER BY e.id
    LOOP
        last_sequence := last_sequence + 1;
        INSERT INTO audit_auditlink (sequence, entry_id, previous_hash, hash) VALUES (last_sequence, entry.id,
            last_hash, sha256(last_hash || sha256(convert_to(entry.body, 'UTF8'))))
            RETURNING hash INTO last_hash;
    END LOOP;
END $$
"""


def copy_as_superuser(directory: Path) -> None:
    """Let this process write to the node as its superuser, without triggers, and by COPY."""
    connection = load("django.db:connection")
    connection.close()
    connection.settings_dict.update(database_from_url(superuser_url(directory)))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")
    load("django.db.models.query:QuerySet").bulk_create = _copy


def superuser_url(directory: Path) -> str:
    """Return the address of the node's database for the superuser."""
    name = str(database_from_url(read_config(directory).database_url)["NAME"])
    return EmbeddedServer.of_node(directory).superuser_url(name)


def link_audit() -> None:
    """Write the links of the entries that have none yet, in the order of their ids."""
    with load("django.db:connection").cursor() as cursor:
        cursor.execute(_CHAIN)


def _copy(
    rows_of: Any, objs: Iterable[Any], batch_size: int | None = None, ignore_conflicts: bool = False
) -> list[Any]:
    rows = list(objs)
    if not rows:
        return rows
    meta = rows_of.model._meta
    own = [one for one in meta.concrete_fields if not one.generated]
    fields = [one for one in own if one.get_internal_type() != "BigAutoField"]
    columns = ", ".join(f'"{one.column}"' for one in fields)
    told = [(one.attname, one.get_internal_type() == "JSONField") for one in fields]
    with (
        load("django.db:connection").cursor() as cursor,
        cursor.copy(f"COPY {meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([_cell(getattr(row, name), is_json) for name, is_json in told])
    return rows


def _cell(content: Any, is_json: bool) -> Any:
    return json.dumps(content) if is_json and content is not None else content
