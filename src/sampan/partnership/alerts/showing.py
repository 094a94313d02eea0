"""A message in the reader's words: whom it is from or to, how far it came, what happened when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sampan.partnership.alerts.facts import (
    KIND_WORDS,
    STAGE_WORDS,
    AlertFact,
    AlertWords,
    EventFact,
    PassageFact,
    ShiftFact,
)
from sampan.registry.accounts.queries import display_names
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name, is_country, is_province, province

_ACTS = {
    "sent": (_("Sent from here"), "send", ""),
    "received": (_("Received by their node"), "check", "done"),
    "read": (_("Read by their duty desk"), "eye", "done"),
    "answered": (_("They answered"), "message-square", "done"),
    "raised": (
        _("Nobody at their desk read it in time: it climbed to the next person there"),
        "bell",
        "warm",
    ),
    "raised_national": (
        _("Nobody read it in time: it climbed to their national focal point"),
        "bell",
        "warm",
    ),
    "recalled": (_("They took it back"), "undo-2", "warm"),
    "closed": (_("They closed it"), "check-check", ""),
    "refused": (_("Refused by their node"), "circle-x", "warm"),
    "expired": (_("It did not arrive while it was valid"), "circle-x", "warm"),
}
_OUR_ACTS = {
    "received": (_("Received by this node"), "check", "done"),
    "read": (_("Read here, and their desk was told so"), "eye", "done"),
    "answered": (_("Answered from here"), "message-square", "done"),
    "raised": (_("Nobody here had read it in time: it climbed to the next person"), "bell", "warm"),
    "raised_national": (
        _("Nobody here was there to read it: it climbed to the national focal point"),
        "bell",
        "warm",
    ),
    "recalled": (_("Taken back from here"), "undo-2", "warm"),
    "closed": (_("Closed here"), "check-check", ""),
}


@dataclass(frozen=True)
class ShownPassage:
    """A way in words: the member, how far, what is late, and the four moments as steps."""

    fact: PassageFact
    member: str
    words: str
    kind: str
    is_late: bool
    steps: tuple[tuple[str, str, datetime | None], ...]  # (state, words, when)


@dataclass(frozen=True)
class ShownAlert:
    """A message in words, still closed."""

    fact: AlertFact
    title: str
    members: str
    places: tuple[str, ...]
    forms: tuple[str, ...]
    ways: tuple[ShownPassage, ...]
    written_by: str
    is_late: bool
    has_news: bool
    is_over: bool


@dataclass(frozen=True, repr=False)
class ShownEvent:
    """A step in words; `text` is filled once the message was opened."""

    fact: EventFact
    title: str
    icon: str
    kind: str
    who: str
    text: str

    def __repr__(self) -> str:
        return "ShownEvent(...)"


def shown_alerts(found: Iterable[AlertFact], now: datetime) -> list[ShownAlert]:
    """Return messages in words; names are asked for once."""
    rows = list(found)
    names = correspondent_names(reading_language())
    writers = display_names(one.written_by for one in rows if one.written_by)
    return [_shown(one, names, writers, now) for one in rows]


def shown_events(found: Iterable[EventFact], words: AlertWords | None) -> list[ShownEvent]:
    """Return the steps in words, with what was said when the message was opened."""
    rows = list(found)
    names = correspondent_names(reading_language())
    people = display_names(one.account_id for one in rows if one.account_id)
    said = words.said if words else {}
    return [
        ShownEvent(
            one,
            *_act(one),
            who=people.get(one.account_id, "") if one.account_id else names.get(one.member, one.member),
            text=said.get(one.id, ""),
        )
        for one in rows
    ]


def places_in_words(codes: Iterable[str]) -> tuple[str, ...]:
    """Return places in words; a code that this release does not know is shown as it came."""
    return tuple(_place(code) for code in codes)


def shown_shifts(found: Iterable[ShiftFact]) -> list[tuple[ShiftFact, str, str]]:
    """Return (shift, who, whom it climbs to) with names."""
    rows = list(found)
    names = display_names(who for one in rows for who in (one.account_id, one.climbs_to) if who)
    return [(one, names.get(one.account_id, "–"), _name(one.climbs_to, names)) for one in rows]


def _name(account: UUID | None, names: dict[UUID, str]) -> str:
    return names.get(account, "–") if account else ""


def _shown(one: AlertFact, names: dict[str, str], writers: dict[UUID, str], now: datetime) -> ShownAlert:
    forms = code_list("form_of_exploitation")
    language = reading_language()
    return ShownAlert(
        fact=one,
        title=str(KIND_WORDS[one.kind]),
        members=", ".join(names.get(way.member, way.member) for way in one.passages),
        places=places_in_words(one.places),
        forms=tuple(forms.label(code, language) if forms.has(code) else code for code in one.forms),
        ways=tuple(_way(way, names, now) for way in one.passages),
        written_by=_name(one.written_by, writers),
        is_late=any(way.is_late(now) for way in one.passages),
        has_news=any(way.has_news for way in one.passages),
        is_over=now > one.valid_until,
    )


def _way(way: PassageFact, names: dict[str, str], now: datetime) -> ShownPassage:
    words, kind = STAGE_WORDS[way.stage]
    return ShownPassage(
        way, names.get(way.member, way.member), str(words), kind, way.is_late(now), tuple(_steps(way))
    )


def _steps(way: PassageFact) -> Iterable[tuple[str, str, datetime | None]]:
    """Yield sent, received, read and answered: what is done, what is waited for now, what is to come."""
    moments = (
        (_("Sent"), way.written_at),
        (_("Received by the node"), way.received_at),
        (_("Read by a person"), way.read_at),
        (_("Answered"), way.answered_at),
    )
    is_now_told = False
    for words, moment in moments:
        if moment:
            yield "done", str(words), moment
        elif not is_now_told:
            is_now_told = True
            yield ("now" if way.is_open else "stopped"), str(words), None
        else:
            yield "next", str(words), None


def _act(one: EventFact) -> tuple[str, str, str]:
    known = _OUR_ACTS if one.is_ours and one.act in _OUR_ACTS else _ACTS
    title, icon, kind = known.get(one.act, (one.act, "circle", ""))
    return str(title), icon, kind


def _place(code: str) -> str:
    language = reading_language()
    if is_country(code):
        return country_name(code, language)
    if is_province(code):
        found = province(code)
        return f"{found.name}, {country_name(found.country, language)}"
    return code
