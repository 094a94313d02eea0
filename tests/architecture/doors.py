"""The few doors to the database, and no import that hides in a function."""

import ast

from tests.architecture.exceptions import LAZY, SAVES_ELSEWHERE, SPEAKS_SQL
from tests.architecture.floors import SLICED, part
from tests.architecture.source import Finding, Module, Source, dotted

WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
KEEPERS = (*SLICED, "portal")


def lazy_imports(source: Source) -> list[Finding]:
    """Imports inside a function, outside the list of exceptions; Django's `ready()` hooks are allowed."""
    return [
        module.finding(
            found.line, f"imports {found.target} inside a function: move it to the top, break the circle"
        )
        for module in source
        for found in source.imports(module)
        if found.inside and module.name not in LAZY and not module.name.endswith(".apps")
    ]


def sql_elsewhere(source: Source) -> list[Finding]:
    """SQL spoken to a cursor outside access, audit, the node and migrations."""
    return [
        module.finding(call.lineno, "speaks SQL: use the ORM, or put it where row security is set")
        for module in source
        if not module.is_migration and not _lives_in(module, SPEAKS_SQL)
        for call in _calls(module)
        if _speaks_sql(dotted(call.func))
    ]


def _speaks_sql(called: str) -> bool:
    words = called.split(".")
    return words[-1] in ("execute", "executemany") and any("cursor" in word for word in words[:-1])


def writes_elsewhere(source: Source) -> list[Finding]:
    """Rows written outside a slice's services and migrations."""
    return [
        module.finding(call.lineno, f"{dotted(call.func)}() writes: only a slice's services save")
        for module in source
        if _must_not_write(module)
        for call in _calls(module)
        if _writes(call)
    ]


def _must_not_write(module: Module) -> bool:
    if part(module.name) not in KEEPERS or module.is_migration or _lives_in(module, SAVES_ELSEWHERE):
        return False
    return "services" not in module.name.split(".")


def _writes(call: ast.Call) -> bool:
    words = dotted(call.func).split(".")
    if len(words) < 2:
        return False
    return words[-1] in WRITES or (words[-1] == "update" and "objects" in words)


def _calls(module: Module) -> list[ast.Call]:
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.Call)]


def _lives_in(module: Module, places: dict[str, str]) -> bool:
    return any(module.name == place or module.name.startswith(place + ".") for place in places)
