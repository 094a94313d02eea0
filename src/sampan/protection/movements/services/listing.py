"""Lists of a group's people with names: as a sheet, as a receipt. Names are opened under audit alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from sampan.protection.cases.queries import cases_of_operation
from sampan.protection.movements.facts import MovementFact, SeatFact
from sampan.protection.movements.models import Seat
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.queries import returns_of_group
from sampan.protection.returns.services.printing import check_code, languages_for, typeset, word
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.directory import correspondent, correspondents
from sampan.registry.people.services.opening import open_names
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import country_name, province

_CELL = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run as a formula


def people_of_operation(movement: MovementFact, *, member: str, reader: Reader) -> list[UUID]:
    """Return the open cases of the movement's operation whose nationality is the member's country."""
    if movement.operation_id is None:
        raise InvalidInput("This group return has no operation.", remedy="Begin the returns from the cases.")
    country = correspondent(member).country
    return cases_of_operation(operation_id=movement.operation_id, citizenship=country, reader=reader)


@transaction.atomic
def people_list(
    movement: MovementFact, *, citizenship: str, province: str, reader: Reader
) -> list[tuple[str, ...]]:
    """Return rows of number, name, nationality, province, phase, document, safe for a spreadsheet; audited."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    found = returns_of_group(
        group=movement.id, side="host", reader=reader, citizenship=citizenship, province=province
    )
    names = names_of(found, reader)
    _audit("movement.listed", movement, len(found), by=reader.actor, purpose=reader.purpose)
    rows = (
        (str(number), names.get(one.case_id, ""), one.citizenship, one.province, one.phase, one.document)
        for number, one in numbered(found)
    )
    return [tuple(_safe(cell) for cell in row) for row in rows]


@transaction.atomic
def print_receipt(movement: MovementFact, *, by: Actor, purpose: Purpose) -> bytes:
    """Return the group's receipt as PDF, in both sides' languages, and write down that it was printed."""
    require(by, Permission.READ_IDENTITY, purpose=purpose)
    reader, made_at = Reader(by, purpose), house_now()
    found = _people(movement, reader)
    if not found:
        raise InvalidInput("There is nobody on this list.", remedy="Add people first.")
    page = _page(movement, found, names_of(found, reader), made_at)
    document = typeset(page, made_at=made_at)
    _audit("movement.printed", movement, len(found), by=by, purpose=purpose, check=str(page["check"]))
    return document


def _page(
    movement: MovementFact, found: list[ReturnFact], names: Mapping[UUID | None, str], made_at: datetime
) -> dict[str, object]:
    seats = _seats(movement.id)
    there = {one.id: one.country for one in correspondents()}
    countries = (settings.SAMPAN_NODE.country, there.get(found[0].member, ""))
    languages = languages_for(*countries)
    both = lambda key: " / ".join(word(key, one) for one in languages)  # noqa: E731
    outcome = lambda one: seats[one.id].outcome if one.id in seats else ""  # noqa: E731
    page: dict[str, object] = {
        "languages": list(languages),
        "titles": [word("group_receipt", one) for one in languages],
        "countries": [[country_name(one, language) for language in languages] for one in countries if one],
        "columns": ["", both("name"), both("nationality"), both("province"), "", both("signature")],
        "people": [
            [
                str(number), names.get(one.case_id, ""), one.citizenship,
                province(one.province).name if one.province else "",
                both(outcome(one)) if outcome(one) in ("present", "absent", "refused") else "", "",
            ]
            for number, one in numbered(found)
        ],
        "signatures": [[word(who, one) for one in languages] for who in ("host", "origin")],
        "signature_words": [word("signature", one) for one in languages],
        "check_words": [word("check", one) for one in languages],
        "made_at": f"{timezone.localtime(made_at):%Y-%m-%d %H:%M}",
    }  # fmt: skip
    return page | {"check": check_code(page)}


def numbered(found: Sequence[ReturnFact]) -> list[tuple[int, ReturnFact]]:
    """Return people with their numbers in the group; who has none by their place."""
    return [(one.group_number or place, one) for place, one in enumerate(found, start=1)]


def _people(movement: MovementFact, reader: Reader) -> list[ReturnFact]:
    return returns_of_group(group=movement.id, side="host", reader=reader)


def names_of(found: list[ReturnFact], reader: Reader) -> dict[UUID | None, str]:
    """Return the names of people by case; one audit row a case. Raises NotPermitted."""
    opened = open_names(case_ids=[one.case_id for one in found if one.case_id], reader=reader)
    return {case_id: one.name.full if one.name else "" for case_id, one in opened.items()}


def _seats(movement_id: UUID) -> dict[UUID, SeatFact]:
    rows = Seat.objects.filter(movement_id=movement_id)
    return {
        one.kept_return_id: SeatFact(one.kept_return_id, one.case_id, one.vehicle_id, one.outcome)
        for one in rows
    }


def _audit(
    act: str, movement: MovementFact, people: int, *, by: Actor, purpose: Purpose, check: str = ""
) -> None:
    details = {"people": people} | ({"check": check} if check else {})
    record(act, by=by, purpose=purpose, subject_kind="movement", subject_id=movement.id, details=details)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_CELL) else cell
