"""`sampan linkages` end to end as a named person: loading, listing, the decisions, the end; and what it refuses.

The test's own database stands for the node's; all else is as it runs.
"""

import contextlib
import json
from pathlib import Path

import pytest

from sampan import cli
from sampan.portal.node import commands
from sampan.prevention.linkages.models import Linkage
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.models import Account
from sampan.registry.audit.models import AuditEntry
from tests.prevention.linkages.test_reviewing import answer, files, supervisors  # noqa: F401 - fixtures

pytestmark = pytest.mark.database


@pytest.fixture
def run(monkeypatch, capsys, tmp_path: Path):
    """Run a command as somebody; its status and what it said as JSON."""
    monkeypatch.setattr(commands, "at_node", lambda _directory: contextlib.nullcontext())

    def run(actor: Actor, *words: object) -> tuple[int, dict]:
        name = Account.objects.get(id=actor.account_id).username
        told = [*map(str, words), "--node", str(tmp_path), "--as", name, "--json"]
        status = cli.main(["linkages", *told])
        return status, json.loads(capsys.readouterr().out)

    return run


def load_words(files) -> list[object]:  # noqa: F811
    return ["load", files.pairs, files.a, files.b, "--name", "Two registers", "--ground", "agreement 7"]


def acts(people) -> list[str]:
    with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
        found = AuditEntry.objects.filter(act__startswith="linkages.").order_by("id")
        return list(found.values_list("act", flat=True))


def test_linkage_is_loaded_listed_told_and_closed(run, supervisors, people, files, tmp_path) -> None:  # noqa: F811
    one = supervisors[0]
    about = tmp_path / "about.json"
    about.write_text(json.dumps({"model": "feedback-1/0123456789abcdef", "keys": "names-3/0123456789abcdef"}))
    status, made = run(one, *load_words(files), "--about", about)
    assert status == 0 and (made["found"], made["kept"], made["people"]) == (3, 3, 3)
    status, told = run(one, "list")
    (listed,) = told["linkages"]
    assert status == 0 and (listed["id"], listed["is_closed"], listed["days_left"]) == (made["id"], False, 90)
    assert (listed["model"], listed["keys"]) == ("feedback-1/0123456789abcdef", "names-3/0123456789abcdef")
    answer(one, made["id"], "same")
    out = tmp_path / "decisions.csv"
    assert run(one, "decisions", made["id"], "--out", out) == (
        0,
        {"ok": True, "file": str(out), "decisions": 1},
    )
    assert out.read_text().splitlines() == ["id_a,id_b,decision,reviewer", "a2,b2,same,r1"]
    assert out.stat().st_mode & 0o077 == 0
    assert run(one, "close", made["id"])[0] == 0
    status, refused = run(one, "decisions", made["id"], "--out", tmp_path / "late.csv")
    assert status == 2 and "is closed" in refused["what"] and not (tmp_path / "late.csv").exists()
    assert acts(people) == [
        "linkages.loaded",
        "linkages.pair_opened",
        "linkages.decided",
        "linkages.exported",
        "linkages.closed",
    ]


def test_bad_file_names_row_and_field_and_nothing_is_kept(run, supervisors, files, tmp_path) -> None:  # noqa: F811
    files.pairs.write_text("id_a,id_b,score\na0,b0,0.9\na1,b1,much\n")
    status, told = run(supervisors[0], *load_words(files))
    assert status == 2 and "row 2, score" in told["what"]
    about = tmp_path / "about.json"
    for written, words in (("[]", "no JSON object"), ('{"model": "x"}', "keys"), ('{"keys": "x"}', "model")):
        about.write_text(written)
        status, told = run(supervisors[0], *load_words(files), "--about", about)
        assert status == 2 and words in told["what"]
    status, told = run(supervisors[0], *load_words(files), "--low", "0.9", "--high", "0.2")
    assert status == 2 and "not two scores" in told["what"]
    status, told = run(supervisors[0], "close", "nothing")
    assert status == 2 and "no id of a linkage" in told["what"]
    with reading_as(Reader(supervisors[0], Purpose.PROTECTION)):
        assert not Linkage.objects.exists()


def test_others_load_list_and_take_nothing(run, supervisors, people, files, tmp_path) -> None:  # noqa: F811
    worker, stranger = people("case_worker"), people("supervisor", agency="Agency Z")
    assert run(worker, *load_words(files))[1]["error"] == "not_permitted"
    made = run(supervisors[0], *load_words(files))[1]["id"]
    assert run(stranger, "list")[1]["linkages"] == []
    for words in (("decisions", made, "--out", tmp_path / "d.csv"), ("close", made)):
        assert run(worker, *words)[1]["error"] == "not_permitted"
        assert run(stranger, *words)[1]["error"] == "not_found"
    assert not (tmp_path / "d.csv").exists()
    with reading_as(Reader(supervisors[0], Purpose.PROTECTION)):
        assert Linkage.objects.get().closed_at is None


def test_list_for_people_has_a_line_each(run, supervisors, files, capsys, tmp_path) -> None:  # noqa: F811
    made = run(supervisors[0], *load_words(files))[1]
    name = Account.objects.get(id=supervisors[0].account_id).username
    assert cli.main(["linkages", "list", "--node", str(tmp_path), "--as", name]) == 0
    line = f"{made['id']}  until {made['keep_until']}  3 of 3 pairs  Two registers\n"
    assert capsys.readouterr().out == line
