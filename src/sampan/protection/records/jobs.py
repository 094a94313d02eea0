"""Imports that a worker carries out, and the clock that destroys kept files past their hour."""

from datetime import UTC, datetime
from uuid import UUID

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from sampan.protection.records.services.kept_imports import import_kept_file
from sampan.protection.records.services.uploads import drop_expired
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from sampan.registry.clock.timers import every


@app.task(name="records.import_kept_file", queue="imports", lock="records.import")
def import_kept(*, upload_id: str, account_id: str, purpose: str, may_update: bool) -> None:
    """Import the file that a person confirmed, as that person and for the purpose they named."""
    account = get_user_model().objects.get(id=account_id, is_active=True)
    reader = Reader(actor_of(account), Purpose(purpose))
    import_kept_file(upload_id=UUID(upload_id), reader=reader, may_update=may_update)


@every(seconds=20)
@app.task(name="records.drop_expired", queueing_lock="records.drop_expired", queue="clocks")
def drop_expired_uploads(timestamp: int) -> None:
    """Destroy keys and files whose hour is over."""
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)):
        drop_expired(now=datetime.fromtimestamp(timestamp, UTC))
