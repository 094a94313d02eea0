"""Tests of the embedded PostgreSQL: it starts once, survives a hard kill, and lets in only whom it should."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sampan.portal.node import embedded, serving
from sampan.portal.node.embedded import EmbeddedServer, kill_hard
from sampan.portal.node.serving import Keeper
from sampan.vocabulary.errors import Unavailable

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def server(module_folder: Path) -> Iterator[EmbeddedServer]:
    one = EmbeddedServer(module_folder / "pgdata")
    one.start()
    yield one
    one.destroy()


def ask(url: str, statement: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def test_start_when_running_changes_nothing(server: EmbeddedServer) -> None:
    before = server.pid()
    assert server.start() is False
    assert server.pid() == before


def test_server_has_no_network_port(server: EmbeddedServer) -> None:
    assert ask(server.superuser_url(), "SHOW listen_addresses") == ""


def test_server_keeps_what_it_acknowledged(server: EmbeddedServer) -> None:
    settings = {
        one: ask(server.superuser_url(), f"SHOW {one}")
        for one in ("fsync", "synchronous_commit", "full_page_writes")
    }
    assert settings == {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def test_log_never_holds_a_statement(server: EmbeddedServer) -> None:
    with pytest.raises(psycopg.errors.UndefinedColumn):
        ask(server.superuser_url(), "SELECT nguyen_thi_invented")
    assert "nguyen_thi_invented'" not in server.log.read_text()
    assert "STATEMENT" not in server.log.read_text()


def test_role_without_password_is_refused(server: EmbeddedServer) -> None:
    ask(server.superuser_url(), "CREATE ROLE visitor LOGIN PASSWORD 'a long one'")
    bare = f"postgresql://visitor@/postgres?host={server.socket_folder}"
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(bare)
    assert ask(bare.replace("visitor@", "visitor:a%20long%20one@"), "SELECT 1") == 1


def test_data_folder_is_private(server: EmbeddedServer) -> None:
    assert server.data.stat().st_mode & 0o077 == 0


def test_ensure_running_after_kill_keeps_committed_rows(server: EmbeddedServer) -> None:
    ask(server.superuser_url(), "CREATE TABLE kept AS SELECT 7 AS number")
    kill_hard(server)
    assert server.pid() is None
    assert server.ensure_running() is True
    assert ask(server.superuser_url(), "SELECT number FROM kept") == 7


def test_server_that_neither_serves_nor_recovers_is_ended_and_started_again(server, monkeypatch) -> None:
    ask(server.superuser_url(), "CREATE TABLE kept_too AS SELECT 8 AS number")
    _wait_until(lambda: not server.is_stuck())
    before, keep = server.pid(), Keeper(server)
    with monkeypatch.context() as failing:
        left = [b"postgres: checkpointer ", b"postgres: background writer "]
        failing.setattr(embedded, "_titles_of_children", lambda number: left)
        keep()
        assert server.pid() == before
        failing.setattr(serving, "STUCK_SECONDS", 0.0)
        keep()
    assert server.pid() not in (None, before)
    _wait_until(lambda: not server.is_stuck())
    assert ask(server.superuser_url(), "SELECT number FROM kept_too") == 8


def test_server_whose_own_processes_are_gone_is_stuck_until_it_is_ended(server) -> None:
    parent = psutil.Process(server.pid())
    parent.suspend()  # it cannot see that they died
    try:
        for child in parent.children():
            if _title(child).startswith("postgres: walwriter"):
                child.kill()
        _wait_until(server.is_stuck)
    finally:
        kill_hard(server)
    assert server.ensure_running()
    _wait_until(lambda: not server.is_stuck())


def _wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what a server does a moment after it was asked: to start its processes, to see that one ended."""
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _title(process: psutil.Process) -> str:
    """Return how a process calls itself; nothing for one that ended and that its parent has not looked at yet."""
    try:
        return process.cmdline()[0]
    except (psutil.ZombieProcess, IndexError):
        return ""


def test_socket_of_a_deep_folder_lies_elsewhere(folder: Path) -> None:
    deep = EmbeddedServer(folder / ("d" * 60) / ("e" * 60) / "pgdata")
    assert deep.socket_folder != deep.data
    assert len(str(deep.socket_folder / ".s.PGSQL.5432")) <= 103


def test_deep_folder_starts_and_answers(folder: Path) -> None:
    deep = EmbeddedServer(folder / ("d" * 60) / ("e" * 60) / "pgdata")
    try:
        deep.start()
        assert ask(deep.superuser_url(), "SELECT 1") == 1
    finally:
        deep.destroy()
    assert not deep.socket_folder.exists()


def test_held_server_stops_when_the_last_user_leaves(folder: Path) -> None:
    one = EmbeddedServer(folder / "pgdata")
    with one.held():
        with one.held():
            assert one.is_running()
        assert one.is_running()
    assert not one.is_running()


def test_start_with_ruined_data_says_where_to_read(folder: Path) -> None:
    one = EmbeddedServer(folder / "pgdata")
    one.start()
    one.stop()
    (one.data / "sampan.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(Unavailable) as refused:
        one.start()
    assert "server.log" in refused.value.remedy


def test_import_gives_no_warning() -> None:
    subprocess.run(
        [sys.executable, "-W", "error", "-c", "import sampan.portal.node.embedded"],
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[3] / "src"), "PATH": "/usr/bin:/bin"},
    )
