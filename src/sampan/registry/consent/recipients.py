"""To whom information may go: the members of the exchange and the agencies of this node."""

from uuid import UUID

from django.utils.translation import get_language

from sampan.registry.agencies.queries import agencies
from sampan.registry.correspondence.directory import correspondents
from sampan.vocabulary.territories import country_name


def recipient_choices(*, but: UUID | None = None) -> list[tuple[str, str]]:
    """Return (code, name) of every recipient, members first, without the agency that keeps the case."""
    language = get_language() or "en"
    members = [
        (f"member:{one.id}", f"{one.name} ({country_name(one.country, language)})")
        for one in correspondents()
    ]
    return members + [(f"agency:{id}", name) for id, name in agencies() if id != but]


def recipient_name(code: str) -> str:
    """Return a recipient's name, also when it is no longer active; then its identifier."""
    return dict(recipient_choices()).get(code, code.partition(":")[2])
