"""What a run found: kept in one JSON file by scenario, and printed as a table."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_LEFT_OUT = ("machine", "curve", "examples", "by_kind", "violations")


def keep(path: Path, told: Mapping[str, Any]) -> None:
    """Write a run's figures into the file, in place of the last run of its scenario."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    name = f"{told['scenario']} ({told['broken']})" if told.get("broken") else told["scenario"]
    path.write_text(json.dumps(kept | {name: told}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def table(told: Mapping[str, Any]) -> str:
    """Return the figures as lines, the promises last, each with how often it was broken."""
    lines = [f"{name:36}{_spoken(what)}" for name, what in told.items() if name not in _LEFT_OUT]
    lines += [f"  {kind:34}{count:6}" for kind, count in told.get("by_kind", {}).items()]
    lines += [f"{kind:36}{count:6}" for kind, count in told["violations"].items()]
    return "\n".join([*lines, *told["examples"][:10]])


def _spoken(what: object) -> str:
    if isinstance(what, Mapping):
        return ", ".join(f"{name} {part}" for name, part in what.items())
    if isinstance(what, list):
        return f"{len(what)}" + (f", first: {what[0]}" if what else "")
    return str(what)
