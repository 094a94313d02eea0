"""A country pack is complete, sourced and says what nobody verified."""

from datetime import date

import pycountry
import pytest

from sampan.vocabulary.countries.pack import (
    CountryPack,
    authority_in_force,
    country_pack,
    current_province,
    entitlements,
    events,
    pack_countries,
)
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.territories import COMMIT_STATES

EVERY_PACK = pytest.mark.parametrize("iso2", pack_countries())

# Law 53/2024/QH15 article 37: points a..k by citizen victim, minor with a victim, under identification
# abroad, under identification in the country, foreigner. Y entitled, c case by case, - not.
ARTICLE_37 = {
    "essential_needs": "YYYYc",
    "medical": "YYYYc",
    "interpretation": "YYYYc",
    "legal_support": "YYYYc",
    "legal_aid": "YY-Yc",
    "travel": "YY-Y-",
    "psychological": "YY-Yc",
    "education": "YY---",
    "vocational": "Y----",
    "hardship_loan": "Y----",
}
GROUPS = (
    "victim_citizen_or_stateless_resident",
    "minor_accompanying_victim",
    "under_identification_abroad_citizen_and_minor",
    "under_identification_in_country_and_minor",
    "foreign_victim_or_under_identification",
)
LETTER = {"entitled": "Y", "not": "-", "case_by_case": "c"}


@pytest.fixture
def viet_nam() -> CountryPack:
    return country_pack("VN")


def test_pack_countries_are_the_commit_states():
    assert pack_countries() == tuple(sorted(COMMIT_STATES))


@pytest.mark.parametrize("iso2", ["ID", "vn", "", "../VN"])
def test_country_pack_unknown_country(iso2):
    with pytest.raises(UnknownCode):
        country_pack(iso2)


def test_country_pack_is_read_once():
    assert country_pack("LA") is country_pack("LA")


@EVERY_PACK
def test_every_row_has_a_source(iso2):
    rows = country_pack(iso2).facts()
    assert len(rows) > 40
    assert [row for row in rows if not row.source.strip()] == []


@EVERY_PACK
def test_no_verified_row_rests_on_background_knowledge(iso2):
    rows = country_pack(iso2).facts()
    assert [row for row in rows if row.verified and "background knowledge" in row.source] == []


@EVERY_PACK
def test_every_period_is_in_order_or_says_never_in_force(iso2):
    for row in country_pack(iso2).facts():
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            assert "never in force" in row.note


@EVERY_PACK
def test_procedure_names_known_authorities_and_events(iso2):
    pack = country_pack(iso2)
    for step in pack.procedure:
        assert pack.authority(step.actor).code == step.actor
        assert step.event in events()
        assert step.completes == "" or step.completes in events()


@EVERY_PACK
def test_step_without_known_limit_has_no_unit(iso2):
    for step in country_pack(iso2).procedure:
        assert (step.limit_number is None) == (step.limit_unit == "none")


@EVERY_PACK
def test_codes_are_unique_in_each_version(iso2):
    pack = country_pack(iso2)
    for table in (pack.authorities, pack.statuses, pack.support_regimes, pack.support_groups, pack.documents):
        codes = [row.code for row in table]
        assert len(codes) == len(set(codes))
    steps = [(step.code, step.version) for step in pack.procedure]
    assert len(steps) == len(set(steps))


@EVERY_PACK
def test_entitlements_cover_every_regime_of_every_group(iso2):
    pack = country_pack(iso2)
    for group in pack.support_groups:
        answers = entitlements(pack, group=group.code)
        assert [answer.regime for answer in answers] == sorted(
            pack.support_regimes, key=lambda row: row.order
        )


@EVERY_PACK
def test_three_statuses(iso2):
    codes = [status.code for status in country_pack(iso2).statuses]
    assert codes == ["under_identification", "victim", "not_a_victim"]


