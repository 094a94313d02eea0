"""The command line: `sampan node`, `import`, `export`, `report`, `match`, `offers`, `lures`, `demo` and others.

Every command is a thin adapter: it reads arguments, starts the node's database and Django if the work
needs them, and hands over to the slice that owns the work. With `--json` the answer is one JSON object
on standard output. Whatever fails ends with one line on standard error and a status other than 0.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sampan.portal import (
    agency_commands,
    exchange_commands,
    figures_commands,
    hand_over,
    linkage_commands,
    lure_commands,
    match_commands,
    material_commands,
    offer_commands,
    private_commands,
    site_commands,
)
from sampan.portal.node import members
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import SampanError

Told = dict[str, Any]
_FILE_ERRORS = (FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError)
# What only an optional extra brings
_EXTRAS = dict.fromkeys(("duckdb", "splink", "pyarrow"), "linkage") | dict.fromkeys(
    ("pyspark", "py4j"), "spark"
)
REFUSED, FAILED = 1, 2  # 1: it ran and found something wrong; 2: it could not run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    asked = build_parser().parse_args(arguments)
    try:
        told = asked.run(asked)
    except SampanError as error:
        where = {name: getattr(error, name, None) for name in ("field", "row")}
        return _fail(asked, error.code, error.what, error.remedy, **where)
    except _FILE_ERRORS as error:
        return _fail(
            asked, "file", f"{error.filename}: {error.strerror}.", "Check the path and who may read it."
        )
    except ModuleNotFoundError as error:
        return _fail(asked, "missing", f"This installation lacks {error.name}.", _remedy_for(error.name))
    except KeyboardInterrupt:
        return _fail(asked, "stopped", "Stopped.", "")
    _print(asked, told)
    return 0 if told.get("ok", True) else REFUSED


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; `docs/reference/command-line.md` is written from it."""
    parser = argparse.ArgumentParser(
        prog="sampan", description="The node and its records at the command line."
    )
    groups = parser.add_subparsers(required=True, metavar="COMMAND")
    _node_commands(_group(groups, "node", "make, serve and look after a node"))
    _record_commands(groups)
    _report_commands(_group(groups, "report", "write a report"))
    _audit_commands(_group(groups, "audit", "check the audit"))
    _pack_commands(_group(groups, "packs", "check and show country packs"))
    members_group = _group(groups, "members", "the directory of members: keys, signatures, drills")
    members.declare(members_group, command=_command, at=_at, acting=_as)
    words = {"command": _command, "at": _at, "acting": _as}
    exchange_commands.declare_exchange(_group(groups, "exchange", "watch the lines to the members"), **words)
    exchange_commands.declare_alerts(
        _group(groups, "alerts", "write to the duty desks of other countries"), **words
    )
    matching = match_commands.declare_match(
        _group(groups, "match", "the same person in two records"), command=_command, at=_at
    )
    private_commands.declare_private(matching, command=_command)
    linkage_commands.declare_linkages(
        _group(groups, "linkages", "pairs of two registers that people review"), command=_command, at=_at
    )
    offer_commands.declare(
        _group(groups, "offers", "warning signs in offers of work, marriage or travel"), command=_command
    )
    site_commands.declare(_group(groups, "site", "the public site that checks offers"), command=_command)
    agency_commands.declare(
        _group(groups, "agencies", "recruitment agencies that an offer names"), command=_command, at=_at
    )
    lure_commands.declare(
        _group(groups, "lures", "campaigns of adverts and messages"), command=_command, at=_at
    )
    figures = _group(groups, "figures", "tables in which no small count can be reckoned")
    figures_commands.declare(figures, command=_command)
    printed = _group(groups, "materials", "posters, leaflets and loudspeaker scripts in eight languages")
    material_commands.declare(printed, command=_command)
    demo = _command(groups, "demo", hand_over.demo, "an invented region of three nodes, with sign-in links")
    demo.add_argument("--once", action="store_true", help="play the story, check each step and end")
    demo.add_argument("--dir", type=Path, help="where the nodes are kept (default: a temporary folder)")
    demo.add_argument(
        "--ports",
        type=int,
        nargs=4,
        default=(),
        metavar="PORT",
        help="the nodes' ports and the public site's (default: 8101 8102 8103 8104)",
    )
    return parser


