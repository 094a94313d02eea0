"""Imports: all or nothing, once only, audited, and seen by nobody else."""

import io
from hashlib import blake2b
from pathlib import Path

import pytest
from django.db import transaction

from sampan.protection.cases.models import Case
from sampan.protection.cases.queries import case as case_of
from sampan.protection.records.facts import ImportOutcome
from sampan.protection.records.models import ImportedCase, ImportRun
from sampan.protection.records.queries import import_run, import_runs
from sampan.protection.records.services import imports
from sampan.protection.records.services.imports import import_records
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.queries import find_cases
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, NotPermitted
from tests.harness.people import read_as

pytestmark = [pytest.mark.database, pytest.mark.django_db]

HEADER = (
    "external_id,prs_FirstName,prs_SecondName,prs_Birthdate,prs_Gender,prs_Citizenship,"
    "vic_TypeOfExploitation,cas_Status\n"
)
ROWS = (
    "A1,Hoa,Nguyen,1999-03-02,Feminine,VN,ForcedLabour,Active\n"
    "A2,Dara,Sok,2001-11-30,Masculine,KH,ForcedLabour;SexualExploitation,Active\n"
)
CTDC = (
    "yearRegister,gender,majorityStatus,isForcedLabour,isSexualExploit,UN_COO_Region,UN_COE_Region,IP_Exploiter,"
    "IP_Gender,IP_ageBroad,IP_citizen_UNRegion,IP_Relation,IP_PayMoney,IP_RecruiterBroker,IP_TransactionProcess,"
    "IP_ControlAbuseKidnap\n"
)


def run(reader: Reader, text: str, *, form: str = "htcds", **options: object) -> ImportOutcome:
    return import_records(
        origin=io.BytesIO(text.encode()), format_code=form, by=reader.actor, purpose=reader.purpose, **options
    )


def test_import_opens_a_case_for_each_row(reading) -> None:
    reader = reading("supervisor")
    outcome = run(reader, HEADER + ROWS)
    assert outcome.problems == ()
    assert (outcome.opened, outcome.unchanged, outcome.problem_count) == (2, 0, 0)
    cases = [case_of(case_id=one.id, reader=reader) for one in Case.objects.all()]
    assert [case.source for case in cases] == ["import", "import"]
    forms = {case.record["citizenship"][0]: case.record["forms"] for case in cases}
    assert forms == {"VN": ["forced_labour"], "KH": ["forced_labour", "sexual_exploitation"]}


def test_import_seals_identity_and_finds_it_by_name(reading) -> None:
    reader = reading("supervisor")
    run(reader, HEADER + ROWS)
    (found,) = find_cases(text="hoa nguyen", reader=reader)
    identity = open_identity(case_id=found, reader=reader)
    assert identity.name.full == "Hoa Nguyen"
    assert str(identity.birth_date) == "1999-03-02"
    assert "cas_Status: Active" in identity.narrative


def test_import_same_file_again_opens_nothing(reading) -> None:
    reader = reading("supervisor")
    run(reader, HEADER + ROWS)
    again = run(reader, HEADER + ROWS)
    assert (again.opened, again.unchanged) == (0, 2)
    assert again.sentence.startswith("0 new")
    assert Case.objects.count() == 2


def test_import_longer_file_opens_only_the_new_rows(reading) -> None:
    reader = reading("supervisor")
    run(reader, HEADER + ROWS)
    more = run(reader, HEADER + ROWS + "A3,Mai,Tran,2000,Feminine,VN,Servitude,Active\n")
    assert (more.opened, more.unchanged) == (1, 2)


def test_import_changed_row_is_a_problem_and_undoes_the_rest(reading) -> None:
    reader = reading("supervisor")
    run(reader, HEADER + ROWS)
    outcome = run(
        reader,
        HEADER + ROWS.replace("Masculine", "Feminine") + "A3,Mai,Tran,2000,Feminine,VN,Servitude,Active\n",
    )
    assert outcome.is_refused and outcome.opened == 0
    assert [(problem.row, problem.column) for problem in outcome.problems] == [(3, "external_id")]
    assert Case.objects.count() == 2
    assert ImportRun.objects.order_by("-id").first().outcome == "refused"


def test_import_changed_row_with_update_is_written_over(reading) -> None:
    reader = reading("supervisor")
    run(reader, HEADER + ROWS)
    changed = HEADER + ROWS.replace("Masculine", "NonConforming").replace("Dara", "Darith")
    outcome = run(reader, changed, may_update=True)
    assert (outcome.opened, outcome.unchanged, outcome.updated) == (0, 1, 1)
    (found,) = find_cases(text="darith sok", reader=reader)
    assert case_of(case_id=found, reader=reader).record["sex"] == "non_conforming"
    assert run(reader, changed).unchanged == 2


def test_import_with_one_bad_row_opens_nothing(reading) -> None:
    reader = reading("supervisor")
    bad = (
        HEADER
        + ROWS
        + "A3,Mai,Tran,2001-02-30,Feminin,XX,Slavery!,Active\nA1,x,y,2000,Feminine,VN,Servitude,Active\n"
    )
    outcome = run(reader, bad)
    assert Case.objects.count() == 0 and ImportedCase.objects.count() == 0
    places = {(problem.row, problem.column) for problem in outcome.problems}
    assert {
        (4, "prs_Birthdate"),
        (4, "prs_Gender"),
        (4, "prs_Citizenship"),
        (4, "vic_TypeOfExploitation"),
    } <= places
    assert (5, "external_id") in places
    assert all(problem.remedy for problem in outcome.problems)


