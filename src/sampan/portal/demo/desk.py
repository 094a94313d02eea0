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
    cast = load(f"{_HERE}.protection.desks:cast_of")(node, seed=seed, today=day, present=present)
    parts = load(f"{_HERE}.protection.filling:put_to_work")(cast)
    return {
        "past": past,
        "present": {str(place): str(case_id) for place, case_id in present.items()},
        "parts": {part: str(found) for part, found in parts.items()},
    }


def _links(node: str) -> Told:
    desks = load(f"{_HERE}.workplaces:issue_links")(node)
    return {"desks": [vars(one) for one in desks]}


def _loaded(address: str) -> Callable[..., Told]:
    return lambda node, **asked: load(f"{_HERE}.{address}")(**asked)


_DOES: dict[str, Callable[..., Told]] = {
    "fill": _fill, "links": _links,
    "refer": _loaded("underway:refer_case"), "step": _loaded("underway:take_step"),
    "phase": _loaded("underway:phase_of"), "warn": _loaded("prevention:warn_the_public"),
    "propose_return": _loaded("protection.returning:propose_return"),
    "step_return": _loaded("protection.returning:step_return"),
    "state_of_return": _loaded("protection.returning:state_of_return"),
    "begin_group": _loaded("protection.grouping:begin_group"),
    "accept_group": _loaded("protection.grouping:accept_group"),
    "verify_group": _loaded("protection.grouping:verify_group"),
    "answer_group": _loaded("protection.grouping:answer_group"),
    "count_group": _loaded("protection.grouping:count_group"),
}  # fmt: skip

if __name__ == "__main__":
    main()
