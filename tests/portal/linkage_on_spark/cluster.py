"""A real standalone cluster of Spark: a master and workers as processes on loopback, with logs to read."""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

_LOGS = """rootLogger.level = info
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %m%n%ex
"""
_BEGUN = re.compile(r"Running task (\d+)\.\d+ in stage (\d+)\.\d+ \(TID (\d+)\)")
_DONE = re.compile(r"Finished task (\d+)\.\d+ in stage (\d+)\.\d+ \(TID (\d+)\)")
_READY_S = 40
_LOOKS = 150

NEEDS_JAVA = pytest.mark.skipif(
    shutil.which("java") is None, reason="there is no Java: apt-get install openjdk-17-jre-headless"
)


@dataclass(frozen=True)
class Task:
    """A part of a stage, as an executor's log names it; `tid` counts every try."""

    part: int
    stage: int
    tid: int


@dataclass(frozen=True)
class Worker:
    """A worker with its executors; `folder` holds their logs and what they spill."""

    process: subprocess.Popen[bytes]
    folder: Path

    def begun(self, run: str) -> set[Task]:
        """Return the tasks of a run that were begun here."""
        return self._tasks(run, _BEGUN)

    def done(self, run: str) -> set[Task]:
        """Return the tasks of a run that were finished here."""
        return self._tasks(run, _DONE)

    def kill_at_work(self, run: str, *, done: int) -> set[Task]:
        """Kill it and all below it once `done` more tasks of the run are finished here and one is running.

        Returns what was running. Executors are stopped while we look, and their last words waited for.
        """
        earlier, before = self.begun(run), len(self.done(run))
        for _ in range(_LOOKS):
            executors = self._below()
            self._send(executors, signal.SIGSTOP)
            time.sleep(0.3)
            running = self.begun(run) - self.done(run) - earlier  # what had failed before is not running
            if running and len(self.done(run)) >= before + done:
                self._send([*self._below(), psutil.Process(self.process.pid)], signal.SIGKILL)
                return running
            self._send(executors, signal.SIGCONT)
            time.sleep(0.2)
        raise AssertionError("it was never seen at work")

    def _below(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    @staticmethod
    def _send(processes: list[psutil.Process], number: signal.Signals) -> None:
        for one in processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.send_signal(number)

    def _tasks(self, run: str, pattern: re.Pattern[str]) -> set[Task]:
        logs = (path.read_text() for path in self.folder.glob(f"work/{run}/*/stderr"))
        return {Task(*map(int, found)) for log in logs for found in pattern.findall(log)}


class Cluster:
    """A master and two workers of one core each, with a secret, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secret_file = folder / "secret"
        self.secret_file.touch(mode=0o600)
        self.secret_file.write_text(secrets.token_hex(32))
        (folder / "conf").mkdir()
        (folder / "conf" / "log4j2.properties").write_text(_LOGS)
        conf = folder / "conf" / "spark-defaults.conf"
        conf.write_text(
            f"spark.authenticate true\nspark.authenticate.secret {self.secret_file.read_text()}\n"
            "spark.network.crypto.enabled true\n"
        )
        self.port = _free_port()
        self.master = f"spark://127.0.0.1:{self.port}"
        self._keeper = self._started("master.Master", "--port", str(self.port), folder=folder / "master")
        self._wait("master", "I have been elected leader")
        self.workers = [self.add_worker(f"worker{number}") for number in (1, 2)]
        for number in (1, 2):
            self._wait(f"worker{number}", "Successfully registered with master")

    def add_worker(self, name: str) -> Worker:
        """Start a worker."""
        folder = self.folder / name
        sized = ("--cores", "1", "--memory", "1600m", "--work-dir", str(folder / "work"))
        return Worker(self._started("worker.Worker", *sized, self.master, folder=folder), folder)

    def stop(self) -> None:
        """End every process that is left."""
        for process in (*(worker.process for worker in self.workers), self._keeper):
            if process.poll() is None:
                for one in [
                    *psutil.Process(process.pid).children(recursive=True),
                    psutil.Process(process.pid),
                ]:
                    one.kill()
            process.wait()

    def _started(self, name: str, *arguments: str, folder: Path) -> subprocess.Popen[bytes]:
        folder.mkdir()
        home = Path(next(iter(find_spec("pyspark").submodule_search_locations)))  # it brings Spark's programs
        env = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK", "PYSPARK"))}
        env |= {
            "SPARK_HOME": str(home), "SPARK_CONF_DIR": str(self.folder / "conf"), "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_LOCAL_DIRS": str(folder / "local"), "SPARK_DAEMON_MEMORY": "192m",
            "SPARK_DAEMON_JAVA_OPTS": "-XX:-UsePerfData -XX:TieredStopAtLevel=1",
        }  # fmt: skip
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}"]
        shared = ["--host", "127.0.0.1", "--webui-port", str(_free_port())]
        with (folder / "log").open("wb") as log:
            return subprocess.Popen([*command, *shared, *arguments], env=env, stdout=log, stderr=log)

    def _wait(self, name: str, said: str) -> None:
        until = time.monotonic() + _READY_S
        while said not in (self.folder / name / "log").read_text():
            assert time.monotonic() < until, (
                f"{name} is not ready: {(self.folder / name / 'log').read_text()[-800:]}"
            )
            time.sleep(0.1)


def listening(top: psutil.Process) -> set[str]:
    """Return the addresses at which a process and all below it take calls."""
    return {
        each.laddr.ip.removeprefix("::ffff:")
        for process in (top, *top.children(recursive=True))
        for each in process.net_connections("inet")
        if each.status == psutil.CONN_LISTEN
    }


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
