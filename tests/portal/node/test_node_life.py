"""Tests of a whole node as its administrator meets it: made, examined, served, hurt, stopped."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from sampan.portal.node.config import read_config
from sampan.portal.node.database import reachable_url
from sampan.portal.node.embedded import EmbeddedServer, kill_hard
from tests.portal.node.ports import free_port

pytestmark = [pytest.mark.database, pytest.mark.slow]
SOURCE = str(Path(__file__).parents[3] / "src")


def sampan(*words: object) -> subprocess.CompletedProcess[str]:
    environment = {key: told for key, told in os.environ.items() if not key.startswith(("SAMPAN", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-m", "sampan", *map(str, words)],
        env=environment | {"PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def init(directory: Path, *more: str) -> subprocess.CompletedProcess[str]:
    named = ("--id", "vn-x", "--country", "VN", "--name", "An invented node", "--json")
    return sampan("node", "init", directory, *named, "--listen", f"127.0.0.1:{free_port()}", *more)


@pytest.fixture(scope="module")
def node(module_folder: Path) -> Iterator[tuple[Path, dict]]:
    directory = module_folder / "vn"
    made = init(directory)
    assert made.returncode == 0, made.stderr
    yield directory, json.loads(made.stdout)
    EmbeddedServer.of_node(directory).destroy()


class Served:
    """A node served in a process of its own."""

    def __init__(self, directory: Path) -> None:
        self.directory, self.address = directory, read_config(directory).public_url
        environment = {
            key: told for key, told in os.environ.items() if not key.startswith(("SAMPAN", "DJANGO"))
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sampan", "node", "serve", str(directory)],
            env=environment | {"PYTHONPATH": SOURCE},
            stderr=subprocess.DEVNULL,
        )

    def status(self, path: str = "/health/") -> int:
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return 0

    def wait_until_well(self, seconds: float = 30) -> float:
        began = time.monotonic()
        while self.status() != 200:
            assert time.monotonic() - began < seconds, "the node did not become well in time"
            time.sleep(0.1)
        return time.monotonic() - began

    def pid(self, name: str) -> int:
        """The process of that name: waited for, as it may be starting again."""
        file = self.directory / "run" / f"{name}.pid"
        deadline = time.monotonic() + 30
        while not (file.exists() and file.read_text().strip()):
            assert time.monotonic() < deadline, f"no {name} is running"
            time.sleep(0.05)
        return int(file.read_text())

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


@pytest.fixture(scope="module")
def served(node: tuple[Path, dict]) -> Iterator[Served]:
    one = Served(node[0])
    try:
        one.wait_until_well(60)
        yield one
    finally:
        one.stop()


def test_init_says_how_the_administrator_signs_in(node: tuple[Path, dict]) -> None:
    _, told = node
    assert told["sign_in_link"].startswith(told["address"] + "/sign-in/")


def test_init_keeps_keys_and_passwords_private(node: tuple[Path, dict]) -> None:
    directory, _ = node
    private = [directory / "node.toml", *(directory / "keys").iterdir()]
    assert {one.stat().st_mode & 0o777 for one in private} == {0o600}
    assert (directory / "keys").stat().st_mode & 0o777 == 0o700
    assert directory.stat().st_mode & 0o066 == 0


def test_init_of_a_used_folder_is_refused(node: tuple[Path, dict]) -> None:
    directory, _ = node
    before = (directory / "node.toml").read_bytes()
    again = init(directory)
    assert again.returncode == 2
    assert "not an empty folder" in again.stderr
    assert (directory / "node.toml").read_bytes() == before


def test_init_failing_leaves_nothing_behind(folder: Path) -> None:
    failed = init(folder / "new", "--database-url", "postgresql://postgres@127.0.0.1:1/postgres")
    assert failed.returncode == 2
    assert len(failed.stderr.strip().splitlines()[-1]) > 20
    assert "Traceback" not in failed.stderr
    assert not (folder / "new").exists()


def test_doctor_of_a_new_node_finds_nothing_wrong(node: tuple[Path, dict]) -> None:
    found = sampan("node", "doctor", node[0], "--json")
    findings = {one["subject"]: one["level"] for one in json.loads(found.stdout)["findings"]}
    assert found.returncode == 0, found.stdout
    assert (
        findings["row security"]
        == findings["database role"]
        == findings["grants"]
        == findings["audit"]
        == "ok"
    )


def test_doctor_names_a_key_that_others_can_read(node: tuple[Path, dict]) -> None:
    key = node[0] / "keys" / "search.key"
    key.chmod(0o644)
    try:
        found = sampan("node", "doctor", node[0])
    finally:
        key.chmod(0o600)
    assert found.returncode == 1
    assert "wrong  keys: search.key can be read by others. Run chmod 600" in found.stdout


def test_doctor_names_a_role_that_owns_the_tables(node: tuple[Path, dict]) -> None:
    file = node[0] / "node.toml"
    before = file.read_text()
    owner = read_config(node[0]).owner_database_url
    file.write_text(before.replace(read_config(node[0]).database_url, owner))
    try:
        found = sampan("node", "doctor", node[0])
    finally:
        file.write_text(before)
    assert found.returncode == 1
    assert "wrong  database role" in found.stdout


def test_doctor_names_a_table_without_row_security(node: tuple[Path, dict]) -> None:
    directory, _ = node
    url = reachable_url(directory, read_config(directory).owner_database_url)
    with EmbeddedServer.of_node(directory).held():
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute("ALTER TABLE people_person NO FORCE ROW LEVEL SECURITY")
        try:
            found = sampan("node", "doctor", directory)
        finally:
            with psycopg.connect(url, autocommit=True) as owner:
                owner.execute("ALTER TABLE people_person FORCE ROW LEVEL SECURITY")
    assert found.returncode == 1
    assert "Not protected: people_person." in found.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_rolegrant SET scope = 'node'",
        "DELETE FROM access_rolegrant",
        "INSERT INTO audit_auditlink (sequence) VALUES (9)",
        "DELETE FROM audit_auditentry",
        "TRUNCATE audit_auditentry CASCADE",
        "DELETE FROM django_migrations",
    ],
)
def test_application_role_cannot_change_grants_or_the_past(node: tuple[Path, dict], statement: str) -> None:
    directory, _ = node
    url = reachable_url(directory, read_config(directory).database_url)
    with (
        EmbeddedServer.of_node(directory).held(),
        psycopg.connect(url) as application,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        application.execute(statement)


def test_audit_verify_of_a_new_node_is_sound(node: tuple[Path, dict]) -> None:
    verified = sampan("audit", "verify", "--node", node[0], "--json")
    told = json.loads(verified.stdout)
    assert (verified.returncode, told["ok"]) == (0, True)
    assert told["entries"] >= 1


def test_rotate_makes_the_next_wrapping_key(node: tuple[Path, dict]) -> None:
    before = len(list((node[0] / "keys").glob("wrapping-*.key")))
    rotated = sampan("node", "rotate", node[0], "--json")
    assert json.loads(rotated.stdout)["version"] == before + 1
    assert (node[0] / "keys" / f"wrapping-{before + 1:04d}.key").stat().st_mode & 0o077 == 0


def test_serve_is_three_processes_and_writes_their_numbers(served: Served) -> None:
    children = {child.pid for child in psutil.Process(served.process.pid).children(recursive=True)}
    assert children == {served.pid("web"), served.pid("worker")}
    assert served.pid("node") == served.process.pid


def test_serve_fits_its_share_of_memory(served: Served) -> None:
    served.status("/accounts/login/")
    main = psutil.Process(served.process.pid)
    used = sum(one.memory_full_info().pss for one in (main, *main.children()))
    assert (
        used < 245 * 2**20
    )  # alone on a quiet machine; 213 beside others that share its libraries (ADR 0005)


def test_health_shows_no_details(served: Served) -> None:
    with urllib.request.urlopen(served.address + "/health/", timeout=5) as answer:
        assert json.load(answer) == {"ok": True}


def test_serve_twice_is_refused(served: Served) -> None:
    again = sampan("node", "serve", served.directory)
    assert again.returncode == 2
    assert "Traceback" not in again.stderr


def test_rotate_of_a_served_node_is_refused(served: Served) -> None:
    refused = sampan("node", "rotate", served.directory)
    assert refused.returncode == 2
    assert "served already" in refused.stderr


def test_doctor_of_a_served_node_sees_the_worker_and_leaves_it_running(served: Served) -> None:
    found = sampan("node", "doctor", served.directory, "--json")
    assert {one["subject"]: one["level"] for one in json.loads(found.stdout)["findings"]}["worker"] == "ok"
    assert served.status() == 200


@pytest.mark.parametrize("name", ["web", "worker"])
def test_node_recovers_from_a_killed_process(served: Served, name: str) -> None:
    before = served.pid(name)
    os.kill(before, signal.SIGKILL)
    time.sleep(0.3)
    served.wait_until_well()
    deadline = time.monotonic() + 20
    while served.pid(name) == before:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_node_recovers_from_a_killed_database(served: Served) -> None:
    kill_hard(EmbeddedServer.of_node(served.directory))
    assert served.wait_until_well(60) < 60


def test_stop_finishes_requests_and_leaves_no_process(served: Served) -> None:
    answers: list[int] = []
    asking = [
        threading.Thread(target=lambda: answers.append(served.status("/accounts/login/"))) for _ in range(8)
    ]
    for one in asking:
        one.start()
    time.sleep(0.05)
    children = [psutil.Process(served.pid(name)) for name in ("web", "worker")]
    assert served.stop() == 0
    for one in asking:
        one.join()
    assert set(answers) <= {200, 0}  # 0: it came too late to be taken
    assert 200 in answers
    assert not [one for one in children if one.is_running()]
    assert not EmbeddedServer.of_node(served.directory).is_running()
