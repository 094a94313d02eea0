"""A public site as people meet it: `sampan site serve` in a process of its own, with folders that can be searched."""

import base64
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from sampan.portal.demo.run import free_ports
from sampan.prevention.offers.drop.folder import Drop

_START_SECONDS = 60.0


@dataclass(frozen=True)
class PublicSite:
    """A served site; `log` is what it wrote, `temporary` the only folder for temporary files that it knows."""

    address: str
    directory: Path
    temporary: Path
    log: Path
    pid: int


@contextmanager
def public_site(
    folder: Path,
    *,
    agencies: str = "",
    warnings: str = "",
    report_key: bytes = b"",
    campaigns: tuple[str, ...] = (),
) -> Iterator[PublicSite]:
    """Make and serve a site; `agencies`, `warnings`: octets of published lists, as text; `report_key`: an office's.

    With `campaigns` the site counts its quizzes, under these codes and none.
    """
    port, directory, temporary, log = free_ports()[0], folder / "site", folder / "tmp", folder / "log"
    temporary.mkdir(parents=True)
    options = ["--country", "VN", "--name", "Ministry of Example", "--agency", "Office of Example"]
    sampan = [sys.executable, "-m", "sampan", "site"]
    subprocess.run([*sampan, "init", str(directory), "--listen", f"127.0.0.1:{port}", *options], check=True)
    for name, told in (("agencies", agencies), ("warnings", warnings)):
        if told:
            (directory / f"{name}.json").write_text(told, "utf-8")
            with (directory / "site.toml").open("a", encoding="utf-8") as settings:
                settings.write(f'{name} = "{name}.json"\n')
    if campaigns:
        codes = ", ".join(f'"{code}"' for code in campaigns)
        with (directory / "site.toml").open("a", encoding="utf-8") as settings:
            settings.write(f'counters = "counters"\ncampaigns = [{codes}]\n')
    if report_key:
        path = directory / "site.toml"
        key = base64.b64encode(report_key).decode()
        path.write_text(f'report_key = "{key}"\n' + path.read_text("utf-8"), "utf-8")
        Drop(directory / "drop").make()
    env = os.environ | {"TMPDIR": str(temporary), "HOME": str(temporary)}
    for name in ("DJANGO_SETTINGS_MODULE", "SAMPAN_NODE", "DATABASE_URL"):
        env.pop(name, None)
    with log.open("wb") as written:
        process = subprocess.Popen(
            [*sampan, "serve", str(directory)], stdout=written, stderr=subprocess.STDOUT, env=env
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process, log)
        yield PublicSite(address, directory, temporary, log, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{address}/health", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The public site does not start: {log.read_text('utf-8', 'replace')[-2000:]}")
