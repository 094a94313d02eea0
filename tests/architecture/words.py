"""Docstrings and names: what every module and public thing says, and what nothing is called."""

import ast

from tests.architecture.source import Finding, Module, Source

BANNED = {"utils", "util", "common", "helpers", "helper", "core", "misc", "tools", "stuff", "lib"}
EXPLAINED = ("vocabulary", "engines")
EXPLAINED_MODULES = ("services", "queries")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def modules_without_a_docstring(source: Source) -> list[Finding]:
    """Modules that do not open with a docstring; migrations are written by Django."""
    return [
        module.finding(1, "opens with no docstring: one line that could caption it")
        for module in source
        if not ast.get_docstring(module.tree) and not module.is_migration
    ]


def public_things_without_a_docstring(source: Source) -> list[Finding]:
    """Public functions, classes and methods of vocabulary, engines, services and queries without one."""
    return [
        module.finding(thing.lineno, f"{thing.name} is public and has no docstring: say what it promises")
        for module in source
        if _is_explained(module)
        for thing in _public_things(module.tree)
        if not ast.get_docstring(thing) and not _needs_none(thing)
    ]


def _is_explained(module: Module) -> bool:
    words = module.name.split(".")
    return (words[1:2] and words[1] in EXPLAINED) or any(word in EXPLAINED_MODULES for word in words)


def _public_things(scope: ast.Module | ast.ClassDef) -> list[Definition]:
    things: list[Definition] = []
    for node in scope.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            things.append(node)
            if isinstance(node, ast.ClassDef):
                things += _public_things(node)
    return things


def _needs_none(thing: Definition) -> bool:
    """An overload or a setter is explained where the thing itself is."""
    names = {ast.unparse(decorator).rsplit(".", 1)[-1] for decorator in thing.decorator_list}
    return bool(names & {"overload", "setter", "override"})


def package_faces_with_content(source: Source) -> list[Finding]:
    """Package `__init__.py` files that hold more than a docstring (and the root's version)."""
    return [
        module.finding(node.lineno, "a package's face holds its docstring and nothing else")
        for module in source
        if module.is_package_face
        for node in module.tree.body[1 if ast.get_docstring(module.tree) else 0 :]
        if not (module.name == "sampan" and _is_version(node))
    ]


def _is_version(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"


def banned_names(source: Source) -> list[Finding]:
    """Modules whose name says nothing."""
    return [
        module.finding(1, f"{word} says nothing: name the thing in the field's words")
        for module in source
        for word in module.name.split(".")[-1:]
        if word in BANNED
    ]