@EVERY_PACK
def test_screen_labels_exist_in_vietnamese_and_indonesian(iso2):
    pack = country_pack(iso2)
    shown = (*pack.procedure, *pack.statuses, *pack.support_regimes, *pack.support_groups, *pack.evidence)
    assert [row.code for row in shown if not (row.label and row.label_vi and row.label_id)] == []
    assert [event.code for event in events().values() if not (event.label_vi and event.label_id)] == []


@EVERY_PACK
def test_provinces_are_iso_3166_2(iso2):
    theirs = {unit.code: unit.name for unit in pycountry.subdivisions.get(country_code=iso2)}
    assert {unit.code: unit.name for unit in country_pack(iso2).provinces} == theirs


def test_viet_nam_national_status_codes(viet_nam):
    assert [status.national_code for status in viet_nam.statuses] == ["NNDTX", "NN", ""]


def test_viet_nam_support_equals_article_37(viet_nam):
    assert tuple(group.code for group in viet_nam.support_groups) == GROUPS
    columns = [entitlements(viet_nam, group=group) for group in GROUPS]
    rows = zip(*columns, strict=True)
    ours = {cells[0].regime.code: "".join(LETTER[cell.status] for cell in cells) for cells in rows}
    assert ours == ARTICLE_37
    assert [regime.point for regime in viet_nam.support_regimes] == list("abcdđeghik")


def test_viet_nam_evidence_has_the_nine_points_of_article_32(viet_nam):
    assert [ground.point for ground in viet_nam.evidence] == list("abcdđeghi")


def test_entitlements_before_the_law_are_empty(viet_nam):
    assert entitlements(viet_nam, group=GROUPS[0], on=date(2025, 6, 30)) == ()
    assert len(entitlements(viet_nam, group=GROUPS[0], on=date(2025, 7, 1))) == 10


def test_entitlements_unknown_group(viet_nam):
    with pytest.raises(UnknownCode):
        entitlements(viet_nam, group="everybody")


@pytest.mark.parametrize(
    ("day", "codes"), [(date(2025, 6, 30), ["district_labour"]), (date(2025, 7, 1), ["province_health"])]
)
def test_authority_changes_on_the_day_of_the_law(viet_nam, day, codes):
    assert [body.code for body in authority_in_force(viet_nam, "social_protection", day)] == codes


def test_authority_unknown_kind(viet_nam):
    with pytest.raises(UnknownCode):
        authority_in_force(viet_nam, "navy", date(2025, 7, 1))


def test_viet_nam_has_34_provinces_since_the_merger(viet_nam):
    assert len([unit for unit in viet_nam.provinces if unit.in_force(date(2025, 6, 30))]) == 63
    assert len([unit for unit in viet_nam.provinces if unit.in_force(date(2025, 7, 1))]) == 34


def test_merged_province_keeps_its_code_and_names_its_successor(viet_nam):
    assert current_province(viet_nam, "VN-03", on=date(2025, 6, 30)).code == "VN-03"
    assert current_province(viet_nam, "VN-03", on=date(2025, 7, 1)).code == "VN-07"


def test_every_merged_province_leads_to_one_in_force(viet_nam):
    for unit in viet_nam.provinces:
        assert current_province(viet_nam, unit.code, on=date(2026, 1, 1)).in_force(date(2026, 1, 1))


def test_viet_nam_hotline_is_verified(viet_nam):
    hotline = next(line for line in viet_nam.hotlines if line.number == "111")
    assert (hotline.verified, hotline.hours) == (True, "24/7")


def test_label_in_falls_back_to_english():
    step = country_pack("KH").procedure[0]
    assert step.label_in("km", local_language="km") == step.label
    assert step.label_in("vi") == step.label_vi
    assert country_pack("TH").status("victim").label_in("th", local_language="th").startswith("ผู้เสียหาย")


@pytest.mark.parametrize(
    ("iso2", "language"), [("VN", "vi"), ("KH", "km"), ("LA", "lo"), ("MM", "my"), ("TH", "th"), ("CN", "zh")]
)
def test_local_language_is_the_official_one(iso2, language):
    assert country_pack(iso2).local_language == language
