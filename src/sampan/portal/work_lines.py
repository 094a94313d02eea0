"""A line of "my work today" and the sections that lines stand in, with their words and addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format

MOST = 20  # lines a section: a day's work; the lists hold the rest
MOST_COUNTED = 500  # where the slices stop counting


@dataclass(frozen=True)
class Task:
    """One thing to do: its title (never a name), where it is done, and the one next action."""

    title: str
    url: str
    action: str
    kind: str = ""
    note: str = ""
    when: str = ""
    when_kind: str = "due"
    is_urgent: bool = False
    due_on: date | None = None


@dataclass(frozen=True)
class Section:
    """Tasks of one urgency; `count` may be more than are shown."""

    code: str
    title: str
    icon: str
    tasks: tuple[Task, ...]
    count: int
    all_url: str = ""

    @property
    def is_capped(self) -> bool:
        """True when there may be more than were counted."""
        return self.count >= MOST_COUNTED


def section(
    code: str, title: str, icon: str, tasks: Iterable[Task], count: int, *, all_url: str = ""
) -> Section:
    """Return a section: what is urgent first, then what is due first, else as it came."""
    ordered = sorted(tasks, key=lambda task: (not task.is_urgent, task.due_on or date.max))
    return Section(code, title, icon, tuple(ordered[:MOST]), count, all_url)


def moment(when: datetime | None) -> str:
    """Return a moment in short words, empty when there is none."""
    return date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT") if when else ""


def day(when: date | None) -> str:
    """Return a civil day in short words, empty when there is none."""
    return date_format(when, "SHORT_DATE_FORMAT") if when else ""


def address(place: str, *parts: Any) -> str:
    """Return an address, empty when its slice is not part of this node."""
    try:
        return reverse(place, args=parts)
    except NoReverseMatch:
        return ""
