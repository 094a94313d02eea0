"""Brings a node's tables up to date as their owner: `python -m sampan.portal.node.setup DIR`.

On standard input it may be told, as JSON, whom to found the node with; it prints what was founded.
"""

import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection
from psycopg import sql

from sampan.portal.node.config import read_config
from sampan.portal.node.database import database_from_url, reachable_url
from sampan.portal.node.starting import load, start_django

LOCKED: dict[str, str] = {
    "django_migrations": "INSERT, UPDATE, DELETE",
    "access_rolegrant": "INSERT, UPDATE, DELETE",
    "audit_auditlink": "INSERT, UPDATE, DELETE",
    "audit_auditentry": "UPDATE, DELETE",
}
"""What the application role may not do: change who sees what, or the past."""


def main() -> None:
    """Migrate the node named by the first argument, then found it if standard input says with whom."""
    directory, told = Path(sys.argv[1]), sys.stdin.read().strip()
    start_django(directory, as_owner=True)
    migrate_tables(directory)
    if told:
        _become_the_application(directory)
        founded = load("sampan.portal.node.founding:found")(**json.loads(told))
        sys.stdout.write(json.dumps(founded) + "\n")


def migrate_tables(directory: Path) -> None:
    """Apply every migration, write the role grants and take from the application role what it must not do."""
    call_command("migrate", verbosity=0, interactive=False)
    load("sampan.registry.access.services:write_grants")()
    role = urlsplit(read_config(directory).database_url).username
    if role:
        lock_tables(role)


def lock_tables(role: str) -> None:
    """As the tables' owner, take from the application role what it must not do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        if role == cursor.fetchone()[0]:
            return
        for table, acts in LOCKED.items():
            statement = sql.SQL(f"REVOKE {acts}, TRUNCATE ON {{}} FROM {{}}")
            cursor.execute(statement.format(sql.Identifier(table), sql.Identifier(role)))


def _become_the_application(directory: Path) -> None:
    connection.close()
    url = reachable_url(directory, read_config(directory).database_url)
    connection.settings_dict.update(database_from_url(url))


if __name__ == "__main__":
    main()
