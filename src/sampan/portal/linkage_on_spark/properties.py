"""The settings of Spark: nothing listens beyond what the run needs, nothing is logged or kept, all is encrypted.

They are written to a file and not given as arguments, which every user of a machine can read.
"""

from pathlib import Path

from sampan.portal.linkage_on_spark.asking import Asked

_LOGS = """rootLogger.level = error
logger.gateway.name = org.apache.spark.api.python.PythonGatewayServer
logger.gateway.level = error
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = Spark: %m{nolookups}%n%ex{0}
"""


def write_properties(folder: Path, asked: Asked) -> None:
    """Write what Spark reads when it starts into a folder of this run."""
    (folder / "log4j2.properties").write_text(_LOGS, encoding="utf-8")
    path = folder / "spark-defaults.conf"
    path.touch(mode=0o600)
    lines = (f"{name} {_escaped(value)}\n" for name, value in properties(asked, folder=folder.parent).items())
    path.write_text("".join(lines), encoding="utf-8")


def properties(asked: Asked, *, folder: Path) -> dict[str, str]:
    """Return the settings of a run whose own files stand in `folder`."""
    return {
        "spark.master": asked.master,
        "spark.app.name": "sampan match link",
        **_quiet(),
        **_closed(asked),
        **_sized(asked),
        "spark.local.dir": str(folder / "spark"),
        "spark.pyspark.python": asked.worker_python,
        "spark.driver.extraJavaOptions": f'-XX:-UsePerfData -Djava.io.tmpdir="{folder / "java"}"',
        "spark.executor.extraJavaOptions": "-XX:-UsePerfData",
    }


def _quiet() -> dict[str, str]:
    """No page, no journal of events, no bar of progress."""
    return {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.eventLog.enabled": "false",
    }


def _closed(asked: Asked) -> dict[str, str]:
    """What comes in proves itself; what goes over a line or onto a disk is encrypted with a key of this run."""
    told = {
        "spark.driver.host": asked.driver_host,
        "spark.driver.bindAddress": asked.driver_host,
        "spark.authenticate": "true",
        "spark.network.crypto.enabled": "true",
        "spark.io.encryption.enabled": "true",
    }
    return told | ({"spark.authenticate.secret": asked.secret} if asked.secret else {})


def _sized(asked: Asked) -> dict[str, str]:
    """One core an executor, so that what each may take is known: a third of it is the heap of Java."""
    return {
        "spark.driver.memory": f"{asked.java_mb}m",
        "spark.executor.memory": f"{asked.executor_java_mb}m",
        "spark.executor.cores": "1",
        "spark.rdd.compress": "true",
    }


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\")
