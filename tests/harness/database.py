"""The test database: made once by its owner, used as the application role, emptied by the superuser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from sampan.portal.node.database import database_from_url
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.provision import Roles, provision, unprovision
from sampan.portal.node.setup import lock_tables
from sampan.registry.access.services import write_grants

_KEPT = ("django_migrations", "access_rolegrant", "django_content_type", "procrastinate_version")

_TABLES = """
SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL(%s)
"""
_HAS_ROWS = "SELECT 1 FROM {} LIMIT 1"
_RESTART = """
SELECT setval(format('%%I.%%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM unnest(%s::text[]) AS kept WHERE starts_with(sequencename, kept))
"""


@dataclass
class TestDatabase:
    """One database of the session and how to reach it in each role."""

    __test__ = False

    superuser_url: str
    name: str
    roles: Roles

    @classmethod
    @contextmanager
    def started(cls, directory: Path) -> Iterator["TestDatabase"]:
        """Provide the server (DATABASE_URL, else embedded in the directory) with a fresh database."""
        given = os.environ.get("DATABASE_URL")
        server = None if given else EmbeddedServer.of_node(directory)
        if server:
            server.start()
            _rest(server)
        superuser_url = given or server.superuser_url()
        name = f"sampan_test_{os.getpid()}"
        try:
            yield cls(superuser_url, name, provision(superuser_url, name))
        finally:
            unprovision(superuser_url, name)
            if server:
                server.destroy()

    def use(self) -> None:
        """Migrate as the owner, then leave Django connected as the application role."""
        self._connect(self.roles.owner_url)
        call_command("migrate", verbosity=0, interactive=False)
        write_grants()
        lock_tables(urlsplit(self.roles.application_url).username)
        self._connect(self.roles.application_url)
        TransactionTestCase._fixture_teardown = lambda case: self.empty()

    def close(self) -> None:
        """Close Django's connection, so that the database can be dropped."""
        connections["default"].close()

    def empty(self) -> None:
        """Empty every table that has rows as the superuser, past the triggers that make the audit append-only."""
        with psycopg.connect(self.superuser_url, dbname=self.name, autocommit=True) as server:
            tables = [row[0] for row in server.execute(_TABLES, [list(_KEPT)])]
            filled = [table for table in tables if server.execute(_HAS_ROWS.format(table)).fetchone()]
            server.execute("SET session_replication_role = replica")
            # Fifty small tables are emptied in the time that it takes to truncate one.
            with server.transaction():
                for table in filled:
                    server.execute(f"DELETE FROM {table}")
                server.execute(_RESTART, [list(_KEPT)])

    def _connect(self, url: str) -> None:
        connection = connections["default"]
        connection.close()
        connection.settings_dict.update(database_from_url(url))
        connection.settings_dict["CONN_MAX_AGE"] = None
        connection.settings_dict["CONN_HEALTH_CHECKS"] = False


def _rest(server: EmbeddedServer) -> None:
    """Let nobody count rows between tests: tables of which it is known that they are empty get the slowest plans."""
    with psycopg.connect(server.superuser_url(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET autovacuum = off")
        connection.execute("SELECT pg_reload_conf()")
