"""What is due after an event, by whom and until when; pure: the clock and the case are arguments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sampan.vocabulary.countries.pack import CountryPack, events
from sampan.vocabulary.countries.rows import Authority, LimitUnit, ProcedureStep
from sampan.vocabulary.errors import InvalidInput, UnknownCode

NO_LIMIT = "no time limit known"
SATURDAY = 5


@dataclass(frozen=True)
class DueStep:
    """A step that is owed: `due` is its last civil day, None when no time limit is known.

    `depends_on` is the step's condition ("fact=value") while the case does not say whether it holds.
    `presumes` names the steps counted as done at once on `counted_from`, because the procedure says at once.
    """

    step: ProcedureStep
    actor: Authority
    counted_from: date
    due: date | None
    depends_on: str = ""
    presumes: tuple[str, ...] = ()

    @property
    def limit(self) -> str:
        """Return the time limit in English words, such as "at once", "3 days", "no time limit known"."""
        if self.step.limit_number is None:
            return NO_LIMIT
        if self.step.immediate:
            return "at once"
        return f"{self.step.limit_number} {self.step.limit_unit.value.replace('_', ' ')}"


def deadlines(
    pack: CountryPack, *, event: str, on: date, known: Mapping[str, object] | None = None
) -> tuple[DueStep, ...]:
    """Return the steps owed because `event` happened `on` a civil day, soonest first, without limit last.

    `known` holds facts of the case by name (text, or a bool read as yes/no) that settle conditions; the entry
    "done" may hold the codes of steps already done, which are left out. A step that is owed at once counts
    as done on the same day, so that the limits behind it are shown too (`presumes`). The text of the law is
    the one in force `on` that day. Raises UnknownCode for an unknown event, InvalidInput for a time of day.
    """
    if event not in events():
        raise UnknownCode(
            "This is not an event of a procedure.", remedy=f"Use one of: {', '.join(events())}."
        )
    if isinstance(on, datetime):
        raise InvalidInput(
            "A time of day was given.", remedy="Give the civil day in the country.", field="on"
        )
    owed: list[DueStep] = []
    _follow(pack, event=event, on=on, known=known or {}, presumes=(), owed=owed)
    return tuple(sorted(owed, key=lambda item: (item.due or date.max, item.due is None, item.step.order)))


def _follow(
    pack: CountryPack,
    *,
    event: str,
    on: date,
    known: Mapping[str, object],
    presumes: tuple[str, ...],
    owed: list[DueStep],
) -> None:
    done = known.get("done", ())
    for step in pack.procedure:
        if step.event != event or not step.in_force(on) or _contradicted(step.condition, known):
            continue
        if step.code in done or any(item.step.code == step.code for item in owed):  # type: ignore[operator]
            continue
        owed.append(_due_step(pack, step=step, on=on, known=known, presumes=presumes))
        if step.immediate and step.completes:
            further = (*presumes, step.code)
            _follow(pack, event=step.completes, on=on, known=known, presumes=further, owed=owed)


def _due_step(
    pack: CountryPack,
    *,
    step: ProcedureStep,
    on: date,
    known: Mapping[str, object],
    presumes: tuple[str, ...],
) -> DueStep:
    open_condition = step.condition if step.condition.partition("=")[0] not in known else ""
    return DueStep(
        step=step,
        actor=pack.authority(step.actor, on=on),
        counted_from=on,
        due=last_day(on, number=step.limit_number, unit=step.limit_unit),
        depends_on=open_condition,
        presumes=presumes,
    )


def _contradicted(condition: str, known: Mapping[str, object]) -> bool:
    name, _, wanted = condition.partition("=")
    if not name or name not in known:
        return False
    fact = known[name]
    said = {True: "yes", False: "no"}[fact] if isinstance(fact, bool) else str(fact)
    return said != wanted


def last_day(on: date, *, number: int | None, unit: LimitUnit) -> date | None:
    """Return the last civil day of a limit; the day it starts `on` is not counted; None without a limit.

    Hours count by the whole days in them, so the day shown is never later than the limit: 24 hours end on
    the next day, 6 hours on the same day. Working days leave out Saturdays and Sundays. Raises InvalidInput
    when the day would lie beyond the calendar.
    """
    if number is None or unit is LimitUnit.NONE:
        return None
    try:
        if unit is LimitUnit.WORKING_DAYS:
            return _working_days_after(on, number)
        return on + timedelta(days=number // 24 if unit is LimitUnit.HOURS else number)
    except OverflowError:
        raise InvalidInput(
            "The last day lies beyond the calendar.", remedy="Check the day of the event."
        ) from None


def _working_days_after(day: date, number: int) -> date:
    while number > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY:
            number -= 1
    return day
