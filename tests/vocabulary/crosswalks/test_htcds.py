"""HTCDS rows: every spelling of its toolkits, nothing dropped, losses as documented."""

import pytest
from hypothesis import given

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.crosswalks import htcds
from sampan.vocabulary.crosswalks.htcds_spellings import code_pairs, field_name, htcds_defects, htcds_fields
from sampan.vocabulary.flags import Flag
from sampan.vocabulary.record import FIELDS, validate_record
from tests.vocabulary.records import TODAY, records

# Record fields that HTCDS has a place for; the rest of a record does not travel in it.
CARRIED = (
    "sex",
    "marital_status",
    "number_of_children",
    "education",
    "citizenship",
    "trafficking_status",
    "decided_by_kind",
    "recruiter_relation",
    "recruitment_apps",
    "recruitment_methods",
    "means",
    "forms",
    "labour_sectors",
    "sex_types",
    "suspect_roles",
)

ROW = {
    "prs_FirstName": "Lan",
    "prs_SecondName": "Nguyễn",
    "prs_Birthdate": "1999-05",
    "prs_Gender": "Feminine",
    "prs_IdentityNumber": "A-000",
    "prs_Email": "lan@example.org",
    "prs_MobilePhone": "+84 000",
    "prs_HomePhone": "+84 001",
    "prs_MailingCity": "Vinh",
    "prs_Citizenship": "VN",
    "prs_PrimaryLanguage": "vie",
    "vic_MethodsOfControl": "DebtBondage;RestrictsMovement",
    "vic_AgeWhenTrafficked": "22",
    "vic_DetailsOfVulnerabilities": "told in her words",
    "cas_Status": "FollowUp",
    "cas_IncomingReferralDate": "2024-02-29",
    "cco_CaseComment": "a comment",
    "hte_Type": "Exploitation",
    "hte_Country": "KH",
    "con_Consent": "TRUE",
    "shelter_own_column": "kept",
}


def expected_back(record: dict[str, object]) -> dict[str, object]:
    """Return what the crosswalk's own data say comes back of a record."""
    write = {
        (each.ours_field, each.ours_code): each.htcds_code
        for each in code_pairs()
        if each.direction != "read"
    }
    read = {
        (each.htcds_field, each.htcds_code): each.ours_code
        for each in code_pairs()
        if each.direction != "write"
    }
    back: dict[str, object] = {}
    for field, recorded in record.items():
        column = FIELDS[field].htcds
        if FIELDS[field].list and any(each.ours_field == field for each in code_pairs()):
            codes = recorded if isinstance(recorded, list) else [recorded]
            kept = sorted({read[column, write[field, code]] for code in codes if write[field, code]})
            if kept:
                back[field] = kept if isinstance(recorded, list) else kept[0]
        else:
            back[field] = recorded
    return back


def test_header_is_the_84_fields_of_the_standard() -> None:
    assert len(htcds.HEADER) == len(set(htcds.HEADER)) == 84
    assert (htcds.HEADER[0], htcds.HEADER[-1]) == ("org_Name", "con_Consent")


def test_row_is_taken_apart_into_its_parts() -> None:
    case = htcds.read_row(ROW)
    assert case.problems == ()
    assert validate_record(case.record, today=TODAY) == {
        "sex": "female",
        "citizenship": ["VN"],
        "languages": ["vi"],
        "means": ["debt_bondage", "restricts_movement"],
        "exploitation_countries": ["KH"],
    }
    assert case.identity["name"] == {"full": "Lan Nguyễn", "given": "Lan", "family": "Nguyễn"}
    assert case.identity["birth_date"] == "1999-05"
    assert case.identity["narrative"] == {
        "vic_DetailsOfVulnerabilities": "told in her words",
        "cco_CaseComment": "a comment",
    }
    assert case.case["cas_Status"] == "FollowUp"
    assert case.consent is Flag.YES
    assert case.unmapped == {"shelter_own_column": "kept"}


def test_row_written_and_read_again_is_the_same_case() -> None:
    case = htcds.read_row(ROW)
    written = htcds.write_row(case)
    assert {name: text for name, text in written.items() if text} == ROW
    assert htcds.read_row(written) == case


def test_case_shows_nothing_of_the_person_in_a_log() -> None:
    assert not any(part in repr(htcds.read_row(ROW)) for part in ("Lan", "A-000", "example"))


@given(records(*CARRIED))
def test_record_comes_back_but_for_the_documented_losses(record: dict[str, object]) -> None:
    case = htcds.read_row(htcds.write_row(htcds.HtcdsCase(record=record)))
    assert case.problems == ()
    assert case.record == expected_back(record)


def test_every_loss_is_documented_and_nothing_else_is_lost() -> None:
    read = {
        (each.htcds_field, each.htcds_code): each.ours_code
        for each in code_pairs()
        if each.direction != "write"
    }
    for pair in code_pairs():
        if pair.direction == "write":
            comes_back = bool(pair.htcds_code) and read[pair.htcds_field, pair.htcds_code] == pair.ours_code
            assert not comes_back
            assert pair.lossy, pair
    assert ("forms", "forced_criminality") in {
        (each.ours_field, each.ours_code) for each in htcds.lossy_steps()
    }


def test_every_code_of_a_carried_list_has_one_way_out() -> None:
    for field in {each.ours_field for each in code_pairs()}:
        ways = [
            each.ours_code for each in code_pairs() if each.ours_field == field and each.direction != "read"
        ]
        assert sorted(ways) == sorted(each.code for each in code_list(FIELDS[field].list).codes), field


