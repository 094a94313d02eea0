"""The source tree as the rules see it: every module parsed, nothing imported."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "sampan"


@dataclass(frozen=True)
class Finding:
    """One breach of a rule: where, and what to do about it."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Import:
    """One imported module, as a dotted name; `inside` when the import stands in a function."""

    target: str
    line: int
    inside: bool


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    name: str
    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.path)

    @property
    def line_count(self) -> int:
        return len(self.text.splitlines())

    @property
    def is_package_face(self) -> bool:
        return self.path.endswith("__init__.py")

    @property
    def is_migration(self) -> bool:
        return ".migrations" in self.name

    def finding(self, line: int, what: str) -> Finding:
        return Finding(self.path, line, what)


@dataclass(frozen=True)
class Source:
    """All modules of the package, by dotted name."""

    modules: dict[str, Module]

    def __iter__(self) -> Iterator[Module]:
        return iter(self.modules.values())

    def imports(self, module: Module) -> list[Import]:
        """Everything that `module` imports; `from package import module` counts as the module."""
        found = []
        for node, inside in _import_nodes(module.tree):
            if isinstance(node, ast.Import):
                found += [Import(alias.name, node.lineno, inside) for alias in node.names]
            else:
                base = node.module or ""
                found += [
                    Import(self._resolve(base, alias.name), node.lineno, inside) for alias in node.names
                ]
        return found

    def _resolve(self, base: str, name: str) -> str:
        return f"{base}.{name}" if f"{base}.{name}" in self.modules else base


def _import_nodes(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    pending: list[tuple[ast.AST, bool]] = [(tree, False)]
    while pending:
        node, inside = pending.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, inside
        deeper = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        pending += [(child, deeper) for child in ast.iter_child_nodes(node)]


def read_source(folder: Path, package: str = PACKAGE) -> Source:
    """Read the package `package` that lies in `folder`."""
    modules = {}
    for path in sorted((folder / package).rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = Module(name, str(path.relative_to(folder)), path.read_text(encoding="utf-8"))
    return Source(modules)


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def dotted(node: ast.AST) -> str:
    """The dotted text of a name or attribute chain, calls passed through: `a.b().c` is "a.b.c"."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return node.id if isinstance(node, ast.Name) else ""


def report(findings: list[Finding]) -> str:
    """The findings as text for an assertion's message."""
    return f"{len(findings)} breach(es):\n" + "\n".join(str(finding) for finding in findings)
