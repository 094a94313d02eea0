"""How fast a node starts and how much memory it holds: alone, and three of them on one PostgreSQL."""

import statistics
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

from bench._machine import heading, load
from bench._nodes import Node, free_port, new_node, pss_mib, scratch
from sampan.portal.node.embedded import EmbeddedServer

MOST_MIB_OF_THREE = 700.0
_COUNTRIES = ("VN", "KH", "TH")
_WARM_STARTS = 5
_SETTLE_SECONDS = 8.0  # the worker has done its first rounds by then
_PAGES = ("/accounts/login/", "/static/css/sampan.css", "/health/")


def measure() -> None:
    """Print the start's seconds and the memory beside the limit."""
    print(heading() + "\n")
    with scratch() as folder:
        _starts(folder)
        _three(folder)


def _starts(folder: Path) -> None:
    with new_node(folder, id="vn-start") as node:
        _forget_pages()
        cold = node.serve()
        node.stop()
        warm = []
        for _ in range(_WARM_STARTS):
            warm.append(node.serve())
            node.stop()
        print(
            f"start, caches dropped: {cold:.2f} s; warm: median {statistics.median(warm):.2f} s, load {load():.2f}"
        )
        node.serve()
        _settle([node])
        _show(node.id, node.processes())


def _three(folder: Path) -> None:
    shared = EmbeddedServer(folder / "shared" / "pgdata")
    with ExitStack() as held:
        held.callback(shared.destroy)
        held.enter_context(shared.held())
        nodes = [
            Node(folder / f"{one.lower()}-three", f"{one.lower()}-three", one, free_port())
            for one in _COUNTRIES
        ]
        for node in nodes:
            node.make(database_url=shared.superuser_url())
            held.callback(node.stop)
            node.serve()
        _settle(nodes)
        total = sum(_show(one.id, one.processes() | {"database": []}) for one in nodes)
        database = pss_mib(sorted(_database_processes(shared)))
        total += database
        print(f"{'the shared PostgreSQL':24}{database:8.0f} MiB")
        ratio = total / MOST_MIB_OF_THREE
        print(f"{'three nodes together':24}{total:8.0f} MiB of {MOST_MIB_OF_THREE:g} (ratio {ratio:.2f})")


def _database_processes(server: EmbeddedServer) -> list[int]:
    main = server.pid() or 0
    children = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="ascii").split()
    return [main, *map(int, children)]


def _settle(nodes: list[Node]) -> None:
    """Let the nodes answer some pages and their workers do their first rounds."""
    for node in nodes:
        for page in _PAGES * 4:
            try:
                urlopen(node.address + page, timeout=10).close()  # noqa: S310 - our own node
            except OSError:
                continue
    time.sleep(_SETTLE_SECONDS)


def _show(name: str, processes: dict[str, list[int]]) -> float:
    parts = {kind: pss_mib(pids) for kind, pids in processes.items() if pids}
    total = sum(parts.values())
    print(f"{name:24}{total:8.0f} MiB: " + ", ".join(f"{kind} {one:.0f}" for kind, one in parts.items()))
    return total


def _forget_pages() -> None:
    """Ask the kernel to forget cached files, as after a restart; without the right to, the start is warm."""
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    except OSError:
        sys.stderr.write("The caches could not be dropped: the first start is a warm one.\n")


if __name__ == "__main__":
    measure()
