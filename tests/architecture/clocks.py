"""One clock: a slice asks the house what time it is, never the machine."""

import ast
from collections.abc import Callable

from tests.architecture.exceptions import OWN_CLOCK
from tests.architecture.floors import SLICED, part
from tests.architecture.source import Finding, Module, Source, dotted

ASKS_THE_MACHINE = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "time.time",
)
ASKS_IF_EMPTY = ("timezone.localdate", "timezone.localtime", "localdate", "localtime", "Now")
"""These ask the machine only when they are given no moment."""
BY_CRON = ("app.periodic",)


def machine_clocks(source: Source) -> list[Finding]:
    """Calls and defaults in slices and portal that ask the machine's clock, outside the list of exceptions."""
    return [
        module.finding(line, f"asks the machine's clock: {name}; ask sampan.registry.clock.queries.house_now")
        for module in source
        if _is_bound(module)
        for line, name in _asked(module)
    ]


def cron_jobs(source: Source) -> list[Finding]:
    """Jobs that run by cron: a clock put back would rest them."""
    words = "runs by the machine's clock: use sampan.registry.clock.timers"
    return _calls(source, lambda call: dotted(call.func) in BY_CRON, words)


def foreign_days(source: Source) -> list[Finding]:
    """Days taken from a moment as it stands, in UTC: for seven hours of a night in Ha Noi that is yesterday."""
    words = "takes the day in UTC: ask sampan.registry.clock.queries.house_day"
    return _calls(source, _is_day_of_a_moment, words)


def _calls(source: Source, is_meant: Callable[[ast.Call], bool], words: str) -> list[Finding]:
    return [
        module.finding(node.lineno, words)
        for module in source
        if _is_bound(module)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and is_meant(node)
    ]


def _is_day_of_a_moment(call: ast.Call) -> bool:
    """Say whether it is `moment.date()`; a moment that was led to a zone by name in the same breath says what it is."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "date" or call.args or call.keywords:
        return False
    moment = call.func.value
    return not (isinstance(moment, ast.Call) and dotted(moment.func).endswith("astimezone"))


def _asked(module: Module) -> list[tuple[int, str]]:
    called = {id(node.func): node for node in ast.walk(module.tree) if isinstance(node, ast.Call)}
    found = []
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Attribute | ast.Name):
            continue
        name, call = dotted(node), called.get(id(node))
        is_empty = call is not None and not call.args and not call.keywords
        if name in ASKS_THE_MACHINE or (name in ASKS_IF_EMPTY and is_empty):
            found.append((node.lineno, name))
    return found


def _is_bound(module: Module) -> bool:
    if module.is_migration or part(module.name) not in (*SLICED, "portal"):
        return False
    return not any(module.name == place or module.name.startswith(place + ".") for place in OWN_CLOCK)
