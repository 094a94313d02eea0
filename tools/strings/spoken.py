"""Sentences of errors: found where an error or a problem is made, though nothing marks them.

Engines and services raise plain English sentences, so that they need no Django and logs stay readable in one
language. The portal translates them when it shows them (`sampan.portal.telling`). A sentence with parts put
in, an f-string, becomes a phrase with named parts: f"{count:,} rows" is "{count} rows".
"""

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.strings.message import ERROR_CONTEXT, SOURCE, Message, place_of

ROOT_OF_ERRORS = "SampanError"
SPEAKING_PARTS = frozenset({"what", "remedy", "ask", "notices"})
# Functions that put their words into an error which they return.
SPEAKING_FUNCTIONS = frozenset({"wrong_kind", "_bomb"})
_FEWEST_LETTERS = 5  # beside its parts, or a phrase would fit any sentence
# Read by whoever runs a node at its console, which speaks English, as do checks of a country pack's files.
NOT_SHOWN_ON_PAGES = (
    "cli.py",
    "partnership/figures/commands.py",
    "portal/demo/",
    "portal/hand_over.py",
    "portal/node/",
    "protection/records/commands.py",
    "vocabulary/canonical.py",
    "vocabulary/countries/reading.py",
)


@dataclass(frozen=True)
class Module:
    """A parsed file: its tree and, for every name, the expressions that are assigned to it."""

    path: Path
    tree: ast.Module
    assigned: dict[str, list[ast.expr]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Module":
        """Parse a file."""
        module = cls(path, ast.parse(path.read_text("utf-8")))
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    module._assign(target, node.value)
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                module._assign(node.target, node.value)
        return module

    def _assign(self, target: ast.expr, expression: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.assigned.setdefault(target.id, []).append(expression)
        elif isinstance(target, ast.Tuple) and isinstance(expression, ast.Tuple):
            for one, told in zip(target.elts, expression.elts, strict=False):
                self._assign(one, told)


def spoken_in(paths: Iterable[Path], *, root: Path = SOURCE) -> Iterator[Message]:
    """Yield the sentences that the errors and problems of these Python files say."""
    modules = [Module.read(path) for path in paths]
    speakers = names_of_speakers(module.tree for module in modules)
    constants = {name: told for module in modules for name, told in module.assigned.items() if name.isupper()}
    for module in modules:
        if module.path.relative_to(root).as_posix().startswith(NOT_SHOWN_ON_PAGES):
            continue
        for sentence, line in _sentences_of(module, speakers, constants):
            plain = sentence.replace("{{", "{").replace("}}", "}")
            has_parts = re.search(r"{\w+}", sentence) is not None and plain == sentence
            context = ERROR_CONTEXT if has_parts else ""
            yield Message(plain, place_of(module.path, line, root=root), context=context)


def names_of_speakers(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Return the classes of errors, and the classes that hold a `what` beside a `remedy`."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {ROOT_OF_ERRORS} | {one.name for one in classes if {"what", "remedy"} <= _fields(one)}
    while True:
        heirs = {one.name for one in classes if any(_name(base) in found for base in one.bases)}
        if heirs <= found:
            return frozenset(found)
        found |= heirs


def _fields(one: ast.ClassDef) -> set[str]:
    return {_name(node.target) for node in one.body if isinstance(node, ast.AnnAssign)}


def _name(expression: ast.expr) -> str:
    if isinstance(expression, ast.Name):
        return expression.id
    return expression.attr if isinstance(expression, ast.Attribute) else ""


def _sentences_of(
    module: Module, speakers: frozenset[str], constants: dict[str, list[ast.expr]]
) -> Iterator[tuple[str, int]]:
    for expression in _with_chosen_parts(_said(module.tree, speakers), module.assigned):
        for sentence in _wordings(expression, module.assigned | constants):
            letters = re.sub(r"{\w+}", "", sentence)
            if " " in sentence.strip() and sum(letter.isalpha() for letter in letters) >= _FEWEST_LETTERS:
                yield sentence, expression.lineno


def _said(tree: ast.Module, speakers: frozenset[str]) -> Iterator[ast.expr]:
    """Yield the arguments of every error and problem that is made, and defaults named what or remedy."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in speakers:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and _is_super_init(inner):
                    yield from _arguments(inner)
        elif isinstance(node, ast.Call):
            if _name(node.func) in speakers | SPEAKING_FUNCTIONS:
                yield from _arguments(node)
            else:
                yield from (one.value for one in node.keywords if one.arg in SPEAKING_PARTS)


def _with_chosen_parts(said: Iterator[ast.expr], assigned: dict[str, list[ast.expr]]) -> Iterator[ast.expr]:
    """Yield each expression, and the parts of a sentence that are chosen between two wordings."""
    for expression in said:
        yield expression
        for one in ast.walk(expression):
            if isinstance(one, ast.FormattedValue) and isinstance(one.value, ast.Name):
                yield from (told for told in assigned.get(one.value.id, ()) if isinstance(told, ast.IfExp))


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args
    yield from (one.value for one in call.keywords if one.arg in SPEAKING_PARTS)


def _is_super_init(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "__init__"


def _wordings(
    expression: ast.expr, assigned: dict[str, list[ast.expr]], seen: frozenset[str] = frozenset()
) -> list[str]:
    """Return every sentence that an expression can be; none where it is made elsewhere."""
    if isinstance(expression, ast.Constant):
        return [_escaped(expression.value)] if isinstance(expression.value, str) else []
    if isinstance(expression, ast.JoinedStr):
        return [_with_parts(expression)]
    if isinstance(expression, ast.IfExp):
        return _wordings(expression.body, assigned, seen) + _wordings(expression.orelse, assigned, seen)
    if isinstance(expression, ast.Subscript):
        return _wordings(expression.value, assigned, seen)
    if isinstance(expression, ast.BoolOp | ast.Dict | ast.Tuple):
        several = expression.elts if isinstance(expression, ast.Tuple) else expression.values
        return [wording for one in several for wording in _wordings(one, assigned, seen)]
    if isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add):
        halves = _wordings(expression.left, assigned, seen), _wordings(expression.right, assigned, seen)
        return ["".join(both) for both in itertools.product(*halves)]
    if isinstance(expression, ast.Name) and expression.id not in seen:
        told = assigned.get(expression.id, [])
        return [w for one in told for w in _wordings(one, assigned, seen | {expression.id})]
    return []


def _with_parts(joined: ast.JoinedStr) -> str:
    """Write an f-string as a phrase with named parts."""
    names: list[str] = []
    written = ""
    for piece in joined.values:
        if isinstance(piece, ast.FormattedValue):
            names.append(_part_name(piece.value, names))
            written += f"{{{names[-1]}}}"
        elif isinstance(piece, ast.Constant):
            written += _escaped(str(piece.value))
    return written


def _part_name(expression: ast.expr, taken: list[str]) -> str:
    """Name a part after what is put in: the last name in it, `choices` for a joined list, or `part`."""
    inner = expression
    if isinstance(inner, ast.Call) and _name(inner.func) in ("join", "_sample"):
        return "choices"
    if isinstance(inner, ast.Call) and inner.args:
        inner = inner.args[0]
    name = (_name(inner) or "part").strip("_").lower() or "part"
    return name if name not in taken else f"{name}{len(taken) + 1}"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
