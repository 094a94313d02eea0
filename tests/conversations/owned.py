"""What must hold wherever a conversation stops: the state is owned by somebody, a task is seen by somebody.

Both are asked as that person, under row security; nothing here looks past anybody's sight.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.test import Client

from sampan.protection.assistance.queries import referral
from sampan.protection.cases.queries import case
from sampan.protection.returns.queries import one_return
from sampan.protection.tasks.queries import my_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import colleagues

Look = Callable[[Reader], Any]
TODAY = date.today()


def assert_owned_and_seen(
    *, state: Look, waits: Look, reader: Reader, may: Permission, how_many: int = 1
) -> list[Any]:
    """Assert that whoever reads sees a state with an owner, and what waits there is theirs to do.

    `state` returns a fact with its agency, `waits` a list; what is on it opens for them in the browser, too.
    """
    with reading_as(reader):
        owners = colleagues(state(reader).agency_id)
        waiting: Sequence[Any] = waits(reader)
    assert owners, "the state belongs to an agency where nobody works"
    assert reader.actor.may_for(may, reader.purpose), "whoever sees it may not act on it"
    assert len(waiting) == how_many, f"{len(waiting)} wait, not {how_many}"
    assert [_opened(one, reader) for one in waiting] == [200] * how_many
    return list(waiting)


def case_of(case_id: UUID) -> Look:
    """Look at a case."""
    return lambda reader: case(case_id=case_id, reader=reader)


def help_of(referral_id: UUID) -> Look:
    """Look at a conversation with a provider."""
    return lambda reader: referral(referral_id=referral_id, reader=reader)


def return_of(return_id: UUID) -> Look:
    """Look at one side of a return."""
    return lambda reader: one_return(return_id=return_id, reader=reader)


def tasks(*kinds: str, about: UUID | None = None) -> Look:
    """Look at the reader's own open tasks of some kinds: theirs, their role's, their teams'."""
    return lambda reader: [
        one
        for one in my_tasks(reader=reader, limit=500)
        if one.kind in kinds and (about is None or one.source_id == about)
    ]


def kinds_seen(reader: Reader, *, case_id: UUID | None = None) -> set[str]:
    """Return the kinds of all open tasks that are the reader's, of a case or of all."""
    with reading_as(reader):
        found = my_tasks(reader=reader, limit=500)
    return {one.kind for one in found if case_id is None or one.case_id == case_id}


def reader(actor: Actor, purpose: Purpose = Purpose.PROTECTION) -> Reader:
    """Return somebody as a reader."""
    return Reader(actor, purpose)


def _opened(waiting: Any, reader: Reader) -> int:
    """Follow the link of what waits as the person who sees it."""
    client = Client()
    account = Account.objects.get(id=reader.actor.account_id)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["purpose"] = reader.purpose.value
    session.save()
    return client.get(waiting.url, follow=True).status_code
