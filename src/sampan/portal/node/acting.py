"""Who acts at the command line: the node's own service, or an account named with --as."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.db import transaction

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from sampan.registry.audit.services import record_refusal
from sampan.vocabulary.errors import NotFound, Refusal


def reader_for(username: str, purpose: str) -> Reader:
    """Return the reader of that sign-in name, or the node's service when it is empty; raises NotFound."""
    if not username:
        return Reader(service_actor(), Purpose(purpose))
    account = get_user_model().objects.filter(username__iexact=username, is_active=True).first()
    if account is None:
        raise NotFound(
            "There is no active account of that sign-in name.", remedy="Check the name after --as."
        )
    return Reader(actor_of(account), Purpose(purpose))


@contextmanager
def acting(username: str, purpose: str, *, attempted: str) -> Iterator[Reader]:
    """Run a block in one transaction as that reader; a refusal rolls it back and is audited."""
    reader = reader_for(username, purpose)
    try:
        with reading_as(reader):
            yield reader
    except Refusal as refusal:
        if refusal.leaves is None:  # else its audit row is among what it left behind
            with transaction.atomic():
                record_refusal(refusal, by=reader.actor, purpose=reader.purpose, attempted=attempted)
        raise