def test_import_problems_repeat_no_name(reading) -> None:
    """Names slipped into a coded column must not come back in a message."""
    shifted = HEADER + "A1,Hoa,Nguyen,Hoa,Nguyen,Tuyet,Thanh,Active\n"
    outcome = run(reading("supervisor"), shifted)
    said = " ".join(str(problem.as_json()) for problem in outcome.problems)
    assert outcome.problem_count >= 4
    assert not any(name in said for name in ("Hoa", "Nguyen", "Tuyet", "Thanh"))


def test_import_dry_run_changes_nothing_and_tells_the_same(reading) -> None:
    reader = reading("supervisor")
    preview = run(reader, HEADER + ROWS, dry_run=True)
    assert (preview.opened, preview.dry_run, preview.run_id) == (2, True, None)
    assert Case.objects.count() == 0 and ImportRun.objects.count() == 0
    run(reader, HEADER + ROWS)
    assert run(reader, HEADER + ROWS, dry_run=True).sentence.startswith("0 new")


def test_import_is_audited_case_by_case_and_as_a_run(reading) -> None:
    run(reading("supervisor"), HEADER + ROWS)
    acts = list(AuditEntry.objects.values_list("act", flat=True)) or _acts_as_superuser()
    assert acts.count("case.opened") == 2
    assert acts.count("records.imported") == 1


def _acts_as_superuser() -> list[str]:
    """A supervisor may not read the audit: ask as the auditor does."""
    read_as("auditor")
    return list(AuditEntry.objects.values_list("act", flat=True))


def test_import_when_the_audit_fails_changes_nothing(reading, monkeypatch) -> None:
    reader = reading("supervisor")

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("the audit cannot be written")

    monkeypatch.setattr(imports, "record", fail)
    with pytest.raises(OSError), transaction.atomic():
        run(reader, HEADER + ROWS)
    assert Case.objects.count() == 0 and ImportRun.objects.count() == 0


def test_import_without_permission_is_refused(reading) -> None:
    with pytest.raises(NotPermitted):
        run(reading("case_worker"), HEADER + ROWS)
    assert Case.objects.count() == 0


def test_import_for_another_purpose_is_refused(reading) -> None:
    reader = reading("supervisor")
    with pytest.raises(NoPurpose):
        import_records(origin=io.BytesIO(b"a"), format_code="htcds", by=reader.actor, purpose=Purpose.AUDIT)


def test_import_of_another_agency_is_unseen(reading) -> None:
    outcome = run(reading("supervisor"), HEADER + ROWS)
    other = reading("supervisor", agency="Agency B")
    assert import_runs(reader=other) == []
    with pytest.raises(NotFound):
        import_run(run_id=outcome.run_id, reader=other)
    assert ImportedCase.objects.count() == 0
    assert run(other, HEADER + ROWS).opened == 2, "another agency's ids are its own"


def test_import_keeps_no_readable_trace_of_ids(reading) -> None:
    run(reading("supervisor"), HEADER + ROWS)
    kept = ImportedCase.objects.first()
    plain = {blake2b(b"A1", digest_size=16).hexdigest(), blake2b(b"A2", digest_size=16).hexdigest()}
    assert kept.external_digest.hex not in plain, "without the key nobody can try ids"


def test_import_ctdc_identical_rows_are_persons_of_their_own(reading) -> None:
    reader = reading("supervisor")
    text = CTDC + "2019,Female,Adult,1,,Asia,Asia,1,Male,,Asia,FriendAcquaintance,No;Yes,1,,\n" * 3
    assert run(reader, text, form="ctdc").opened == 3
    assert run(reader, text, form="ctdc").opened == 0


def test_import_ctdc_missing_column_is_named(reading) -> None:
    with pytest.raises(InvalidInput, match="IP_Relation"):
        run(reading("supervisor"), CTDC.replace("IP_Relation,", "") + "\n", form="ctdc")


def test_import_ctdc_unknown_code_names_row_column_and_choices(reading) -> None:
    text = CTDC + "2019,Femme,Adult,1,,Asia,Asia,1,Male,,Asia,FriendAcquaintance,No;Yes,1,,\n"
    (problem,) = run(reading("supervisor"), text, form="ctdc").problems
    assert (problem.row, problem.column) == (2, "gender")
    assert "Female" in problem.remedy


def test_import_impossible_date_is_named(reading) -> None:
    text = CTDC + "2091,Female,Adult,1,,Asia,Asia,1,Male,,Asia,FriendAcquaintance,No;Yes,1,,\n"
    (problem,) = run(reading("supervisor"), text, form="ctdc").problems
    assert problem.row == 2 and problem.remedy


def test_import_not_htcds_is_refused_with_what_to_do(reading) -> None:
    with pytest.raises(InvalidInput, match="HTCDS"):
        run(reading("supervisor"), "a,b\n1,2\n")


def test_import_unknown_format_is_refused(reading) -> None:
    with pytest.raises(InvalidInput, match="htcds, ctdc"):
        run(reading("supervisor"), "a,b\n1,2\n", form="excel")


def test_import_label_row_of_the_template_is_left_out(reading) -> None:
    text = "prs_FirstName,prs_SecondName,prs_Gender\nFirst Name,Second Name,Gender\nHoa,Nguyen,Feminine\n"
    assert run(reading("supervisor"), text).opened == 1


def test_import_report_holds_every_problem(reading) -> None:
    report = io.StringIO()
    reader = reading("supervisor")
    run(reader, HEADER + ROWS)
    run(reader, HEADER + ROWS.replace("VN", "KH"), report=report)
    lines = report.getvalue().splitlines()
    assert len(lines) == 2 and lines[1].startswith("2,external_id,")


def test_import_by_path_reads_the_file(reading, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text(HEADER + ROWS)
    reader = reading("supervisor")
    outcome = import_records(origin=path, format_code="htcds", by=reader.actor, purpose=reader.purpose)
    assert outcome.opened == 2
