"""Makes a node's database and its two roles: one owns the tables, the other only works in them."""

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from sampan.vocabulary.errors import InvalidInput, SampanError, Unavailable

OLDEST_VERSION = 150_000
_BUILTIN_LOCALE_SINCE = 170_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")  # 40 leaves room for the suffix within PostgreSQL's 63
_ROLE = sql.SQL(
    "CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION "
    "PASSWORD {password}"
)


@dataclass(frozen=True, repr=False)
class Roles:
    """The addresses of a node's database for its owner and for its application. `repr` is blank."""

    owner_url: str
    application_url: str


def database_name(node_id: str) -> str:
    """Return the database's name for a node's id; raises InvalidInput for an id that cannot be one."""
    name = node_id.lower().replace("-", "_")
    if not _NAME.fullmatch(name):
        raise InvalidInput(
            "A node's id is a letter, then letters, digits and hyphens, at most 40 in all.",
            remedy="Choose an id such as vn or vn-moph.",
            field="id",
        )
    return name


def provision(superuser_url: str, name: str) -> Roles:
    """Make the database `name`, its owner and its application role, with fresh passwords.

    The application role is no superuser, obeys row security and owns nothing: it gets SELECT, INSERT,
    UPDATE and DELETE on the tables that the owner makes, never TRUNCATE. All or nothing.
    Raises InvalidInput when a database or role of that name exists, Unavailable when the server
    does not answer or is older than PostgreSQL 15.
    """
    name = database_name(name)
    owner, application = f"{name}_owner", f"{name}_app"
    passwords = {role: secrets.token_urlsafe(24) for role in (owner, application)}
    with _connection(superuser_url) as server:
        _refuse_old(server)
        _refuse_taken(server, name=name, roles=(owner, application))
        try:
            for role, password in passwords.items():
                server.execute(_ROLE.format(role=sql.Identifier(role), password=sql.Literal(password)))
            _make_database(server, name=name, owner=owner)
            with _connection(_with_database(superuser_url, name)) as database:
                _grant(database, name=name, owner=owner, application=application)
        except (psycopg.Error, SampanError):
            _drop(server, name=name, roles=(owner, application))
            raise
    return Roles(
        *(_with_login(superuser_url, name=name, role=role, password=passwords[role]) for role in passwords)
    )


def unprovision(superuser_url: str, name: str) -> None:
    """Remove a node's database and roles for good, whoever is connected; what is missing is no error."""
    name = database_name(name)
    with _connection(superuser_url) as server:
        _drop(server, name=name, roles=(f"{name}_owner", f"{name}_app"))


def migrate(directory: Path) -> None:
    """Bring a node's tables up to date as their owner, with the role grants and the job queue's schema.

    Runs in a process of its own, so that the caller's connections stay those of the application
    role. Raises Unavailable with the last line of what failed.
    """
    run_setup(directory)


def run_setup(directory: Path, told: str = "") -> str:
    """Run `sampan.portal.node.setup` for a node as the tables' owner; return what it printed last."""
    ended = subprocess.run(
        [sys.executable, "-m", "sampan.portal.node.setup", str(directory)],
        input=told,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        lines = ended.stderr.strip().splitlines() or ["no reason given"]
        raise Unavailable(
            f"The node's tables could not be made: {lines[-1]}", remedy="Run `sampan node doctor`."
        )
    return (ended.stdout.strip().splitlines() or [""])[-1]


def _refuse_old(server: psycopg.Connection) -> None:
    if server.info.server_version < OLDEST_VERSION:
        raise Unavailable("PostgreSQL is older than version 15.", remedy="Use PostgreSQL 15 or newer.")


def _refuse_taken(server: psycopg.Connection, *, name: str, roles: tuple[str, ...]) -> None:
    taken = server.execute(
        "SELECT 1 FROM pg_database WHERE datname = %s"
        " UNION ALL SELECT 1 FROM pg_roles WHERE rolname = ANY(%s)",
        [name, list(roles)],
    ).fetchone()
    if taken:
        raise InvalidInput(
            "The database server already has a database or a role of that name.",
            remedy="Choose another id for the node, or remove the old database and roles.",
            field="id",
        )


def _make_database(server: psycopg.Connection, *, name: str, owner: str) -> None:
    """Sort by code point and fold case by Unicode, on every server alike, whatever its locale."""
    if server.info.server_version >= _BUILTIN_LOCALE_SINCE:
        locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
    else:
        locale = "LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    server.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' " + locale).format(
            sql.Identifier(name), sql.Identifier(owner)
        )
    )


def _grant(database: psycopg.Connection, *, name: str, owner: str, application: str) -> None:
    names = {"name": sql.Identifier(name), "owner": sql.Identifier(owner), "app": sql.Identifier(application)}
    for statement in (
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {name} TO {app}",
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
        "GRANT USAGE, SELECT ON SEQUENCES TO {app}",
        "ALTER ROLE {app} IN DATABASE {name} SET statement_timeout = '120s'",
        "ALTER ROLE {app} IN DATABASE {name} SET idle_in_transaction_session_timeout = '300s'",
    ):
        database.execute(sql.SQL(statement).format(**names))


def _drop(server: psycopg.Connection, *, name: str, roles: tuple[str, ...]) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    for role in roles:
        server.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(role)))


@contextmanager
def _connection(url: str) -> Iterator[psycopg.Connection]:
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise Unavailable(
            f"The database server does not let us in: {str(error).splitlines()[-1]}",
            remedy="Check the address, the password and that PostgreSQL runs.",
        ) from None
    with connection:
        yield connection


def _with_database(url: str, name: str) -> str:
    parts = urlsplit(url)
    # Not _replace: urlunsplit would drop the empty host of a socket's address.
    return f"{parts.scheme}://{parts.netloc}/{quote(name)}" + (f"?{parts.query}" if parts.query else "")


def _with_login(url: str, *, name: str, role: str, password: str) -> str:
    parts = urlsplit(_with_database(url, name))
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, f"{quote(role)}:{quote(password)}@{host}", parts.path, parts.query, ""))
