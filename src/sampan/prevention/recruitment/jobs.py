"""Official lists that a worker takes in; what a killed worker held is given back and begins again."""

from uuid import UUID

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from sampan.prevention.recruitment.services.taking import take_list
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of


@app.task(name="recruitment.take_list", queue="imports", lock="recruitment.take_list")
def take(*, import_id: str, account_id: str, purpose: str) -> None:
    """Take in the list that a person confirmed, as that person and for the purpose they named."""
    account = get_user_model().objects.get(id=account_id, is_active=True)
    take_list(import_id=UUID(import_id), reader=Reader(actor_of(account), Purpose(purpose)))
