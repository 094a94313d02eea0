"""Lines, corridors, letters and incidents in the reader's words, as the templates want them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sampan.partnership.corridors.drawing import spark
from sampan.partnership.corridors.facts import STANDING_WORDS, WORDS, IncidentFact, Standing
from sampan.partnership.corridors.queries import Corridor, LineRow
from sampan.partnership.corridors.wording import (
    CARRIAGES,
    STATES,
    SUBJECTS,
    TROUBLES,
    lane_in_words,
    reason_in_words,
    seconds_in_words,
    since_in_words,
)
from sampan.partnership.exchange.facts import Trouble
from sampan.partnership.exchange.figures import LineFigure, QueuedLetter
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import display_names
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.correspondence.facts import LetterFact
from sampan.registry.correspondence.figures import kind_in_words, kinds_of
from sampan.registry.wording import reading_language
from sampan.vocabulary.territories import country_name


def shown_line(row: LineRow, now: datetime) -> dict[str, Any]:
    """Return one member's line in words."""
    words, kind, icon = STANDING_WORDS[row.standing]
    line = row.line
    trouble = line.trouble if line else None
    return {
        "member": row.member,
        "name": f"{country_name(row.member.country, reading_language())} – {row.member.name}",
        "words": TROUBLES[trouble.trouble] if trouble and row.standing is Standing.TROUBLE else words,
        "kind": kind,
        "icon": icon,
        "trouble_for": since_in_words(trouble.trouble_since, now)
        if trouble and trouble.trouble_since
        else "",
        "contact": since_in_words(line.last_contact_at, now) if line and line.last_contact_at else "",
        "carriage": CARRIAGES.get(line.carriage, line.carriage) if line else "",
        "waiting": line.waiting if line else 0,
        "oldest": since_in_words(line.oldest_at, now) if line and line.oldest_at else "",
        "next": _next(line, now),
        "lanes": shown_lanes(line, now),
        "today": _times(row.today),
        "week": _times(row.week),
        "spark": spark(row.hourly),
    }


def shown_lanes(line: LineFigure | None, now: datetime) -> list[dict[str, Any]]:
    """Return the lanes of a line in words, those with something waiting or ever carried."""
    return [
        {
            "fact": one,
            "name": lane_in_words(one.lane),
            "oldest": since_in_words(one.oldest_at, now) if one.oldest_at else "",
        }
        for one in (line.lanes if line else ())
    ]


def shown_queue(
    queue: Sequence[QueuedLetter], line: LineFigure | None, reader: Reader, now: datetime
) -> list[dict[str, Any]]:
    """Return the letters that wait, with their kind for whoever may read letters, and why each waits."""
    kinds = kinds_of(letter_ids=[one.letter_id for one in queue], reader=reader)
    lanes = {one.lane: one for one in line.lanes} if line else {}
    firsts: set[int] = set()
    shown = []
    for one in queue:
        own, kind = kinds.get(one.letter_id, (None, ""))
        lane = lanes.get(one.lane)
        shown.append(
            {
                "fact": one,
                "kind": kind_in_words(kind) if kind else _("A letter"),
                "url": reverse("corridors:letter", args=[own]) if own else "",
                "lane": lane_in_words(one.lane),
                "waits": since_in_words(one.sealed_at, now),
                "why": _why(one, lane, is_first=one.lane not in firsts),
            }
        )
        firsts.add(one.lane)
    return shown


def shown_corridors(found: Iterable[Corridor], now: datetime) -> list[dict[str, Any]]:
    """Return corridors in words; who is late is said without blame."""
    names = correspondent_names(reading_language())
    return [
        {
            "fact": one,
            "member": names.get(one.member, one.member),
            "subject": SUBJECTS.get(one.subject, one.subject),
            "whose": _("we owe an answer") if one.owed_by == "us" else _("we wait for their answer"),
            "oldest": since_in_words(one.oldest_at, now) if one.oldest_at else "–",
            "overdue": since_in_words(one.most_overdue_at, now) if one.most_overdue_at else "–",
            "median": seconds_in_words(one.median_hours * 3600 if one.median_hours is not None else None),
        }
        for one in found
    ]


def shown_letter(fact: LetterFact, names: dict[str, str]) -> dict[str, Any]:
    """Return a letter in words: what it is, and what became of it."""
    words, kind = STATES[fact.state]
    return {
        "fact": fact,
        "kind": kind_in_words(fact.kind),
        "member": names.get(fact.member, fact.member),
        "lane": lane_in_words(fact.lane),
        "words": words,
        "state_kind": kind,
        "reason": reason_in_words(fact.reason) if fact.reason else "",
        "url": reverse("corridors:letter", args=[fact.id]),
    }


def shown_incidents(found: Iterable[IncidentFact], now: datetime) -> list[dict[str, Any]]:
    """Return incidents in words, with who took them."""
    rows = list(found)
    names = correspondent_names(reading_language())
    people = display_names(who for one in rows for who in (one.taken_by, one.closed_by) if who)
    return [
        {
            "fact": one,
            "title": WORDS[one.code].title,
            "todo": WORDS[one.code].todo,
            "member": names.get(one.member, one.member),
            "since": since_in_words(one.began_at, now),
            "taken_by": _name(one.taken_by, people),
            "closed_by": _name(one.closed_by, people),
        }
        for one in rows
    ]


def _name(account: UUID | None, people: dict[UUID, str]) -> str:
    return people.get(account, "–") if account else ""


def _times(times: Any) -> dict[str, Any]:
    return {
        "count": times.count,
        "median": seconds_in_words(times.median),
        "p95": seconds_in_words(times.p95),
    }


def _next(line: LineFigure | None, now: datetime) -> str:
    if line is None or not line.waiting:
        return ""
    due = line.next_attempt_at
    if due is None or due <= now:
        return _("now")
    return _("in %(time)s") % {"time": seconds_in_words((due - now).total_seconds())}


def _why(one: QueuedLetter, lane: Any, *, is_first: bool) -> str:
    if one.is_offered:
        return _("It was sent; their signed word has not come yet.")
    if not is_first:
        return _("It waits for the one before it: letters of a lane keep their order.")
    if lane is not None and lane.trouble is not Trouble.NONE:
        return str(TROUBLES[lane.trouble])
    return _("It goes next.")
