"""What an agreement may name, on its pages: matching among it; a new version keeps what this release does not know."""

import pytest

from sampan.partnership.members.agreeing.forms import AgreementForm
from sampan.partnership.members.agreeing.reading import agreement
from sampan.partnership.members.models import Agreement
from sampan.partnership.members.wording import words_of_kind

pytestmark = pytest.mark.database

TERMS = {"member": "kh-test", "title": "Matching", "valid_from": "2026-01-01", "valid_to": "2030-12-31"}


@pytest.fixture
def client(region, signed_in):
    region.pair()
    return signed_in("node_administrator")


def test_matching_is_named_on_the_page_of_an_agreement(client):
    told = TERMS | {"kinds_out": ["match."], "kinds_in": ["match."]}
    made = client.post("/members/agreements/new/", told)
    assert made.status_code == 302 and Agreement.objects.get().kinds_in == ["match."]
    assert client.get(made.url).content.decode().count("Private questions") >= 2


@pytest.mark.parametrize("known_to_nobody", ["later.", "match", "referral.offer"])
def test_new_version_keeps_kinds_that_the_page_does_not_know(client, known_to_nobody):
    client.post("/members/agreements/new/", TERMS | {"kinds_out": ["match."]})
    held = ["match.", known_to_nobody]
    Agreement.objects.update(state="in_force", kinds_out=held, kinds_in=[known_to_nobody])
    row = Agreement.objects.get()
    form = AgreementForm(members=[("kh-test", "KH")], changes=agreement(row.id))
    ticked = {name: _ticked(form, name) for name in ("kinds_out", "kinds_in")}
    assert ticked == {"kinds_out": held, "kinds_in": [known_to_nobody]}
    answer = client.post(f"/members/agreements/{row.id}/change/", TERMS | ticked)
    new = Agreement.objects.get(version=2)
    assert answer.status_code == 302 and (new.kinds_out, new.kinds_in) == (sorted(held), [known_to_nobody])


def test_kind_that_no_agreement_named_is_still_refused(client):
    assert client.post("/members/agreements/new/", TERMS | {"kinds_out": ["later."]}).status_code == 422


def test_kind_is_shown_in_words_with_and_without_its_dot():
    assert words_of_kind("match") == words_of_kind("match.") != "match."
    assert words_of_kind("later.") == "later."


def _ticked(form: AgreementForm, name: str) -> list[str]:
    """What a browser would send of the boxes that are ticked when the page opens."""
    return [one.data["value"] for one in form[name].subwidgets if one.data["selected"]]
