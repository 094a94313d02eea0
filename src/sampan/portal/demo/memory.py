"""How much memory the demonstration's processes hold: proportional set size, in which shared pages count once."""

from pathlib import Path

from sampan.portal.demo.nodes import DemoNode
from sampan.portal.demo.site import DemoSite
from sampan.portal.node.serving import RUN_FOLDER


def megabytes(nodes: list[DemoNode], site: DemoSite, *, database: int | None) -> dict[str, int]:
    """Return the megabytes of each node's processes, of the site and of PostgreSQL; Linux alone, else empty."""
    held = {node.id: _sum(_family(_pid(node.directory / RUN_FOLDER / "node.pid"))) for node in nodes}
    held |= {"site": _sum(_family(site.pid)), "postgresql": _sum(_family(database))}
    return held if all(held.values()) else {}


def _sum(pids: list[int]) -> int:
    return round(sum(_pss_kilobytes(pid) for pid in pids) / 1024)


def _pss_kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _family(pid: int | None) -> list[int]:
    if not pid:
        return []
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _pid(path: Path) -> int | None:
    try:
        return int(path.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None
