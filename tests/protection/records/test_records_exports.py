"""Exports: what leaves obeys row security and consent, and comes back as it went."""

import csv
import io
from datetime import date

import pytest

from sampan.engines.sheets.sniffing import Kind
from sampan.protection.cases.models import Case
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.records.services.exports import export_ctdc, export_htcds
from sampan.protection.records.services.imports import import_records
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.registry.people.identity import identity_from
from sampan.vocabulary.errors import NotPermitted
from tests.harness.people import read_as

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TO = "member:kh-node"
DAY = date(2026, 6, 1)


def open_one(reader: Reader, **identity: object):
    told = identity or {
        "name": {"full": "=Hoa Nguyen", "given": "=Hoa", "family": "Nguyen"},
        "phones": ["+84 24 1"],
    }
    draft = CaseDraft(
        record={"sex": "female", "age_band": "21-23", "forms": ["forced_labour"], "marital_status": "single"},
        identity=identity_from(told),
    )
    return open_cases_in_bulk(drafts=[draft], by=reader.actor, purpose=reader.purpose)[0]


def agree(reader: Reader, case_id, *groups: str):
    answer = ConsentAnswer(
        purpose=reader.purpose.value,
        recipient=TO,
        groups=groups,
        given_on=date(2026, 1, 1),
        expires_on=date(2026, 12, 31),
        language="vi",
    )
    return record_consent(
        case_id=case_id,
        agency_id=reader.actor.agency_id,
        answer=answer,
        by=reader.actor,
        purpose=reader.purpose,
    )


def exported(reader: Reader, **options: object) -> tuple[list[dict[str, str]], int]:
    out = io.BytesIO()
    outcome = export_htcds(out=out, reader=reader, on=DAY, **options)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    assert outcome.cases == len(rows)
    return rows, outcome.withheld


def test_export_for_the_own_agency_holds_everything(reading) -> None:
    reader = reading("supervisor")
    open_one(reader)
    (row,), withheld = exported(reader, with_identity=True)
    assert row["vic_TypeOfExploitation"] == "ForcedLabour" and row["prs_MaritalStatus"] == "Single"
    assert row["prs_SecondName"] == "Nguyen"
    assert withheld == 0


def test_export_without_identity_opens_nothing(reading) -> None:
    reader = reading("supervisor")
    open_one(reader)
    (row,), _ = exported(reader)
    assert row["prs_SecondName"] == row["prs_MobilePhone"] == ""
    assert "identity.read" not in acts()


def test_export_cells_cannot_run_as_formulas(reading) -> None:
    reader = reading("supervisor")
    open_one(reader)
    (row,), _ = exported(reader, with_identity=True)
    assert row["prs_FirstName"] == "'=Hoa" and row["prs_MobilePhone"] == "'+84 24 1"


def test_export_to_others_without_consent_withholds_the_case(reading) -> None:
    reader = reading("supervisor")
    open_one(reader)
    assert exported(reader, recipient=TO, with_identity=True) == ([], 1)


def test_export_to_others_holds_only_the_groups_agreed(reading) -> None:
    reader = reading("supervisor")
    agree(reader, open_one(reader), "trafficking")
    (row,), _ = exported(reader, recipient=TO, with_identity=True)
    assert row["vic_TypeOfExploitation"] == "ForcedLabour"
    assert (
        row["prs_MaritalStatus"] == row["prs_Gender"] == row["prs_SecondName"] == row["prs_MobilePhone"] == ""
    )


def test_export_to_others_opens_identity_only_with_its_group(reading) -> None:
    reader = reading("supervisor")
    agree(reader, open_one(reader), "identity")
    (row,), _ = exported(reader, recipient=TO, with_identity=True)
    assert row["prs_SecondName"] == "Nguyen" and row["prs_MobilePhone"] == ""


def test_export_after_withdrawal_withholds_the_case(reading) -> None:
    reader = reading("supervisor")
    consent = agree(reader, open_one(reader), "trafficking")
    withdraw_consent(consent_id=consent, reason="asked", by=reader.actor, purpose=reader.purpose)
    assert exported(reader, recipient=TO) == ([], 1)


def test_export_to_others_keeps_the_senders_own_columns_back(reading) -> None:
    reader = reading("supervisor")
    narrative = "hte_Description: Held in a compound.\n\nmother_phone: 0912\n\ncas_CaseOwner: Lan"
    agree(reader, open_one(reader, narrative=narrative), "trafficking")
    (row,), _ = exported(reader, recipient=TO, with_identity=True)
    assert row["hte_Description"] == "Held in a compound."
    filled = {column: text for column, text in row.items() if text}
    assert "0912" not in str(filled)
    assert "Lan" not in str(filled)


def test_export_of_another_agency_sees_nothing(reading) -> None:
    open_one(reading("supervisor"))
    assert exported(reading("supervisor", agency="Agency B"), with_identity=True) == ([], 0)


def test_export_without_permission_is_refused(reading) -> None:
    with pytest.raises(NotPermitted):
        export_htcds(out=io.BytesIO(), reader=reading("case_worker"))


def test_export_is_audited_with_each_opening(reading) -> None:
    reader = reading("supervisor")
    for _ in range(3):
        open_one(reader)
    exported(reader, with_identity=True)
    told = acts()
    assert told.count("identity.read") == 3 and told.count("records.exported") == 1


def acts() -> list[str]:
    read_as("auditor")
    return list(AuditEntry.objects.values_list("act", flat=True))


@pytest.mark.parametrize("kind", list(Kind))
def test_export_goes_into_another_agency_unchanged(reading, kind: Kind) -> None:
    first = reading("supervisor")
    case_id = open_one(first)
    before = Case.objects.get(id=case_id).profile.record
    out = io.BytesIO()
    export_htcds(out=out, reader=first, kind=kind, with_identity=True)
    other = reading("supervisor", agency="Agency B")
    outcome = import_records(origin=out, format_code="htcds", by=other.actor, purpose=other.purpose)
    assert outcome.problems == ()
    after = Case.objects.get().profile.record
    assert after == {code: told for code, told in before.items() if code != "age_band"}, (
        "HTCDS has no age band"
    )


def test_export_ctdc_comes_back_the_same(reading) -> None:
    reader = reading("supervisor")
    open_one(reader)
    out = io.BytesIO()
    assert export_ctdc(out=out, reader=reader).cases == 1
    other = reading("supervisor", agency="Agency B")
    outcome = import_records(origin=out, format_code="ctdc", by=other.actor, purpose=other.purpose)
    assert outcome.problems == ()
    assert Case.objects.get().profile.record["age_band"] == "21-23"
