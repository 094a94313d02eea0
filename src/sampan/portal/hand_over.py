"""Hands each command over to the slice that owns its work: arguments in, a JSON-ready answer out.

Modules that need Django are loaded by name, after the node was read from the arguments.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.config import NodeConfig
from sampan.portal.node.starting import load
from sampan.vocabulary.countries.checking import problems_of
from sampan.vocabulary.countries.pack import country_pack, use_own_packs
from sampan.vocabulary.countries.telling import lines_on, pack_on
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]


def init(asked: argparse.Namespace) -> Told:
    """Make a node from the options; a demonstration asks for no second factor."""
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
        asked.directory, config, superuser_url=asked.database_url, agency=asked.agency, say=say
    )


def serve(asked: argparse.Namespace) -> Told:
    """Serve the node."""
    return commands.run(asked.directory, say=say)


def doctor(asked: argparse.Namespace) -> Told:
    """Examine the node."""
    return commands.doctor(asked.directory)


def migrate(asked: argparse.Namespace) -> Told:
    """Bring the tables up to date."""
    return commands.update_tables(asked.directory)


def rotate(asked: argparse.Namespace) -> Told:
    """Make a new key."""
    return commands.rotate(asked.directory, keys=asked.keys)


def certificate(asked: argparse.Namespace) -> Told:
    """Make the node's certificate for its members."""
    return commands.certificate(asked.directory, renew=asked.renew)


def pair(asked: argparse.Namespace) -> Told:
    """Propose a peer, or confirm it."""
    return commands.pair(
        asked.directory, peer=asked.peer, fingerprint=asked.fingerprint, username=asked.username
    )


def import_file(asked: argparse.Namespace) -> Told:
    """Import a file of cases through the records slice."""
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
        return load(f"{records}:run_import")(request, progress=tell_progress).as_json()


def export_file(asked: argparse.Namespace) -> Told:
    """Write cases to a new file through the records slice."""
    records = "sampan.protection.records.commands"
    with commands.at_node(asked.directory):
        request = load(f"{records}:ExportRequest")(
            path=asked.out,
            format=asked.format,
            account=asked.username,
            recipient=asked.recipient,
            with_identity=asked.with_identity,
        )
        return load(f"{records}:run_export")(request, progress=tell_progress).as_json()


def situation_report(asked: argparse.Namespace) -> Told:
    """Write the situation report to the file named, else to standard output."""
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


def verify_audit(asked: argparse.Namespace) -> Told:
    """Read the whole audit; `ok` is False at the first fault."""
    with (
        commands.at_node(asked.directory),
        load("sampan.portal.node.acting:acting")(asked.username, "audit", attempted="audit.verify"),
    ):
        return load("sampan.registry.audit.commands:run_verify")()


def check_packs(asked: argparse.Namespace) -> Told:
    """Check a folder of country packs; `ok` is False when a node could not start with it."""
    problems = problems_of(asked.packs)
    for one in problems:
        say(str(one))
    return {"ok": not problems, "faults": len(problems), "countries": sorted(_folders(asked.packs))}


def show_pack(asked: argparse.Namespace) -> Told:
    """Show what a country's pack says on a day: who is competent, what is due by when, which rights."""
    use_own_packs(asked.packs)
    pack, day = country_pack(asked.country.upper()), asked.on or date.today()
    if asked.json:
        return pack_on(pack, day)
    sys.stdout.write("\n".join(lines_on(pack, day)) + "\n")
    return {"ok": True, "printed": True}


def _folders(packs: Path) -> list[str]:
    return [one.name for one in packs.iterdir() if one.is_dir()]


def demo(asked: argparse.Namespace) -> Told:
    """Run the invented region."""
    run_demo = load("sampan.portal.demo.run:run_demo")
    status = run_demo(directory=asked.dir, once=asked.once, ports=tuple(asked.ports), as_json=asked.json)
    return {"ok": status == 0, "printed": True}


def tell_progress(what: str, done: int, total: int | None) -> None:
    """Say how far a long work is."""
    say(f"{what}: {done:,}" + (f" of {total:,}" if total else ""))


def say(line: str) -> None:
    """Tell the person at the command line how it goes, apart from the answer."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
