"""What is needed at once stands on top of the case's overview, until it is met, declined or dropped."""

import pytest
from django.test import Client

from sampan.protection.assistance.models import Need
from sampan.protection.assistance.services.needs import add_needs, settle_need
from sampan.registry.access.context import leave
from sampan.registry.accounts.models import Account

pytestmark = pytest.mark.database


def overview(story) -> str:
    client = Client()
    account = Account.objects.get(id=story.worker.account_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    leave()
    return client.get(f"/cases/{story.case_id}/").content.decode()


def test_card_of_the_overview_names_what_is_still_needed(story):
    story.do(story.worker, add_needs, case_id=story.case_id, services=["medical"])
    page = overview(story)
    assert page.index("Needed at once") < page.index("Safe accommodation") < page.index("The person")
    with story.sees(story.worker):
        shelter = Need.objects.get(service="shelter").id
    story.do(story.worker, settle_need, need_id=shelter, state="met")
    card = overview(story).split("Needed at once", 1)[1].split("</section>", 1)[0]
    assert "Medical care" in card and "Safe accommodation" not in card
    with story.sees(story.worker):
        medical = Need.objects.get(service="medical").id
    story.do(story.worker, settle_need, need_id=medical, state="refused")
    assert "Needed at once" not in overview(story)
