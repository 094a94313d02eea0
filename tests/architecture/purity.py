"""Vocabulary and engines are pure: no Django, settings, clock, network or randomness of their own."""

import ast

from tests.architecture.exceptions import RANDOM
from tests.architecture.floors import part
from tests.architecture.source import Finding, Module, Source, dotted

PURE = ("vocabulary", "engines")
FORBIDDEN_MODULES = {
    "a web framework or database": (
        "django",
        "ninja",
        "psycopg",
        "procrastinate",
        "sqlite3",
        "allauth",
        "granian",
    ),
    "the network": (
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "requests",
        "ftplib",
        "smtplib",
        "asyncio",
        "select",
    ),
    "another program": ("subprocess", "multiprocessing", "signal"),
    "randomness": ("random", "secrets", "numpy.random"),
}
FORBIDDEN_CALLS = {
    "the clock": (
        "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
        "time.monotonic", "time.perf_counter", "time.sleep", "time.localtime", "time.gmtime",
    ),
    "the environment": ("os.getenv", "os.environ.get", "os.getcwd"),
    "randomness": ("os.urandom", "uuid.uuid1", "uuid.uuid4", "uuid4", "uuid1"),
}  # fmt: skip


def impurities(source: Source) -> list[Finding]:
    """Imports and calls by which a pure module would reach for the world outside."""
    found = []
    for module in source:
        if part(module.name) in PURE:
            found += _impure_imports(source, module) + _impure_calls(module)
    return found


def _impure_imports(source: Source, module: Module) -> list[Finding]:
    return [
        module.finding(found.line, f"reaches for {world}: {found.target}; take it as an argument")
        for found in source.imports(module)
        for world, names in FORBIDDEN_MODULES.items()
        if any(found.target == name or found.target.startswith(name + ".") for name in names)
        and not _is_excused(module, world)
    ]


def _impure_calls(module: Module) -> list[Finding]:
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    return [
        module.finding(call.lineno, f"reaches for {world}: {dotted(call.func)}(); take it as an argument")
        for call in calls
        for world, names in FORBIDDEN_CALLS.items()
        if any(dotted(call.func) == name or dotted(call.func).endswith("." + name) for name in names)
        and not _is_excused(module, world)
    ]


def _is_excused(module: Module, world: str) -> bool:
    return world == "randomness" and module.name in RANDOM
