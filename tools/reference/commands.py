"""docs/reference/commands.md: every command, argument and option of `sampan`."""

import argparse
from collections.abc import Iterator

from django.utils.module_loading import import_string

from tools.reference.table import table

PARSER = "sampan.cli.build_parser"  # by name: it may read models, which ask for Django set up
HEAD = """# Commands

Every command exits 0 when it did what was asked, and otherwise prints one line: what happened, what to do.

"""


def page() -> str:
    """The page's text, one section a command."""
    return HEAD + "\n".join(_section(parser) for parser in commands(whole_parser()))


def whole_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    return import_string(PARSER)()


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parser and all parsers under it, in the order in which they were added."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in dict.fromkeys(action.choices.values()):
                yield from commands(below)


def _section(parser: argparse.ArgumentParser) -> str:
    rows = [
        (_name(action), _choices(action), _default(action), _help(parser, action))
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction)
    ]
    shown = "\n" + table(("argument", "one of", "default", "meaning"), rows) if rows else ""
    return f"## `{parser.prog}`\n\n{parser.description or ''}\n{shown}"


def _name(action: argparse.Action) -> str:
    return (
        ", ".join(f"`{name}`" for name in action.option_strings)
        or f"`{action.metavar or action.dest.upper()}`"
    )


def _choices(action: argparse.Action) -> str:
    return ", ".join(f"`{choice}`" for choice in action.choices or ())


def _default(action: argparse.Action) -> str:
    if action.required:
        return "must be given"
    silent = action.default in (None, False, argparse.SUPPRESS)
    return "" if silent else f"`{action.default}`"


def _help(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    told = vars(action) | {"prog": parser.prog}
    return (action.help or "") % told if action.help != argparse.SUPPRESS else ""
