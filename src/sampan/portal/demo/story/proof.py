"""What can be checked afterwards: the figures, the audit and its tampered copy, a killed worker's letter."""

import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from psycopg import sql

from sampan.portal.demo.nodes import DemoNode
from sampan.portal.demo.rescue import PEOPLE
from sampan.portal.demo.story.crossing import outcomes, send_feedback
from sampan.portal.demo.story.rescue import registered
from sampan.portal.demo.story.stage import Stage, expect, soon

_COPY = "tampered"


def report(stage: Stage) -> str:
    """The situation report as JSON, page and PDF counts the 121 besides those of earlier years."""
    analyst = stage.at("vn", "analyst")
    more = registered(stage) - stage.facts["figures_before"]
    expect(more == PEOPLE, "the report counts 121 people more than before the rescue", found=more)
    total = registered(stage)
    page = analyst.open("figures/situation/")
    shown = {f"{total}", f"{total:,}", f"{total:,}".replace(",", ".")}
    expect(
        page.status == 200 and any(one in page.words for one in shown),
        "the page says the same",
        found=page.outline(),
    )
    status, document = analyst.octets("figures/situation.pdf")
    expect(
        status == 200 and document.startswith(b"%PDF-") and len(document) > 20_000,
        "the PDF is one",
        found=status,
    )
    return f"the report of {total:,} people, 121 of them new, as page, JSON and PDF"


def kill_the_worker(stage: Stage) -> str:
    """Cambodia's worker is killed; a letter written meanwhile reaches Viet Nam once, and only once."""
    node, referral = stage.nodes["kh"], stage.facts["referral"]
    officer, worker = stage.at("vn", "officer"), stage.at("kh", "shelter")
    killed = node.pid("worker")
    expect(killed, "Cambodia has a worker")
    os.kill(killed, signal.SIGKILL)
    told = send_feedback(worker, referral, outcome="services_begun", note="")
    expect(told.status == 200, "the feedback is taken while no worker runs", found=told.outline())
    soon(lambda: node.pid("worker") not in (0, killed), "the worker is back")
    soon(lambda: "services_begun" in outcomes(officer, referral), "the letter arrives", seconds=60)
    again = outcomes(officer, referral).count("services_begun")
    expect(again == 1, "the letter was applied once", found=again)
    return "worker killed with SIGKILL: back by itself, its letter applied once"


def verify_audits(stage: Stage) -> str:
    """`sampan audit verify` finds every node's audit sound, and a tampered copy of one unsound."""
    copy = _tampered_copy(stage, stage.nodes["kh"])
    with ThreadPoolExecutor() as pool:
        *sound, found = pool.map(_verify, [*(node.directory for node in stage.nodes.values()), copy])
    for node, told in zip(stage.nodes, sound, strict=True):
        expect(told["ok"], f"the audit of {node} is sound", found=told)
    expect(not found["ok"] and found.get("fault"), "the tampered copy is found out", found=found)
    entries = sum(told["entries"] for told in sound)
    return f"{entries:,} audit entries sound on three nodes; one changed word found: {found['fault']}"


def _tampered_copy(stage: Stage, node: DemoNode) -> Path:
    """Copy a node and its database, change one word of one entry past every guard; return the copy's folder."""
    copy = node.directory.with_name(f"{node.id}-{_COPY}")
    database = f"{node.id}_{_COPY}"
    shutil.copytree(node.directory, copy)
    settings = copy / "node.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(f"/{node.id}?", f"/{database}?"), encoding="utf-8"
    )
    with stage.superuser("postgres") as server:
        names = (sql.Identifier(database), sql.Identifier(node.id))
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    with stage.superuser(database) as changed:
        changed.execute("SET session_replication_role = replica")  # past the triggers that forbid it
        done = changed.execute(
            "UPDATE audit_auditentry SET body = replace(body, 'identity.read', 'identity.none')"
            " WHERE id = (SELECT id FROM audit_auditentry WHERE act = 'identity.read' ORDER BY id LIMIT 1)"
        )
        expect(done.rowcount == 1, "one entry of the copy was changed", found=done.rowcount)
    return copy


def _verify(directory: Path) -> dict[str, Any]:
    words = ["-c", "import sys; from sampan.cli import main; sys.exit(main())", "audit", "verify", "--json"]
    ended = subprocess.run(  # noqa: S603
        [sys.executable, *words, "--node", str(directory)], capture_output=True, text=True, check=False
    )
    lines = ended.stdout.strip().splitlines()
    expect(lines, "the verification answers", found=ended.stderr.strip().splitlines()[-1:])
    told = json.loads(lines[-1])
    expect(told["ok"] == (ended.returncode == 0), "the exit status says the same", found=ended.returncode)
    return told
