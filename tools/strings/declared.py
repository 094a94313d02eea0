"""Phrases that stand in the code as plain data and are translated where they are shown.

Roles, choices and the parts of some errors are data of floors that need no language.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.strings.message import SOURCE, Message, place_of

# Which arguments of a call are read by people, by the name of what is called.
SHOWN_ARGUMENTS = {"Role": (1, 2)}
# Tables of pairs whose second half is put into an error, by file and name.
SHOWN_TABLES = {
    ("protection/records/reading/archive.py", "FORBIDDEN"),
    ("protection/records/reading/sniffing.py", "KNOWN"),
}
_CHOICES = frozenset({"TextChoices"})


def declared_in(path: Path, *, root: Path = SOURCE) -> Iterator[Message]:
    """Yield the phrases of roles, labels of choices and parts of errors in a Python file."""
    file = path.relative_to(root).as_posix()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for phrase in (*_shown(node), *_second_halves(node, file)):
            if isinstance(phrase, ast.Constant) and isinstance(phrase.value, str):
                yield Message(phrase.value, place_of(path, phrase.lineno, root=root))


def _shown(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        places = SHOWN_ARGUMENTS.get(node.func.id, ())
        yield from (argument for place, argument in enumerate(node.args) if place in places)
    elif isinstance(node, ast.ClassDef) and any(_last_name(base) in _CHOICES for base in node.bases):
        for line in node.body:
            if (
                isinstance(line, ast.Assign)
                and isinstance(line.value, ast.Tuple)
                and len(line.value.elts) == 2
            ):
                yield line.value.elts[1]


def _second_halves(node: ast.AST, file: str) -> Iterator[ast.expr]:
    is_table = isinstance(node, ast.Assign) and (file, _last_name(node.targets[0])) in SHOWN_TABLES
    if is_table and isinstance(node.value, ast.Tuple):
        yield from (pair.elts[1] for pair in node.value.elts if isinstance(pair, ast.Tuple))


def _last_name(base: ast.expr) -> str:
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
