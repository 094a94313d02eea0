"""Phrases that stand in the code as plain data and are translated where they are shown.

Roles and choices are data of floors that need no language; the pages put them through gettext.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.strings.message import SOURCE, Message, place_of

# Which arguments of a call are read by people, by the name of what is called.
SHOWN_ARGUMENTS = {"Role": (1, 2)}
_CHOICES = frozenset({"TextChoices"})


def declared_in(path: Path, *, root: Path = SOURCE) -> Iterator[Message]:
    """Yield the phrases of roles and of the labels of choices in a Python file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        for phrase in _shown(node):
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


def _last_name(base: ast.expr) -> str:
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
