"""The audit's tests: committed entries, the superuser's hand in the tables, and a verification as an auditor."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection


@pytest.fixture
def superuser(node_directory: Path) -> Callable[[str], None]:
    """`superuser("UPDATE …")` changes the database past every trigger and row security."""
    from sampan.portal.node.embedded import EmbeddedServer

    given = os.environ.get("DATABASE_URL") or EmbeddedServer.of_node(node_directory).superuser_url()
    name = connection.settings_dict["NAME"]

    def run(statement: str) -> None:
        with psycopg.connect(given, dbname=name, autocommit=True) as server:
            server.execute("SET session_replication_role = replica")
            assert server.execute(statement).rowcount > 0, "the tampering touched nothing"

    return run


@pytest.fixture
def written(transactional_db: None) -> list[object]:
    """Five entries, each committed by itself; returns their ids in order."""
    from harness.people import make_actor
    from sampan.registry.access.purposes import Purpose
    from sampan.registry.audit.services import record

    actor = make_actor("supervisor")
    who = {"by": actor, "purpose": Purpose.PROTECTION}
    return [record(f"test.act{number}", subject_kind="test", **who) for number in range(1, 6)]


@pytest.fixture
def as_auditor(transactional_db: None) -> Callable[[], object]:
    """`with as_auditor():` reads as an auditor in a transaction."""
    from harness.people import make_actor
    from sampan.registry.access.context import reading_as
    from sampan.registry.access.purposes import Purpose
    from sampan.registry.access.reader import Reader

    @contextmanager
    def reading() -> Iterator[Reader]:
        with reading_as(Reader(make_actor("auditor"), Purpose.AUDIT)) as reader:
            yield reader

    return reading
