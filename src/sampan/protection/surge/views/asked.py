"""What an address asks of an operation: which people, and from where on."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from sampan.protection.surge.queries import Chosen
from sampan.vocabulary.errors import InvalidInput

METHODS = ["GET", "HEAD", "POST"]
_NAMES = ("level", "nationality", "sex", "age_band", "language", "worker", "step", "missing", "sign")


def chosen_in(told: QueryDict) -> Chosen:
    """Return whom an address means."""
    return Chosen(**{name: told.get(name, "")[:40] for name in _NAMES}, queue=told.get("queue") == "yes")


def query_of(chosen: Chosen, **change: Any) -> str:
    """Return the address's question for people, with changes; empty fields are left out."""
    told = (
        {name: getattr(chosen, name) for name in _NAMES} | {"queue": "yes" if chosen.queue else ""} | change
    )
    return "?" + urlencode({name: kept for name, kept in told.items() if kept})


def uuid_in(text: str | None) -> UUID | None:
    """Return the id in an address, None when there is none; raises InvalidInput."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the board.") from None