@pytest.mark.parametrize(
    ("column", "standard"),
    [
        ("prs_First_Name", "prs_FirstName"),
        ("prs_Second_Name", "prs_SecondName"),
        ("vic_Methods_of_Control", "vic_MethodsOfControl"),
        ("vic_TraffickinStatusDecisionMakingOrg", "vic_TraffickingStatusDecisionMakingOrg"),
        ("\ufeffprs_gender ", "prs_Gender"),
        ("prs_Shoe_Size", None),
    ],
)
def test_column_of_any_toolkit_is_known(column: str, standard: str | None) -> None:
    assert field_name(column) == standard


@pytest.mark.parametrize(
    ("column", "text", "field", "codes"),
    [
        ("vic_RelationshipToTrafficker", "Unaquainted", "recruiter_relation", ["stranger"]),
        ("vic_RelationshipToTrafficker", "Unacquainted", "recruiter_relation", ["stranger"]),
        ("vic_MethodsOfControl", "DebtBondage  FalsePromises", "means", ["debt_bondage", "false_promises"]),
        ("vic_MethodsOfControl", "PsychoactiveSubstances", "means", ["psychoactive_substances"]),
        ("vic_MethodsOfControl", "Threatens children/family", "means", ["threat_children_family"]),
        ("vic_TypeOfExploitation", "Forced labour, Other", "forms", ["forced_labour", "other"]),
        ("vic_ForcedLabourIndustry", "Agriculture, forestry and fishing", "labour_sectors", None),
        ("prs_Citizenship", "VN KH", "citizenship", ["KH", "VN"]),
        ("prs_Citizenship", "VNM;KHM", "citizenship", ["KH", "VN"]),
        ("prs_Citizenship", "Turkey", "citizenship", ["TR"]),
        ("prs_Citizenship", "Bonaire, Sint Eustatius and Saba", "citizenship", ["BQ"]),
        ("prs_PrimaryLanguage", "chi", "languages", ["zh"]),
        ("prs_PrimaryLanguage", "hmn", "languages", ["hmn"]),
        ("prs_Gender", "Feminine\xa0", "sex", "female"),
    ],
)
def test_spelling_of_the_toolkits_is_read(column: str, text: str, field: str, codes: object) -> None:
    case = htcds.read_row({column: text})
    assert case.problems == ()
    assert case.record[field] == (codes or ["agriculture_forestry_fishing"])


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("prs_Gender", "Mai"),
        ("prs_Birthdate", "31/02/1999"),
        ("prs_Citizenship", "Mordor"),
        ("prs_PrimaryLanguage", "qqq"),
        ("prs_NumberOfChildren", "two"),
        ("con_Consent", "perhaps"),
        ("vic_TypeOfExploitation", "ForcedLabour;Mai"),
        ("cas_IncomingReferralDate", "2023-02-29"),
        ("cas_Status", "Openish"),
    ],
)
def test_bad_cell_is_a_problem_that_does_not_repeat_it(column: str, text: str) -> None:
    case = htcds.read_row({column: text, "prs_FirstName": "Lan"})
    assert [each.field for each in case.problems] == [column]
    assert case.problems[0].remedy
    assert text not in case.problems[0].what + case.problems[0].remedy
    assert case.identity["name"] == {"full": "Lan", "given": "Lan"}


def test_two_codes_where_one_is_possible_are_a_problem() -> None:
    assert [each.field for each in htcds.read_row({"prs_Gender": "Feminine;Masculine"}).problems] == [
        "prs_Gender"
    ]


@pytest.mark.parametrize(("text", "flag"), [("TRUE", Flag.YES), ("FALSE", Flag.NO), ("", Flag.NOT_RECORDED)])
def test_consent_left_blank_is_never_read_as_given(text: str, flag: Flag) -> None:
    case = htcds.read_row({"con_Consent": text, "vic_AgreementToManagePersonalData": "TRUE"})
    assert case.consent is flag
    assert case.case["vic_AgreementToManagePersonalData"] == "TRUE"


def test_gender_not_specified_is_not_recorded() -> None:
    assert htcds.read_row({"prs_Gender": "NonSpecifiedUnknown"}).record == {}


def test_event_that_is_a_transit_stays_with_the_case() -> None:
    case = htcds.read_row({"hte_Type": "Transit", "hte_Country": "TH", "hte_City": "Mae Sot"})
    assert (case.record, case.case["hte_Country"]) == ({}, "TH")
    assert htcds.write_row(case)["hte_Type"] == "Transit"


def test_label_row_of_the_excel_template_is_recognised() -> None:
    labels = {
        "cas_CaseOwner": "Case Owner",
        "prs_FirstName": "First Name",
        "prs_MailingCity": "Mailing Street",
    }
    assert htcds.is_label_row(labels)
    assert not htcds.is_label_row(ROW)
    assert not htcds.is_label_row({})


def test_file_is_recognised_by_three_columns_of_the_standard() -> None:
    assert htcds.recognise(["prs_First_Name", "prs_Gender", "con_Consent", "x"])
    assert not htcds.recognise(["name", "gender", "prs_Gender"])


def test_defects_name_a_field_and_what_we_do() -> None:
    known = set(htcds_fields()) | {"(Excel template)", "migration status (Guidance/7)", "TR"}
    for defect in htcds_defects():
        assert defect["where"] in known
        assert defect["defect"] and defect["what_we_do"]


def test_deprecated_fields_are_the_three_of_version_two() -> None:
    assert {each.field for each in htcds_fields().values() if each.deprecated} == {
        "vic_AgreementToManagePersonalData",
        "vic_Vulnerabilities",
        "vic_DetailsOfVulnerabilities",
    }
