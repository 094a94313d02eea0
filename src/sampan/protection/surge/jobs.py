"""Sheets that a worker takes in; a killed worker's job is given back and goes on where it stopped."""

from uuid import UUID

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from sampan.protection.surge.services.taking import take_sheet
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of


@app.task(name="surge.take_sheet", queue="imports", lock="surge.take_sheet")
def take(*, sheet_id: str, account_id: str, purpose: str) -> None:
    """Take in the sheet that a person confirmed, as that person and for the purpose they named."""
    account = get_user_model().objects.get(id=account_id, is_active=True)
    take_sheet(sheet_id=UUID(sheet_id), reader=Reader(actor_of(account), Purpose(purpose)))
