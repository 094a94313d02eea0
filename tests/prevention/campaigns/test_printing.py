"""Sheets of a campaign: PDF or text, with numbers that are verified or that the officer confirms; audited."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from sampan.prevention.awareness.materials import to_confirm
from sampan.prevention.campaigns.services.printing import SheetAsked, print_sheet
from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.errors import InvalidInput, NotFound
from tests.prevention.campaigns.conftest import DAY, WHY

pytestmark = pytest.mark.database
STATES = ("KH", "LA", "MM", "TH", "CN", "VN")


def printed(office, campaign_id, *, country: str = "VN", **asked: object) -> bytes:
    told = SheetAsked(**({"kind": "script", "language": "en"} | asked))
    return print_sheet(campaign_id=campaign_id, asked=told, country=country, **office.who)


def test_poster_has_the_campaigns_name_and_verified_numbers(office, audited):
    made = office.campaign()
    told = printed(office, made, kind="poster_a4", name="Week 2026", days="24/07 – 30/07/2026")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(told)).pages)
    assert "Week 2026" in text and "111" in text
    assert audited("awareness.sheet_printed") == 1


def test_number_that_no_source_confirms_stands_there_only_when_an_officer_called_it(office):
    made = office.campaign()
    country, number = next((code, found[0][0]) for code in STATES if (found := to_confirm(code, on=DAY)))
    assert number not in printed(office, made, country=country).decode()
    assert number in printed(office, made, country=country, confirmed=(number,)).decode()
    with pytest.raises(InvalidInput):
        printed(office, made, country=country, confirmed=("999 000",))


def test_country_without_a_pack_has_a_script_without_a_number(office):
    made = office.campaign()
    assert "111" not in printed(office, made, country="ID").decode()


@pytest.mark.parametrize("bad", [{"kind": "flag"}, {"language": "fr"}, {"name": "x" * 81}])
def test_sheet_that_cannot_be_is_refused(office, other, bad):
    made = office.campaign()
    with pytest.raises(InvalidInput):
        printed(office, made, **bad)
    with pytest.raises(NotFound):
        printed(other, made)


def test_page_and_machines_give_the_file(signed_in, office):
    client = signed_in("awareness_officer", agency="Office of Example", purpose=WHY)
    made = office.campaign()
    page = reverse("campaigns:sheets", args=[made])
    assert "24/07 – 30/07/2026" in client.get(page).content.decode()
    body = {"kind": "leaflet", "language": "vi", "name": "Tuần 2026", "days": ""}
    told = client.post(page, body)
    assert told.headers["Content-Disposition"] == 'attachment; filename="leaflet-vi.pdf"'
    assert told.content.startswith(b"%PDF") and len(PdfReader(io.BytesIO(told.content)).pages) == 2
    assert client.post(page, body | {"kind": "flag"}).status_code == 422
    machine = client.post(
        f"/api/campaigns/{made}/sheets", {"kind": "script", "language": "th"}, content_type="application/json"
    )
    assert machine.headers["Content-Type"].startswith("text/plain") and "111" in machine.content.decode()
    assert signed_in("analyst", purpose=Purpose.STATISTICS).get(page).status_code == 403
