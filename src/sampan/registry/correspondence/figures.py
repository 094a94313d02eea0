"""Counts and lists of letters for the screens that watch the corridors, and the seam for what waits for an answer.

A slice that waits for other countries, or lets them wait, registers a provider; the corridors page asks all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import LetterFact
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.pages import lines_of, spoken_kind
from sampan.registry.correspondence.queries import _fact
from sampan.registry.correspondence.services.keeping import read_letter

PAGE = 50


@dataclass(frozen=True)
class Awaited:
    """One answer that is or was awaited between this country and a member, without saying about whom.

    owed_by      "us" or "them"
    due_at       until when, the same moment on both sides; None where no clock runs
    answered_at  None while it is awaited
    """

    subject: str
    member: str
    owed_by: str
    asked_at: datetime
    due_at: datetime | None
    answered_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """True while it is awaited past its time."""
        return self.answered_at is None and self.due_at is not None and self.due_at < now


@dataclass(frozen=True)
class LetterSearch:
    """Which letters are looked for; empty means all. Days are moments, `until` excluded."""

    member: str = ""
    direction: str = ""
    lane: int | None = None
    state: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


Provider = Callable[[Reader, datetime], Iterable[Awaited]]
_providers: list[Provider] = []


def register_waiting(provider: Provider) -> None:
    """Let `provider(reader, since)` tell what waits and what was answered since, as far as the reader sees."""
    if provider not in _providers:
        _providers.append(provider)


def awaited(*, reader: Reader, since: datetime) -> list[Awaited]:
    """Return what every slice awaits or owes, and what was answered since a moment."""
    return [one for provider in _providers for one in provider(reader, since)]


def found_letters(
    *, reader: Reader, search: LetterSearch, before: UUID | None = None, limit: int = PAGE
) -> list[LetterFact]:
    """Return letters that the reader may see, newest first, at most `limit`, older than `before`."""
    require(reader.actor, Permission.READ_LETTERS, purpose=reader.purpose)
    asked = {
        "member": search.member or None,
        "direction": search.direction or None,
        "lane": search.lane,
        "state": search.state or None,
        "kind__startswith": f"{search.subject}." if search.subject else None,
        "written_at__gte": search.since,
        "written_at__lt": search.until,
        "id__lt": before,
    }
    found = Letter.objects.filter(**{name: sought for name, sought in asked.items() if sought is not None})
    return [_fact(one) for one in found.order_by("-id")[:limit]]


def kinds_of(*, letter_ids: Iterable[UUID], reader: Reader) -> dict[UUID, tuple[UUID, str]]:
    """Return our id and the kind of letters by their id on the wire, as far as the reader sees them; else nothing."""
    if not reader.actor.may_for(Permission.READ_LETTERS, reader.purpose):
        return {}
    rows = Letter.objects.filter(direction="out", letter_id__in=list(letter_ids))
    return {wire: (own, kind) for wire, own, kind in rows.values_list("letter_id", "id", "kind")}


def kind_in_words(kind: str) -> str:
    """Return a letter's kind as words."""
    return spoken_kind(kind)


def letter_lines(*, id: UUID, reader: Reader) -> list[tuple[str, str]]:
    """Open a letter and return it as lines of label and text, exactly what crossed the wire; audited."""
    return lines_of(read_letter(id=id, reader=reader))
