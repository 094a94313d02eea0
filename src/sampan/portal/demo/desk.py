"""A process inside one node that does what the demonstration asks, line by line: `... demo.desk DIR`.

Each line on standard input is a JSON object with `do` and its arguments; each answer is one line of JSON.
A process serves one node alone, so the demonstration keeps one of these beside each node for as long as
it is being filled.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sampan.portal.node.config import read_config
from sampan.portal.node.starting import load, start_django
from sampan.vocabulary.errors import SampanError

Told = dict[str, Any]
_HERE = "sampan.portal.demo"


def main() -> None:
    """Answer requests for the node named by the first argument until standard input ends."""
    directory = Path(sys.argv[1])
    start_django(directory)
    node = read_config(directory).id
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            told = {"ok": True} | _DOES[asked.pop("do")](node, **asked)
        except SampanError as error:
            told = {"ok": False, "what": str(error)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _fill(node: str, *, seed: str, today: str) -> Told:
    load(f"{_HERE}.workplaces:open_workplaces")(node)
    past = load(f"{_HERE}.past:open_past")(node, seed=seed)
    day = date.fromisoformat(today)
    present = load(f"{_HERE}.present:open_present")(node, seed=seed, today=day)
    return {"past": past, "present": {str(place): str(case_id) for place, case_id in present.items()}}


def _links(node: str) -> Told:
    desks = load(f"{_HERE}.workplaces:issue_links")(node)
    return {"desks": [vars(one) for one in desks]}


def _refer(node: str, **asked: Any) -> Told:
    return load(f"{_HERE}.underway:refer_case")(**asked)


def _take_step(node: str, **asked: Any) -> Told:
    return load(f"{_HERE}.underway:take_step")(**asked)


def _phase(node: str, **asked: Any) -> Told:
    return load(f"{_HERE}.underway:phase_of")(**asked)


_DOES: dict[str, Callable[..., Told]] = {
    "fill": _fill, "links": _links, "refer": _refer, "step": _take_step, "phase": _phase,
}  # fmt: skip

if __name__ == "__main__":
    main()
