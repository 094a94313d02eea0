"""Commands: `sampan import` and `sampan export` as functions, committed as in production."""

import json
import stat
from pathlib import Path

import pytest

from sampan.engines.sheets.tables import open_table
from sampan.protection.records.commands import ExportRequest, ImportRequest, run_export, run_import
from sampan.registry.audit.chain import verify_chain
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted
from tests.harness.people import make_account, read_as

pytestmark = [pytest.mark.database, pytest.mark.django_db]

GOOD = "external_id,prs_FirstName,prs_SecondName,prs_Gender\nA1,Hoa,Nguyen,Feminine\nA2,Dara,Sok,Masculine\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(GOOD)
    return path


@pytest.fixture
def account() -> str:
    return make_account("supervisor").username


def test_run_import_outcome_is_json(file: Path, account: str) -> None:
    outcome = run_import(ImportRequest(path=file, format="htcds", account=account))
    told = json.loads(json.dumps(outcome.as_json()))
    assert (told["ok"], told["opened"], told["rows"]) == (True, 2, 2)
    assert set(told) == {
        "ok", "sentence", "format", "version", "file_sha256", "dry_run", "rows", "opened", "unchanged",
        "updated", "problem_count", "problems", "notices", "unmapped_columns", "run",
    }  # fmt: skip


def test_run_import_as_the_node_itself(file: Path) -> None:
    make_account("node_service")
    assert run_import(ImportRequest(path=file, format="htcds")).opened == 2


def test_run_import_twice_opens_once(file: Path, account: str) -> None:
    for opened in (2, 0):
        assert run_import(ImportRequest(path=file, format="htcds", account=account)).opened == opened


def test_run_import_leaves_the_audit_chain_whole(file: Path, account: str) -> None:
    run_import(ImportRequest(path=file, format="htcds", account=account))
    read_as("auditor")
    acts = list(AuditEntry.objects.values_list("act", flat=True))
    assert acts.count("case.opened") == 2 and acts.count("records.imported") == 1
    assert "outside the chain" in verify_chain().fault, "links are written at commit, not before"


def test_run_import_refusal_is_audited(file: Path) -> None:
    name = make_account("case_worker").username
    with pytest.raises(NotPermitted):
        run_import(ImportRequest(path=file, format="htcds", account=name))
    read_as("auditor")
    assert "refused" in AuditEntry.objects.values_list("act", flat=True)


def test_run_import_unknown_account_is_said(file: Path) -> None:
    with pytest.raises(NotFound, match="sign-in name"):
        run_import(ImportRequest(path=file, format="htcds", account="nobody"))


def test_run_import_writes_problems_to_a_private_file(tmp_path: Path, account: str) -> None:
    path, problems = tmp_path / "bad.csv", tmp_path / "problems.csv"
    path.write_text(GOOD.replace("Feminine", "Femme"))
    outcome = run_import(ImportRequest(path=path, format="htcds", account=account, problems=problems))
    assert outcome.is_refused
    assert "2,prs_Gender," in problems.read_text(encoding="utf-8-sig")
    assert stat.S_IMODE(problems.stat().st_mode) == 0o600


def test_run_export_writes_a_private_new_file(file: Path, account: str, tmp_path: Path) -> None:
    run_import(ImportRequest(path=file, format="htcds", account=account))
    for name in ("out.csv", "out.xlsx"):
        out = tmp_path / name
        assert run_export(ExportRequest(path=out, account=account, with_identity=True)).cases == 2
        rows = [row.cells for row in open_table(out).rows()]
        assert {row["prs_SecondName"] for row in rows} == {"Nguyen", "Sok"}
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_run_export_never_writes_over_a_file(file: Path, account: str) -> None:
    with pytest.raises(InvalidInput, match="exists"):
        run_export(ExportRequest(path=file, account=account))
    assert file.read_text() == GOOD


def test_run_export_refused_leaves_no_file(tmp_path: Path) -> None:
    name = make_account("case_worker").username
    with pytest.raises(NotPermitted):
        run_export(ExportRequest(path=tmp_path / "out.csv", account=name))
    assert list(tmp_path.iterdir()) == []
