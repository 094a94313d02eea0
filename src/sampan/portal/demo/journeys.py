"""Brings people on their way home between the nodes: one arrived, one at the gate, a group asked of two countries."""

import time
from collections.abc import Callable
from typing import Any

from sampan.portal.demo.nodes import Desk
from sampan.vocabulary.errors import Unavailable

_ARRIVAL_SECONDS = 90


def start_journeys(at: dict[str, Desk], parts: dict[str, dict[str, str]]) -> None:
    """Start three journeys at once, so that the letters of one travel while another is worked on."""
    group = at["vn"].ask("begin_group", username="supervisor", operation=parts["vn"]["operation"])
    home = _Journey(at, host="kh", origin="vn", worker="social")
    home.propose(case=parts["kh"]["goes_home"], province="VN-22")
    gate = _Journey(at, host="vn", origin="kh", worker="shelter")
    gate.propose(case=parts["vn"]["goes_home"], province="KH-12")
    home.prepare("asylum", "verify", "weigh")
    gate.prepare("verify")
    _accept_group(at["kh"], group)
    home.origin_takes(
        "nationality", "weigh", "document", when={"nationality": "asked", "origin_risk": "asked"}
    )
    gate.origin_takes("nationality", when={"nationality": "asked"})
    home.host_takes("draft", when={"document": "issued", "nationality": "confirmed"})
    home.host_takes("approve", username="supervisor")
    home.host_takes("send")
    _verify_group(at["vn"], group)
    gate.host_takes("draft", "send", when={"nationality": "confirmed"})  # the gate names what is missing
    home.origin_takes("agree", when={"plan": "sent"})
    _answer_group(at["kh"], group)
    home.host_takes("depart", "hand_over", when={"plan": "agreed", "phase": "planned"})
    home.origin_takes("receive", "arrive", when={"phase": "handed_over"})


class _Journey:
    """One return between two nodes, worked on from both."""

    def __init__(self, at: dict[str, Desk], *, host: str, origin: str, worker: str) -> None:
        self._host, self._origin = at[host], at[origin]
        self._member, self._worker, self._conversation = origin, worker, ""

    def propose(self, *, case: str, province: str) -> None:
        """Ask the country of origin."""
        told = self._host.ask(
            "propose_return", username="officer", case=case, member=self._member, province=province
        )
        self._conversation = told["conversation"]

    def prepare(self, *steps: str) -> None:
        """Have it taken on, and have the person asked; then the further steps of the host."""
        self._await(self._origin, "focal", {"phase": "proposed"})
        self._take(self._origin, "focal", ("accept",), worker=self._worker)
        self.host_takes("consent", "ask", *steps, when={"phase": "accepted"})

    def host_takes(self, *steps: str, when: dict[str, str] | None = None, username: str = "officer") -> None:
        """Take steps where the person is, once it stands so."""
        self._await(self._host, username, when or {})
        self._take(self._host, username, steps)

    def origin_takes(self, *steps: str, when: dict[str, str]) -> None:
        """Take steps in the country of origin, once it stands so."""
        self._await(self._origin, self._worker, when)
        self._take(self._origin, self._worker, steps)

    def _take(self, desk: Desk, username: str, steps: tuple[str, ...], **more: Any) -> None:
        desk.ask("step_return", username=username, conversation=self._conversation, steps=list(steps), **more)

    def _await(self, desk: Desk, username: str, when: dict[str, str]) -> None:
        def stands() -> bool:
            told = desk.ask("state_of_return", username=username, conversation=self._conversation)
            return all(told[name] == code for name, code in when.items())

        if when:
            await_letter(stands, what=", ".join(f"{name} {code}" for name, code in when.items()))


def await_letter(has_come: Callable[[], bool], *, what: str) -> None:
    """Look again and again until a letter has brought something; raises Unavailable when it does not come."""
    deadline = time.monotonic() + _ARRIVAL_SECONDS
    while not has_come():
        if time.monotonic() > deadline:
            raise Unavailable(f"A letter did not arrive: {what}.", remedy="Read the nodes' logs.")
        time.sleep(0.1)


def _accept_group(there: Desk, group: dict[str, Any]) -> None:
    asked = {"username": "focal", "group": group["group"], "side": "origin", "phase": "proposed"}
    await_letter(lambda: there.ask("count_group", **asked)["number"] == group["cambodians"], what="the group")
    there.ask("accept_group", username="focal", group=group["group"], worker="shelter")


def _verify_group(here: Desk, group: dict[str, Any]) -> None:
    asked = {"username": "supervisor", "group": group["group"], "side": "host", "phase": "accepted"}
    await_letter(
        lambda: here.ask("count_group", **asked)["number"] == group["cambodians"], what="the group's answer"
    )
    here.ask("verify_group", username="supervisor", group=group["group"])


def _answer_group(there: Desk, group: dict[str, Any]) -> None:
    asked = {"username": "shelter", "group": group["group"], "side": "origin", "nationality": "asked"}
    await_letter(
        lambda: there.ask("count_group", **asked)["number"] == group["cambodians"],
        what="the group's verification",
    )
    there.ask("answer_group", username="shelter", group=group["group"])
