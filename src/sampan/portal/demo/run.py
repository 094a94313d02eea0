"""Runs the demonstration: three nodes that stay up for people to try, or the story played once and checked."""

import json
import os
import signal
import socket
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sampan.portal.demo.memory import megabytes
from sampan.portal.demo.nodes import DemoNode, Desk, desks, region, region_day, served
from sampan.portal.demo.opening import open_region
from sampan.portal.demo.person import Person
from sampan.portal.demo.region import node_plans
from sampan.portal.demo.site import DemoSite, served_site
from sampan.portal.demo.story.play import SERVED, STOPPED, Played, play
from sampan.portal.demo.story.stage import Stage
from sampan.portal.demo.telling import as_json as links_as_json
from sampan.portal.demo.telling import table, tell
from sampan.portal.node.embedded import EmbeddedServer


def run_demo(
    *, directory: Path | None, once: bool, ports: tuple[int, ...] = (), as_json: bool = False
) -> int:
    """Run the region in a folder (default: one under the temporary folder) and return the exit status.

    Without `once` it stays up until Ctrl+C or SIGTERM, and a second run finds the same region. With `once` it
    uses a folder of its own that is removed, plays the story and returns 0 when every step was as expected,
    else 1. `ports` are three ports for nodes that are yet to be made, and one for the public site.
    """
    if once:
        with _folder_for_once(directory) as folder:
            return _play_once(folder, ports=ports or free_ports(), as_json=as_json)
    return _stay(directory or _default_folder(), ports=ports, as_json=as_json)


def _stay(directory: Path, *, ports: tuple[int, ...], as_json: bool) -> int:
    with (
        _stopped_by_a_signal(),
        region(directory, ports=ports, today=region_day(), say=tell) as nodes,
        desks(nodes) as at,
        served(nodes),
    ):
        open_region(directory, nodes, at, say=tell)
        _close(at)
        with served_site(directory) as site:
            _show(nodes, site, as_json=as_json)
            _wait()
    return 0


def _play_once(directory: Path, *, ports: tuple[int, ...], as_json: bool) -> int:
    began, server = time.monotonic(), EmbeddedServer(directory / "pgdata")
    with region(directory, ports=ports, today=region_day(), say=tell) as nodes:
        stage = Stage({node.id: node for node in nodes}, server.superuser_url)
        with desks(nodes) as at, served(nodes):
            open_region(directory, nodes, at, say=tell)
            _close(at)
            with served_site(directory) as site:
                tell("The story:")
                stage.site = Person(site.address)
                played = play(SERVED, stage, tell=_tell_step)
                held = megabytes(nodes, site, database=server.pid())
        if not any(step.fault for step in played):
            played += play(STOPPED, stage, tell=_tell_step)
        if any(step.fault for step in played):
            _tell_logs(nodes)
    return _conclude(played, held, seconds=time.monotonic() - began, as_json=as_json)


def _conclude(played: list[Played], held: dict[str, int], *, seconds: float, as_json: bool) -> int:
    is_whole = len(played) == len(SERVED) + len(STOPPED) and not any(step.fault for step in played)
    tell(f"Memory: {held} MB, {sum(held.values())} MB in all.")
    tell("Every step was as expected." if is_whole else "A step was not as expected; see above.")
    if as_json:
        steps = [vars(step) | {"ok": not step.fault} for step in played]
        told = {"ok": is_whole, "seconds": round(seconds, 1), "memory_mb": held, "steps": steps}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return 0 if is_whole else 1


def _tell_step(step: Played) -> None:
    tell(
        f"({step.letter}) {step.seconds:5.1f} s  {step.what}"
        + (f"\n  NOT AS EXPECTED: {step.fault}" if step.fault else "")
    )


def _tell_logs(nodes: list[DemoNode]) -> None:
    for node in nodes:
        lines = (
            node.log.read_text(encoding="utf-8", errors="replace").splitlines() if node.log.exists() else []
        )
        for line in lines[-40:]:
            tell(f"{node.id}: {line}")


def _show(nodes: list[DemoNode], site: DemoSite, *, as_json: bool) -> None:
    told = json.dumps(links_as_json(nodes, site)) if as_json else table(nodes, site)
    sys.stdout.write(told + "\n")
    sys.stdout.flush()
    if os.environ.get("DISPLAY") and sys.stdout.isatty():
        webbrowser.open(nodes[0].link("officer"))


def _close(at: dict[str, Desk]) -> None:
    """End the filling processes: from here on only the nodes themselves run."""
    for desk in at.values():
        desk.close()


def _wait() -> None:
    """Wait for Ctrl+C or SIGTERM; a second one does not disturb the nodes while they stop."""
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        tell("Stopping.")


@contextmanager
def _stopped_by_a_signal() -> Iterator[None]:
    """Let SIGTERM end a block as Ctrl+C does, so that what was started is stopped in order."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler), signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        for one, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(one, handler)


@contextmanager
def _folder_for_once(directory: Path | None) -> Iterator[Path]:
    if directory is not None:
        yield directory
        return
    with tempfile.TemporaryDirectory(prefix="sampan-demo-", ignore_cleanup_errors=True) as made:
        yield Path(made) / "region"


def _default_folder() -> Path:
    return Path(tempfile.gettempdir()) / f"sampan-demo-{os.geteuid()}"


def free_ports() -> tuple[int, ...]:
    """Return as many ports as there are nodes, and one for the site, that nobody uses at this moment."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.socket()) for _ in range(len(node_plans()) + 1)]
        for one in held:
            one.bind(("127.0.0.1", 0))
        return tuple(one.getsockname()[1] for one in held)
