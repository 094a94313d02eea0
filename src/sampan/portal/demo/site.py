"""The public site of the region: made with the first node and connected with it, served beside the nodes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sampan.portal.demo.processes import await_answer, start_serving, stop
from sampan.portal.site.config import read_site, write_site
from sampan.portal.site.connecting import connect_site

FOLDER, PORT = "site", 8104
CAMPAIGN = "before-you-go"
_WARNINGS = "warnings.json"


@dataclass(frozen=True)
class DemoSite:
    """The served site: its folder, its address, the number of its process."""

    directory: Path
    address: str
    pid: int


def make_site(region: Path, *, node: Path, country: str, port: int) -> None:
    """Make the site of a region and connect it with a node, which must not be served yet.

    Patterns alone read offers: the encoder would take more memory than a node.
    """
    directory = region / FOLDER
    told = {
        "country": country, "name": "Before you go (demo)", "agency": "Office of the Focal Point (demo)",
        "listen": f"127.0.0.1:{port}", "is_demo": True, "encoder": False, "warnings": _WARNINGS,
        "counters": "counters", "campaigns": (CAMPAIGN,),
    }  # fmt: skip
    write_site(directory, told)
    connect_site(directory, node=node)


def write_warnings(region: Path, told: str) -> None:
    """Lay down the published campaigns, which the site reads when it starts."""
    (region / FOLDER / _WARNINGS).write_text(told, "utf-8")


@contextmanager
def served_site(region: Path) -> Iterator[DemoSite]:
    """Serve the site of a region for a block, and stop it after it."""
    directory = region / FOLDER
    address, log = read_site(directory).address, directory / "site.log"
    process, written = start_serving(directory, log=log)
    with written:
        try:
            await_answer(f"{address}/health", process, log=log)
            yield DemoSite(directory, address, process.pid)
        finally:
            stop([process])
