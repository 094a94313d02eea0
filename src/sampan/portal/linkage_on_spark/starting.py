"""Starts Spark for one run and ends it, with every process and file of it."""

import contextlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from py4j.protocol import Py4JError
from pyspark import SparkContext, StorageLevel
from pyspark.errors import PySparkException
from pyspark.java_gateway import launch_gateway

from sampan.engines.matching.linkage.pieces import Desk
from sampan.engines.matching.linkage.spreading import Spread
from sampan.portal.linkage_on_spark.asking import Asked
from sampan.portal.linkage_on_spark.properties import write_properties
from sampan.portal.linkage_on_spark.worker_side import private_folder
from sampan.vocabulary.errors import Unavailable

_OLDEST_JAVA = 17
_WAIT_S = 60.0  # for the first worker
_WAIT_END_S = 20.0  # for Java to end
_FAILED = re.compile(r"PieceFailed: (\w+: \w+)")
_ABSENT = re.compile(r"ModuleNotFoundError: No module named '([\w.]+)'")


@contextlib.contextmanager
def spark_running(asked: Asked, *, beside: Path) -> Iterator[Spread]:
    """Start Spark; what it writes here stands in a hidden folder beside the file `beside`, and goes at the end.

    Unavailable where there is no Java, Spark does not start, no worker comes within a minute or a worker fails.
    """
    _check_java()
    folder = beside.with_name(f".{beside.name}.spark").absolute()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        for name in ("conf", "spark", "java"):
            (folder / name).mkdir(mode=0o700)
        write_properties(folder / "conf", asked)
        with _environment(folder / "conf", asked), _context(asked) as context:
            _wait_for_worker(context, asked)
            desk = Desk(asked.piece_mb, private_folder)
            with telling_failures():
                yield Spread(context, StorageLevel.MEMORY_AND_DISK, desk)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    said = ""
    if java is not None:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603 - the machine's Java
    found = re.search(r'version "(\d+)', said)
    if found is None or int(found[1]) < _OLDEST_JAVA:
        raise Unavailable(
            f"Spark needs Java {_OLDEST_JAVA} or newer, and there is none on this machine.",
            remedy="On Debian: apt-get install openjdk-17-jre-headless. Another place is named by JAVA_HOME.",
        )


@contextlib.contextmanager
def _environment(conf: Path, asked: Asked) -> Iterator[None]:
    """Let Spark see our settings alone: what the user has set for it elsewhere could open what we keep closed."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("SPARK_", "PYSPARK_"))}
    for name in kept:
        del os.environ[name]
    ours = {
        "SPARK_CONF_DIR": str(conf),
        "SPARK_LOCAL_IP": asked.driver_host,
        "PYSPARK_PYTHON": asked.worker_python,
    }
    os.environ.update(ours)
    try:
        yield
    finally:
        for name in [one for one in os.environ if one.startswith(("SPARK_", "PYSPARK_"))]:
            del os.environ[name]
        os.environ.update(kept)


@contextlib.contextmanager
def _context(asked: Asked) -> Iterator[Any]:
    gateway = context = None
    try:
        try:
            gateway = launch_gateway(None, {"stdout": subprocess.DEVNULL})
            context = SparkContext(gateway=gateway)
        except (PySparkException, Py4JError, OSError):
            raise _no_answer(asked) from None
        yield context
    finally:
        _end(gateway, context)


def _end(gateway: Any, context: Any) -> None:
    """Stop Spark and its Java, so that the next run in this process starts anew."""
    if context is not None:
        with contextlib.suppress(Py4JError, OSError):
            context.stop()
    if gateway is not None:
        gateway.shutdown()
        gateway.proc.stdin.close()  # Java ends when nobody holds it
        try:
            gateway.proc.wait(_WAIT_END_S)
        except subprocess.TimeoutExpired:
            gateway.proc.kill()
            gateway.proc.wait()
    SparkContext._gateway = SparkContext._jvm = None


def _wait_for_worker(context: Any, asked: Asked) -> None:
    """Return when a worker has come: without one Spark would wait for ever, and say nothing."""
    until = time.monotonic() + _WAIT_S
    while not asked.is_local and _executors(context, asked) < 2:  # this process counts as one
        if time.monotonic() > until:
            raise Unavailable(
                f"No worker of {asked.master} took the work up within a minute.",
                remedy="See that one runs, is free, and has the memory that --executor-mb asks for.",
            )
        time.sleep(0.2)


def _executors(context: Any, asked: Asked) -> int:
    try:
        return int(context._jsc.sc().getExecutorMemoryStatus().size())
    except Py4JError:  # Spark has given up to find its master
        raise _no_answer(asked) from None


def _no_answer(asked: Asked) -> Unavailable:
    return Unavailable(
        f"Spark did not start, or {asked.master} did not answer.",
        remedy="See that the master runs, has the same Spark and the same secret.",
    )


@contextlib.contextmanager
def telling_failures() -> Iterator[None]:
    """Say what failed on a worker without repeating Spark, whose words could hold what was worked on."""
    try:
        yield
    except (Py4JError, PySparkException) as error:
        said = _words(error)
        absent, failed = _ABSENT.search(said), _FAILED.search(said)
        what = f"a worker lacks {absent[1]}" if absent else failed[1] if failed else "workers were lost"
        raise Unavailable(
            f"Spark gave the work up: {what}.",
            remedy="See that each worker has the same Python environment as this machine, and room.",
        ) from None


def _words(error: Exception) -> str:
    """Return what an error says; nothing where it would ask Java, which has ended."""
    try:
        return str(error)
    except Py4JError:
        return ""
