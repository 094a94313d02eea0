"""The report's page, files and API: works, bad input, wrong method, wrong person."""

from functools import partial

import pytest
from django.test import Client

from sampan.engines.statistics.person_row import PersonRow
from sampan.registry.access.purposes import Purpose
from tests.partnership.figures.keeping import keep_rows

pytestmark = pytest.mark.database

PAGE, JSON, PDF = "/figures/situation/", "/figures/situation.json", "/figures/situation.pdf"


@pytest.fixture
def analyst(signed_in):
    return signed_in("analyst")


def test_page_analyst_reads_the_report(analyst):
    response = analyst.get(PAGE, {"first_year": "2022", "last_year": "2025", "compare": "on"})
    assert response.status_code == 200
    assert "not for publication" in response.content.decode()


def test_page_in_vietnamese_speaks_vietnamese(analyst):
    page = analyst.get(PAGE, headers={"accept-language": "vi"}).content.decode()
    assert "Báo cáo tình hình" in page and "Cách đọc các số liệu này" in page


def test_page_downloads_keep_the_period(analyst):
    page = analyst.get(PAGE, {"first_year": "2022"}).content.decode()
    assert f"{PDF}?first_year=2022" in page and f"{JSON}?first_year=2022" in page


@pytest.mark.parametrize("asked", [{"first_year": "last"}, {"first_year": "2025", "last_year": "2022"}])
@pytest.mark.parametrize("address", [PAGE, JSON, PDF])
def test_period_that_cannot_be_is_explained(analyst, address, asked):
    assert analyst.get(address, asked).status_code == 422


@pytest.mark.parametrize("address", [PAGE, JSON, PDF])
def test_post_is_not_allowed(analyst, address):
    assert analyst.post(address).status_code == 405


@pytest.mark.parametrize("role", ["case_worker", "auditor", "node_administrator"])
@pytest.mark.parametrize("address", [PAGE, JSON, PDF, "/api/figures/situation"])
def test_person_without_the_permission_is_refused(signed_in, address, role):
    assert signed_in(role).get(address).status_code == 403


@pytest.mark.parametrize("address", [PAGE, JSON, PDF])
def test_nobody_signed_in_is_sent_to_the_door(db, address):
    response = Client().get(address)
    assert response.status_code == 302 and "/accounts/login/" in response["Location"]


def test_wrong_agency_without_the_purpose_statistics_counts_nobody(reading, signed_in):
    keep_rows([PersonRow("p", "c", year="2024", sex="female")], partial(reading, agency="Agency B"))
    supervisor = signed_in("supervisor", agency="Agency A", purpose=Purpose.PROTECTION)
    assert supervisor.get(JSON).json()["headline"] == ["0 people registered."]


def test_analyst_counts_every_agency(reading, signed_in):
    keep_rows([PersonRow("p", "c", year="2024", sex="female")], partial(reading, agency="Agency B"))
    assert signed_in("analyst", agency="Agency A").get(JSON).json()["headline"] == ["1 person registered."]


def test_json_is_a_file_with_its_schema(analyst):
    response = analyst.get(JSON)
    assert response.json()["schema"] == "sampan.situation-report/1"
    assert response["Content-Disposition"] == 'attachment; filename="situation-report.json"'


def test_pdf_is_a_document_that_no_cache_keeps(analyst):
    response = analyst.get(PDF)
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf" and response["Cache-Control"] == "no-store"


def test_api_gives_the_same_object_as_the_file(analyst):
    assert analyst.get("/api/figures/situation").json() == analyst.get(JSON).json()


def test_api_period_that_ends_before_it_begins_is_refused(analyst):
    response = analyst.get("/api/figures/situation", {"first": "2025-01-01", "last": "2024-01-01"})
    assert response.status_code == 422 and response.json()["error"] == "invalid_input"
