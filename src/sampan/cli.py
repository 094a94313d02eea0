"""The command line: `sampan node`, `import`, `export`, `report`, `audit` and `demo`.

Every command is a thin adapter: it reads arguments, starts the node's database and Django if the work
needs them, and hands over to the slice that owns the work. With `--json` the answer is one JSON object
on standard output. Whatever fails ends with one line on standard error and a status other than 0.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.config import NodeConfig
from sampan.portal.node.starting import load
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, SampanError

Told = dict[str, Any]
REFUSED, FAILED = 1, 2  # 1: it ran and found something wrong; 2: it could not run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    asked = build_parser().parse_args(arguments)
    try:
        told = asked.run(asked)
    except SampanError as error:
        return _fail(asked, error.code, error.what, error.remedy)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        return _fail(
            asked, "file", f"{error.filename}: {error.strerror}.", "Check the path and who may read it."
        )
    except ModuleNotFoundError as error:
        return _fail(asked, "missing", f"This installation lacks {error.name}.", "Install Sampan again.")
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
    _node_commands(groups.add_parser("node", help="make, serve and look after a node"))
    _record_commands(groups)
    _report_commands(groups.add_parser("report", help="write a report"))
    _audit_commands(groups.add_parser("audit", help="check the audit"))
    demo = _command(groups, "demo", _demo, "an invented region of three nodes, with sign-in links")
    demo.add_argument("--once", action="store_true", help="play the story, check each step and end")
    demo.add_argument("--dir", type=Path, help="where the nodes are kept (default: a temporary folder)")
    return parser


def _node_commands(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    init = _command(group, "init", _init, "make a node in an empty folder", directory=True)
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
    _command(group, "serve", _serve, "serve the node until Ctrl+C or SIGTERM", directory=True)
    _command(group, "doctor", _doctor, "say what is wrong and how to mend it", directory=True)
    _command(group, "migrate", _migrate, "bring the tables up to date after an upgrade", directory=True)
    rotate = _command(group, "rotate", _rotate, "make a new key; the node must be stopped", directory=True)
    rotate.add_argument(
        "--keys", choices=("wrapping", "exchange"), default="wrapping", help="which (default: %(default)s)"
    )
    pair = _command(group, "pair", _pair, "propose a peer as a member, or confirm it", directory=True)
    pair.add_argument("--peer", required=True, metavar="URL", help="the peer's public address")
    pair.add_argument(
        "--fingerprint", default="", help="the peer's fingerprint, as its administrator reads it out"
    )
    _as(pair)


def _record_commands(groups: Any) -> None:
    bring = _command(groups, "import", _import, "import a file of cases: all of it or nothing")
    bring.add_argument("format", choices=("htcds", "ctdc"))
    bring.add_argument("file", type=Path)
    _at(bring)
    bring.add_argument("--dry-run", action="store_true", help="check and count, change nothing")
    bring.add_argument(
        "--update", action="store_true", help="let rows change cases that were imported before"
    )
    bring.add_argument("--problems", type=Path, help="write every problem to this new CSV file")
    _as(bring)
    export = _command(groups, "export", _export, "write cases that may leave the node to a new file")
    export.add_argument("format", choices=("htcds", "ctdc"))
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
        group, "situation", _situation, "persons by year, country, sex, age, education and form"
    )
    _at(situation)
    situation.add_argument("--from", dest="first", type=_first_day, help="first day, or a month or year")
    situation.add_argument("--to", dest="last", type=_last_day, help="last day, or a month or year")
    situation.add_argument("--format", choices=("json", "html", "pdf"), default="json")
    situation.add_argument("--language", default="en", help="language of the report (default: %(default)s)")
    situation.add_argument(
        "--out", type=Path, help="file to write (needed for pdf; default: standard output)"
    )
    _as(situation)


def _audit_commands(parser: argparse.ArgumentParser) -> None:
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    verify = _command(group, "verify", _verify, "read the whole audit and check its chain")
    _at(verify)
    _as(verify)


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


def _init(asked: argparse.Namespace) -> Told:
    config = NodeConfig(
        id=asked.id,
        country=asked.country,
        name=asked.name,
        listen=asked.listen,
        public_url=asked.public_url or f"http://{asked.listen}",
        is_demo=asked.demo,
        require_second_factor=not asked.demo,
    )
    return commands.init(
        asked.directory, config, superuser_url=asked.database_url, agency=asked.agency, say=_say
    )


def _serve(asked: argparse.Namespace) -> Told:
    return commands.run(asked.directory, say=_say)


def _doctor(asked: argparse.Namespace) -> Told:
    return commands.doctor(asked.directory)


def _migrate(asked: argparse.Namespace) -> Told:
    return commands.update_tables(asked.directory)


def _rotate(asked: argparse.Namespace) -> Told:
    return commands.rotate(asked.directory, keys=asked.keys)


def _pair(asked: argparse.Namespace) -> Told:
    return commands.pair(
        asked.directory, peer=asked.peer, fingerprint=asked.fingerprint, username=asked.username
    )


def _import(asked: argparse.Namespace) -> Told:
    records = "sampan.protection.records.commands"
    with commands.at_node(asked.directory):
        request = load(f"{records}:ImportRequest")(
            path=asked.file,
            format=asked.format,
            account=asked.username,
            dry_run=asked.dry_run,
            may_update=asked.update,
            problems=asked.problems,
        )
        return load(f"{records}:run_import")(request, progress=_progress).as_json()


def _export(asked: argparse.Namespace) -> Told:
    records = "sampan.protection.records.commands"
    with commands.at_node(asked.directory):
        request = load(f"{records}:ExportRequest")(
            path=asked.out,
            format=asked.format,
            account=asked.username,
            recipient=asked.recipient,
            with_identity=asked.with_identity,
        )
        return load(f"{records}:run_export")(request, progress=_progress).as_json()


def _situation(asked: argparse.Namespace) -> Told:
    if asked.format == "pdf" and asked.out is None:
        raise InvalidInput("A PDF needs a file.", remedy="Give --out FILE.", field="out")
    with (
        commands.at_node(asked.directory) as config,
        load("sampan.portal.node.acting:acting")(
            asked.username, "statistics", attempted="figures.report"
        ) as reader,
    ):
        content: bytes = load("sampan.partnership.figures.commands:run_report")(
            reader=reader,
            node=config.name,
            first=asked.first,
            last=asked.last,
            language=asked.language,
            format=asked.format,
        )
    if asked.out is None:
        sys.stdout.buffer.write(content)
        return {"ok": True, "printed": True}
    asked.out.write_bytes(content)
    return {"ok": True, "file": str(asked.out), "format": asked.format, "bytes": len(content)}


def _verify(asked: argparse.Namespace) -> Told:
    with (
        commands.at_node(asked.directory),
        load("sampan.portal.node.acting:acting")(asked.username, "audit", attempted="audit.verify"),
    ):
        report = load("sampan.registry.audit.chain:verify_chain")()
    told = {"ok": report.is_sound, "entries": report.entries, "head": report.head_hash}
    return told if report.is_sound else told | {"fault": report.fault}


def _demo(asked: argparse.Namespace) -> Told:
    return load("sampan.portal.demo.commands:run_demo")(directory=asked.dir, once=asked.once, say=_say)


def _first_day(text: str) -> date:
    return _day(text).earliest()


def _last_day(text: str) -> date:
    return _day(text).latest()


def _day(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except SampanError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _progress(what: str, done: int, total: int | None) -> None:
    _say(f"{what}: {done:,}" + (f" of {total:,}" if total else ""))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _fail(asked: argparse.Namespace, code: str, what: str, remedy: str) -> int:
    if asked.json:
        print(json.dumps({"ok": False, "error": code, "what": what, "remedy": remedy}, ensure_ascii=False))
    _say("sampan: " + " ".join(f"{what} {remedy}".split()))
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
        _say("sampan: something is wrong; see above.")
