"""What the laboratory does inside a node, in a process of its own: `python -m bench.fault_lab.node_side ACT DIR`.

`card` prints the node's card; `meet` takes the cards of the others on standard input and confirms each. Letters are
written by officers (`writing.py`), which the host's loaded program starts (`zygote.py`).
"""

import json
import sys
from pathlib import Path
from typing import Any

from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load


def card(directory: Path) -> Any:
    """Return the node's card."""
    own: Any = load("sampan.partnership.members.services:own_card")()
    return own.to_json()


def meet(directory: Path) -> Any:
    """Take the others' cards in and confirm each by its digits, as if read out by telephone."""
    read, digits = load("sampan.engines.exchange.keys:NodeCard").from_json, _fingerprint()  # type: ignore[attr-defined]
    services = "sampan.partnership.members.services"
    for told in json.load(sys.stdin):
        with load("sampan.portal.node.acting:acting")(
            "", "administration", attempted="members.pair"
        ) as reader:
            who = {"by": reader.actor, "purpose": reader.purpose}
            one = read(told)
            load(f"{services}:propose_member")(card=one, **who)
            load(f"{services}:confirm_member")(node_id=one.node_id, fingerprint=digits(one), **who)
    return {"ok": True}


def _fingerprint() -> Any:
    return load("sampan.engines.exchange.fingerprints:fingerprint")


if __name__ == "__main__":
    act, folder = sys.argv[1], Path(sys.argv[2])
    with at_node(folder):
        sys.stdout.write(json.dumps({"card": card, "meet": meet}[act](folder)) + "\n")
