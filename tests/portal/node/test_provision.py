"""Tests of a node's database and roles: made whole, and weak where they must be."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.provision import Roles, database_name, provision, unprovision
from sampan.vocabulary.errors import InvalidInput, Unavailable

pytestmark = pytest.mark.database


@dataclass(frozen=True)
class Server:
    """The server under test: the one that DATABASE_URL names, else an embedded one."""

    url: str

    def superuser_url(self) -> str:
        return self.url


@pytest.fixture(scope="module")
def server(module_folder: Path) -> Iterator[Server]:
    if given := os.environ.get("DATABASE_URL"):
        yield Server(given)
        return
    own = EmbeddedServer(module_folder / "pgdata")
    own.start()
    yield Server(own.superuser_url())
    own.destroy()


@pytest.fixture(scope="module")
def roles(server: Server) -> Iterator[Roles]:
    made = provision(server.superuser_url(), "vn-test")
    run(made.owner_url, "CREATE TABLE told (id bigint GENERATED ALWAYS AS IDENTITY, what text)")
    yield made
    unprovision(server.superuser_url(), "vn-test")


def run(url: str, statement: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_application_role_writes_and_reads(roles: Roles) -> None:
    run(roles.application_url, "INSERT INTO told (what) VALUES ('once')")
    run(roles.application_url, "UPDATE told SET what = 'twice'")
    assert run(roles.application_url, "SELECT what FROM told") == [("twice",)]
    run(roles.application_url, "DELETE FROM told")


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE told",
        "DROP TABLE told",
        "ALTER TABLE told DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE mine (id int)",
        "CREATE ROLE friend",
        "CREATE DATABASE mine",
        "SET ROLE vn_test_owner",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY told FROM PROGRAM 'id'",
    ],
)
def test_application_role_may_not(roles: Roles, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(roles.application_url, statement)


def test_application_role_owns_nothing_and_obeys_row_security(roles: Roles) -> None:
    rows = run(
        roles.application_url,
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,"
        " (SELECT count(*) FROM pg_class WHERE relowner = r.oid) FROM pg_roles r"
        " WHERE rolname = current_user",
    )
    assert rows == [(False, False, False, False, False, 0)]


def test_owner_is_no_superuser(roles: Roles) -> None:
    assert run(
        roles.owner_url, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ) == [(False,)]


def test_another_node_s_role_cannot_connect(server: Server, roles: Roles) -> None:
    other = provision(server.superuser_url(), "kh-test")
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(make_conninfo(other.application_url, dbname="vn_test"))
    finally:
        unprovision(server.superuser_url(), "kh-test")


def test_database_sorts_by_code_point_and_folds_every_script(roles: Roles) -> None:
    assert run(roles.owner_url, "SELECT lower('ĐÀ NẴNG'), 'a' > 'B', 'Đ' > 'z'") == [("đà nẵng", True, True)]


def test_provision_twice_is_refused_and_harms_nothing(server: Server, roles: Roles) -> None:
    with pytest.raises(InvalidInput) as refused:
        provision(server.superuser_url(), "vn-test")
    assert refused.value.field == "id"
    assert run(roles.application_url, "SELECT 1") == [(1,)]


def test_provision_failing_halfway_leaves_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise psycopg.errors.DiskFull("no space")

    monkeypatch.setattr("sampan.portal.node.provision._grant", fail)
    with pytest.raises(psycopg.errors.DiskFull):
        provision(server.superuser_url(), "th-test")
    left = run(server.superuser_url(), "SELECT datname FROM pg_database UNION SELECT rolname FROM pg_roles")
    assert not [name for (name,) in left if name.startswith("th_test")]


def test_provision_without_a_server_says_so() -> None:
    with pytest.raises(Unavailable, match="does not let us in"):
        provision("postgresql://postgres@127.0.0.1:1/postgres", "vn")


def test_roles_repr_is_blank(roles: Roles) -> None:
    assert "postgresql" not in repr(roles)


@pytest.mark.parametrize("bad", ["", "1vn", "vn moph", "vn;drop", "x" * 41, "Đà"])
def test_database_name_of_a_bad_id_is_refused(bad: str) -> None:
    with pytest.raises(InvalidInput):
        database_name(bad)


def test_database_name_of_hyphens_and_capitals() -> None:
    assert database_name("VN-MoPS") == "vn_mops"
