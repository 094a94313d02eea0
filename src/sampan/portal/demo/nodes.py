"""Makes the region's nodes on one embedded PostgreSQL, fills them and serves them; all of it can be run again."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sampan.portal.demo.processes import await_answer, last_line, process_environment, start_serving, stop
from sampan.portal.demo.region import NodePlan, node_plans
from sampan.portal.demo.site import FOLDER as SITE_FOLDER
from sampan.portal.demo.site import PORT as SITE_PORT
from sampan.portal.demo.site import make_site
from sampan.portal.node.config import NodeConfig, read_config
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.init import make_node
from sampan.portal.node.serving import RUN_FOLDER, refuse_taken_address
from sampan.vocabulary.errors import InvalidInput, Unavailable

SEED = "sampan"
MARK = "region.json"
_STOP_SECONDS = 40
Say = Callable[[str], None]


@dataclass
class DemoNode:
    """One node of the region: its folder, its address, its desks' links and its processes."""

    plan: NodePlan
    directory: Path
    address: str
    links: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The node's short name."""
        return self.plan.id

    def link(self, username: str) -> str:
        """Return the one-time sign-in address of an account."""
        return f"{self.address}/sign-in/{self.links[username]['token']}/"

    def link_for_people(self, username: str) -> str:
        """Return the same address by name: browsers offer passkeys to a name, never to a number."""
        return self.link(username).replace("://127.0.0.1:", "://localhost:", 1)

    def pid(self, process: str) -> int:
        """Return the number of the node's `web` or `worker` process, 0 while it has none."""
        try:
            return int((self.directory / RUN_FOLDER / f"{process}.pid").read_text())
        except (FileNotFoundError, ValueError):
            return 0

    @property
    def log(self) -> Path:
        """Where the node's processes write."""
        return self.directory / "node.log"


class Desk:
    """The process inside a node through which the demonstration acts; see `sampan.portal.demo.desk`."""

    def __init__(self, node: DemoNode) -> None:
        self._errors = open(node.log, "ab")  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "sampan.portal.demo.desk", str(node.directory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True, env=process_environment(),
        )  # fmt: skip
        self._log = node.log

    def ask(self, do: str, **asked: Any) -> dict[str, Any]:
        """Have one thing done and return the answer; raises Unavailable with the reason."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(json.dumps({"do": do} | asked) + "\n")
        stdin.flush()
        line = stdout.readline()
        told = json.loads(line) if line else {"ok": False, "what": f"It broke off: {last_line(self._log)}"}
        if not told["ok"]:
            raise Unavailable(
                f"The region could not be filled ({do}): {told['what']}", remedy="Start it anew."
            )
        return told

    def close(self) -> None:
        """End the process; closing again does nothing."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait(timeout=_STOP_SECONDS)
        self._errors.close()


@contextmanager
def desks(nodes: list[DemoNode]) -> Iterator[dict[str, Desk]]:
    """Hold a desk in every node, by the node's id."""
    with ExitStack() as stack:
        opened = {}
        for node in nodes:
            opened[node.id] = Desk(node)
            stack.callback(opened[node.id].close)
        yield opened


def region_day() -> date:
    """Return the day in the region, which may be another one where the demonstration runs."""
    return datetime.now(ZoneInfo(NodeConfig.time_zone)).date()


@contextmanager
def region(directory: Path, *, ports: tuple[int, ...], today: date, say: Say) -> Iterator[list[DemoNode]]:
    """Hold the nodes of a folder, made and filled if they are not yet; their PostgreSQL runs meanwhile."""
    if directory.exists() and any(directory.iterdir()) and not read_mark(directory).get("is_open"):
        _clear_half_made(directory)
    directory.mkdir(mode=0o711, parents=True, exist_ok=True)
    if directory.stat().st_uid != os.geteuid():
        raise InvalidInput(f"{directory} belongs to somebody else.", remedy="Give --dir.", field="dir")
    with EmbeddedServer(directory / "pgdata").held() as server:
        if not (directory / MARK).is_file():
            _make(directory, server, ports=ports, today=today, say=say)
        nodes = [_known(plan, directory) for plan in node_plans()]
        yield nodes


@contextmanager
def served(nodes: list[DemoNode]) -> Iterator[None]:
    """Serve the nodes for a block, each by a web and a worker process, and stop them cleanly after it."""
    for node in nodes:
        refuse_taken_address(node.address.partition("://")[2])
    with ExitStack() as stack:
        started = []
        for node in nodes:
            process, written = start_serving(node.directory, log=node.log)
            stack.callback(written.close)
            started.append(process)
        stack.callback(stop, started)
        for node, process in zip(nodes, started, strict=True):
            await_answer(f"{node.address}/exchange/card", process, log=node.log)
        yield


def _make(directory: Path, server: EmbeddedServer, *, ports: tuple[int, ...], today: date, say: Say) -> None:
    plans = node_plans()
    ports = ports or (*(plan.listen_port for plan in plans), SITE_PORT)
    if len(ports) != len(plans) + 1:
        raise InvalidInput(
            f"{len(plans)} nodes and a site need as many ports.", remedy="Give --ports.", field="ports"
        )
    configs = [_config(plan, port) for plan, port in zip(plans, ports[:-1], strict=True)]
    for port in ports:
        refuse_taken_address(f"127.0.0.1:{port}")
    say("Making three nodes: keys, databases, tables.")

    def make(plan: NodePlan, config: NodeConfig) -> None:
        make_node(directory / plan.id, config, superuser_url=server.superuser_url(), agency=plan.first_agency)

    with ThreadPoolExecutor(len(plans)) as pool:
        list(pool.map(make, plans, configs))
    make_site(directory, node=directory / plans[0].id, country=plans[0].country, port=ports[-1])
    write_mark(directory, {"seed": SEED, "today": today.isoformat(), "is_open": False})


def read_mark(directory: Path) -> dict[str, Any]:
    """Return what is known of a made region: seed, day, and whether it is filled and paired; empty without one."""
    if not (directory / MARK).is_file():
        return {}
    return json.loads((directory / MARK).read_text(encoding="utf-8"))


def write_mark(directory: Path, mark: dict[str, Any]) -> None:
    """Keep what is known of a made region."""
    draft = directory / f"{MARK}.new"
    draft.write_text(json.dumps(mark), encoding="utf-8")
    draft.replace(directory / MARK)


def _config(plan: NodePlan, port: int) -> NodeConfig:
    return NodeConfig(
        id=plan.id,
        country=plan.country,
        name=plan.name,
        public_url=f"http://127.0.0.1:{port}",
        listen=f"127.0.0.1:{port}",
        languages=plan.languages,
        time_zone=plan.time_zone,
        is_demo=True,
        require_second_factor=False,
        idle_minutes=240,
    )


def _known(plan: NodePlan, directory: Path) -> DemoNode:
    return DemoNode(plan, directory / plan.id, read_config(directory / plan.id).public_url)


def _clear_half_made(directory: Path) -> None:
    """Remove what an interrupted making left, and nothing that looks like anything else."""
    ours = {
        *(plan.id for plan in node_plans()),
        "pgdata",
        "pgdata.users",
        "pgdata.starting",
        SITE_FOLDER,
        MARK,
        f"{MARK}.new",
    }
    if any(one.name not in ours for one in directory.iterdir()):
        raise InvalidInput(f"{directory} holds something else.", remedy="Name another folder.", field="dir")
    EmbeddedServer(directory / "pgdata").destroy()
    shutil.rmtree(directory)