def _node_commands(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    init = _command(group, "init", hand_over.init, "make a node in an empty folder", directory=True)
    init.add_argument(
        "--id", required=True, help="short name, unique among the members, such as vn or vn-moph"
    )
    init.add_argument("--country", required=True, help="ISO 3166-1 alpha-2 code, such as VN")
    init.add_argument("--name", required=True, help="name in the header of every page")
    init.add_argument("--agency", default="", help="name of the first agency (default: the node's name)")
    init.add_argument("--listen", default="127.0.0.1:8101", help="address and port (default: %(default)s)")
    init.add_argument(
        "--public-url", default="", help="address for members and browsers (default: http://LISTEN)"
    )
    init.add_argument(
        "--database-url", default="", help="superuser's PostgreSQL address (default: embedded server)"
    )
    init.add_argument("--demo", action="store_true", help="say on every page that the people are invented")
    _command(group, "serve", hand_over.serve, "serve the node until Ctrl+C or SIGTERM", directory=True)
    _command(group, "doctor", hand_over.doctor, "say what is wrong and how to mend it", directory=True)
    _command(
        group, "migrate", hand_over.migrate, "bring the tables up to date after an upgrade", directory=True
    )
    rotate = _command(
        group, "rotate", hand_over.rotate, "make a new key; the node must be stopped", directory=True
    )
    rotate.add_argument(
        "--keys", choices=("wrapping", "exchange"), default="wrapping", help="which (default: %(default)s)"
    )
    certificate = _command(
        group,
        "certificate",
        hand_over.certificate,
        "make the certificate shown to members' nodes",
        directory=True,
    )
    certificate.add_argument(
        "--renew", action="store_true", help="make a new one; the old file is kept beside it"
    )
    pair = _command(
        group, "pair", hand_over.pair, "propose a peer as a member, or confirm it", directory=True
    )
    pair.add_argument("--peer", required=True, metavar="URL", help="the peer's public address")
    pair.add_argument(
        "--fingerprint", default="", help="the peer's fingerprint, as its administrator reads it out"
    )
    _as(pair)


def _record_commands(groups: Any) -> None:
    bring = _command(groups, "import", hand_over.import_file, "import a file of cases: all of it or nothing")
    bring.add_argument("format", choices=("htcds", "ctdc"), help="how the file is laid out")
    bring.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX, plain or in a ZIP")
    _at(bring)
    bring.add_argument("--dry-run", action="store_true", help="check and count, change nothing")
    bring.add_argument(
        "--update", action="store_true", help="let rows change cases that were imported before"
    )
    bring.add_argument("--problems", type=Path, help="write every problem to this new CSV file")
    _as(bring)
    export = _command(
        groups, "export", hand_over.export_file, "write cases that may leave the node to a new file"
    )
    export.add_argument("format", choices=("htcds", "ctdc"), help="how the file is laid out")
    export.add_argument(
        "--out", type=Path, required=True, help="a new file; .xlsx makes a workbook, else CSV"
    )
    _at(export)
    export.add_argument("--recipient", default="", help="for whom: consent is looked up for them")
    export.add_argument("--with-identity", action="store_true", help="with names, where consent covers them")
    _as(export)


def _report_commands(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(required=True, metavar="REPORT")
    situation = _command(
        group,
        "situation",
        hand_over.situation_report,
        "persons by year, country, sex, age, education and form",
    )
    _at(situation)
    situation.add_argument("--from", dest="first", type=_first_day, help="first day, or a month or year")
    situation.add_argument("--to", dest="last", type=_last_day, help="last day, or a month or year")
    situation.add_argument(
        "--format", choices=("json", "html", "pdf"), default="json", help="(default: %(default)s)"
    )
    situation.add_argument("--language", default="en", help="language of the report (default: %(default)s)")
    situation.add_argument(
        "--out", type=Path, help="file to write (needed for pdf; default: standard output)"
    )
    _as(situation)


def _audit_commands(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    verify = _command(group, "verify", hand_over.verify_audit, "read the whole audit and check its chain")
    _at(verify)
    _as(verify)


def _pack_commands(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(group, "check", hand_over.check_packs, "check a folder of your own pack rows")
    check.add_argument("packs", type=Path, metavar="DIR", help="the folder, with one folder a country in it")
    show = _command(group, "show", hand_over.show_pack, "show what a country's pack says on a day")
    show.add_argument("country", help="ISO 3166-1 alpha-2 code, such as KH")
    show.add_argument("--on", type=date.fromisoformat, help="the day, YYYY-MM-DD (default: today)")
    show.add_argument(
        "--packs", type=Path, metavar="DIR", help="a folder of your own rows over the shipped ones"
    )


def _group(groups: Any, name: str, summary: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = groups.add_parser(
        name, help=summary, description=summary.capitalize() + "."
    )
    return parser


def _command(
    group: Any, name: str, run: Callable[[argparse.Namespace], Told], summary: str, *, directory: bool = False
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = group.add_parser(
        name, help=summary, description=summary.capitalize() + "."
    )
    parser.set_defaults(run=run)
    parser.add_argument("--json", action="store_true", help="answer with one JSON object")
    if directory:
        parser.add_argument("directory", type=Path, metavar="DIR", help="the node's folder")
    return parser


def _at(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--node", dest="directory", type=Path, required=True, metavar="DIR", help="the node's folder"
    )


def _as(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="username", default="", help="act as this account (default: the node's service)"
    )


def _first_day(text: str) -> date:
    return _day(text).earliest()


def _last_day(text: str) -> date:
    return _day(text).latest()


def _day(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except SampanError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _remedy_for(module: str | None) -> str:
    """Name the command that installs what is missing: an optional extra, or the whole again."""
    extra = _EXTRAS.get((module or "").partition(".")[0])
    return f"Install it: pip install 'sampan[{extra}]'" if extra else "Install Sampan again."


def _fail(asked: argparse.Namespace, code: str, what: str, remedy: str, **where: str | int | None) -> int:
    if asked.json:
        told = {"ok": False, "error": code, "what": what, "remedy": remedy}
        print(json.dumps(told | {name: at for name, at in where.items() if at}, ensure_ascii=False))
    hand_over.say("sampan: " + " ".join(f"{what} {remedy}".split()))
    return FAILED


def _print(asked: argparse.Namespace, told: Told) -> None:
    if told.get("printed"):
        return
    if asked.json:
        print(json.dumps(told, ensure_ascii=False))
        return
    for finding in told.pop("findings", ()):
        print(f"{finding['level']:>5}  {finding['subject']}: {finding['what']} {finding['remedy']}".rstrip())
    for name, content in told.items():
        if name != "ok" and content not in ("", None, [], ()):
            print(f"{name.replace('_', ' ')}: {content}")
    if not told.get("ok", True):
        hand_over.say("sampan: something is wrong; see above.")
