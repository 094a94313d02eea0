"""What narrows a list of cases: one value that an address, a saved search and a query share. Never a name.

Other slices bring conditions ("something is overdue") when Django is ready; they hold for open cases only, so
that a query looks through the open cases, not through every year's.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from sampan.registry.access.queries import on_teams_of
from sampan.registry.access.reader import Reader
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import is_country, is_province

_STATES, _URGENCIES = ("open", "closed"), ("normal", "urgent")
_SLACK = timedelta(days=1)  # a case's id is made in the minute in which it is opened; a day is plenty


@dataclass(frozen=True)
class Filter:
    """The filters of the case list, all empty at first; `needs` are codes of registered conditions.

    `citizenship` and `exploited_in` are ISO 3166-1 codes, `province` (of residence) an ISO 3166-2 code, the
    others codes of their lists; `opened_from` and `opened_until` are civil days, both included.
    """

    mine: bool = False
    state: str = ""
    status: str = ""
    urgency: str = ""
    operation: UUID | None = None
    citizenship: str = ""
    exploited_in: str = ""
    province: str = ""
    form: str = ""
    closed_because: str = ""
    opened_from: date | None = None
    opened_until: date | None = None
    needs: tuple[str, ...] = ()

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Filter":
        """Read filters as an address or a saved search writes them; what is not known any more is left out.

        Raises InvalidInput for an id or a day that is none.
        """
        needs = sorted({one for one in told.get("needs", "").split(",") if one in _conditions})
        return cls(
            mine=told.get("mine") in ("yes", "on"),  # a link, or a ticked box
            state=_one_of(told.get("state"), _STATES),
            status=_coded("trafficking_status", told.get("status")),
            urgency=_one_of(told.get("urgency"), _URGENCIES),
            operation=_uuid(told.get("operation")),
            citizenship=_country(told.get("citizenship")),
            exploited_in=_country(told.get("exploited_in")),
            province=_province(told.get("province")),
            form=_coded("form_of_exploitation", told.get("form")),
            closed_because=_coded("closure_reason", told.get("closed_because")),
            opened_from=_day(told.get("opened_from")),
            opened_until=_day(told.get("opened_until")),
            needs=tuple(needs),
        )

    def told(self) -> dict[str, str]:
        """Return the filters that are set, as an address and a saved search write them."""
        words = {
            name: "yes" if kept is True else ",".join(kept) if isinstance(kept, tuple) else str(kept or "")
            for name, kept in asdict(self).items()
        }
        return {name: word for name, word in words.items() if word}

    def but(self, **change: object) -> "Filter":
        """Return the same filters with some changed."""
        return replace(self, **change)  # type: ignore[arg-type]

    def conditions(self, reader: Reader, *, today: date) -> list[Q]:
        """Return the filters as conditions on cases, each of them cheap beside an index of cases."""
        asked = [
            (bool(self.status), Q(trafficking_status=self.status)),
            (self.state == "open" or bool(self.needs), Q(closed_at__isnull=True)),
            (bool(self.needs), Q(ownership="here")),
            (self.state == "closed" or bool(self.closed_because), Q(closed_at__isnull=False)),
            (bool(self.closed_because), Q(closure_reason=self.closed_because)),
            (bool(self.urgency), Q(urgency=self.urgency)),
            (self.operation is not None, Q(operation_id=self.operation)),
            (bool(self.citizenship), Q(profile__citizenship__contains=[self.citizenship])),
            (bool(self.exploited_in), Q(profile__exploitation_countries__contains=[self.exploited_in])),
            (bool(self.form), Q(profile__forms__contains=[self.form])),
            (bool(self.province), Q(profile__residence_province=self.province)),
        ]
        found = [condition for is_asked, condition in asked if is_asked]
        if self.mine:
            mine = on_teams_of(account_id=reader.actor.account_id, case_field="id")
            found.append(Q(id__in=[]) if mine is None else mine)
        return [*found, *self._opened(), *(_conditions[one].build(today) for one in self.needs)]

    def ways(self) -> tuple[Q, ...]:
        """Return conditions of which each case under these filters meets one at least, each with its index.

        Ask for each beside `conditions` and put the answers together. An index is used under row security only
        for what cannot leak a row: a code at a named place of a list, not "somewhere in the list".
        """
        same_agency = Q(profile__agency_id=F("agency_id"))  # the profiles' indexes begin with it
        if self.province:
            return (same_agency,)
        asked = (
            ("citizenship", self.citizenship),
            ("forms", self.form),
            ("exploitation_countries", self.exploited_in),
        )
        for name, code in asked:
            if code:
                places = (f"profile__{name}__0", f"profile__{name}__1")
                further = Q(**{f"profile__{name}__2__isnull": False})
                return (*(same_agency & Q(**{place: code}) for place in places), same_agency & further)
        return (Q(),)

    def _opened(self) -> list[Q]:
        """Bound the days of opening; ids are ordered by time, so the lists' own index finds their place."""
        found = []
        if self.opened_from:
            found += [Q(opened_at__date__gte=self.opened_from), Q(id__gte=_id_at(self.opened_from - _SLACK))]
        if self.opened_until:
            until = self.opened_until
            found += [Q(opened_at__date__lte=until), Q(id__lt=_id_at(until + 2 * _SLACK))]
        return found


@dataclass(frozen=True)
class Condition:
    """A need that a slice knows of: its words, and the condition on cases for a civil day."""

    code: str
    label: str
    build: Callable[[date], Q]


Saved = Callable[[Reader], Iterable[tuple[str, Mapping[str, str]]]]
_conditions: dict[str, Condition] = {}
_saved: list[Saved] = []


def register_condition(condition: Condition) -> None:
    """Bring a condition by which cases can be listed."""
    _conditions[condition.code] = condition


def conditions() -> list[Condition]:
    """Return the conditions that the node's slices brought."""
    return sorted(_conditions.values(), key=lambda one: one.code)


def offer_saved(saved: Saved) -> None:
    """Offer lists that somebody saved, as (words, filters), among the chips of the case list."""
    _saved.append(saved)


def saved_filters(reader: Reader) -> list[tuple[str, Mapping[str, str]]]:
    """Return the saved lists that are offered to the reader."""
    return [one for saved in _saved for one in saved(reader)]


def _id_at(day: date) -> UUID:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return UUID(int=max(int(moment.timestamp() * 1000), 0) << 80)


def _one_of(told: str | None, known: tuple[str, ...]) -> str:
    return told if told and told in known else ""


def _coded(name: str, told: str | None) -> str:
    return told if told and code_list(name).has(told) else ""


def _country(told: str | None) -> str:
    return told if told and is_country(told) else ""


def _province(told: str | None) -> str:
    return told if told and is_province(told) else ""


def _uuid(told: str | None) -> UUID | None:
    try:
        return UUID(told) if told else None
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the list.") from None


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the list.") from None
