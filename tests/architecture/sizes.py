"""Sizes: files that one can hold in mind, functions that one can see."""

import ast
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.architecture.exceptions import LARGE
from tests.architecture.source import Finding, Source, functions

QUESTION_LINES = 300
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
SHORT_FUNCTION = 30
LONGEST_VIEW = 25
SHARE_OF_SHORT = 0.9
TEXT_KINDS = (".html", ".js", ".css", ".typ", ".sql")


@dataclass(frozen=True)
class FunctionSizes:
    """How long the functions are, in lines from `def` to the last line."""

    count: int
    median: float
    longest: int
    share_of_short: float

    def __str__(self) -> str:
        return (
            f"{self.count} functions, median {self.median:g} lines, "
            f"{self.share_of_short:.1%} under {SHORT_FUNCTION}, longest {self.longest}"
        )


def function_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def function_sizes(source: Source) -> FunctionSizes:
    """The sizes of all functions but those of migrations; a tree without functions counts as in order."""
    lines = [
        function_lines(one) for module in source if not module.is_migration for one in functions(module)
    ] or [1]
    short = sum(length < SHORT_FUNCTION for length in lines)
    return FunctionSizes(len(lines), median(lines), max(lines), short / len(lines))


def long_functions(source: Source) -> list[Finding]:
    """Functions above 60 lines."""
    return [
        module.finding(
            one.lineno, f"{one.name} has {function_lines(one)} lines; the most is {LONGEST_FUNCTION}"
        )
        for module in source
        if not module.is_migration
        for one in functions(module)
        if function_lines(one) > LONGEST_FUNCTION
    ]


def long_views(source: Source) -> list[Finding]:
    """Views of 25 lines and more: a view takes a request, calls a service and shows a page."""
    return [
        module.finding(
            one.lineno, f"view {one.name} has {function_lines(one)} lines; stay under {LONGEST_VIEW}"
        )
        for module in source
        if "views" in module.name.split(".")
        for one in functions(module)
        if function_lines(one) >= LONGEST_VIEW
    ]


def long_modules(source: Source) -> list[Finding]:
    """Python files above 500 lines, and above 300 without a reason."""
    return [
        module.finding(
            1, f"{module.line_count} lines: split it, or at most {LONGEST_FILE} with a reason in LARGE"
        )
        for module in source
        if not module.is_migration
        and (
            module.line_count > LONGEST_FILE
            or (module.line_count > QUESTION_LINES and module.name not in LARGE)
        )
    ]


def long_texts(folder: Path) -> list[Finding]:
    """Templates, styles and scripts of our own above 500 lines."""
    texts = [
        path for path in sorted(folder.rglob("*")) if path.suffix in TEXT_KINDS and "vendor" not in path.parts
    ]
    counted = [(path, len(path.read_text(encoding="utf-8").splitlines())) for path in texts]
    return [
        Finding(str(path.relative_to(folder)), 1, f"{lines} lines; the most is {LONGEST_FILE}")
        for path, lines in counted
        if lines > LONGEST_FILE
    ]
