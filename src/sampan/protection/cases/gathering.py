"""Puts a group together from its operation and its grid: who would be opened, what is wrong, who is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sampan.protection.cases.grid import CellProblem, Grid, PersonRow, read_grid
from sampan.protection.cases.services.groups import NewOperation
from sampan.protection.cases.services.opening import CaseDraft
from sampan.registry.access.reader import Reader
from sampan.registry.people.queries import cases_like
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.record import InvalidRecord, validate_record


@dataclass(frozen=True, repr=False)
class Gathering:
    """A group ready to open, or not. `repr` is blank.

    `known` are the rows that share a name, a phone or a document with a case that the reader may see.
    """

    grid: Grid
    operation: NewOperation | UUID
    drafts: tuple[CaseDraft, ...]
    problems: tuple[CellProblem, ...]
    known: Mapping[int, list[UUID]]

    def __repr__(self) -> str:
        return "Gathering(...)"

    @property
    def may_open(self) -> bool:
        """True when there is somebody and nothing is wrong; likenesses warn, they do not hinder."""
        return bool(self.drafts) and not self.problems


def gather(cleaned: Mapping[str, Any], *, reader: Reader) -> Gathering:
    """Return the group that a valid operation form describes."""
    grid = read_grid(cleaned["rows"])
    shared = {"forms": cleaned["forms_of_exploitation"]} if cleaned["forms_of_exploitation"] else {}
    shared |= {"registered": cleaned["happened_on"].isoformat()}
    drafts = tuple(_draft(person, shared, cleaned) for person in grid.people)
    problems = grid.problems + tuple(_record_problems(grid.people, drafts, cleaned))
    alike = cases_like(identities=[one.identity for one in grid.people], reader=reader) if grid.people else []
    known = {person.row: found for person, found in zip(grid.people, alike, strict=True) if found}
    return Gathering(grid, _operation(cleaned), drafts, problems, known)


def _draft(person: PersonRow, shared: Mapping[str, object], cleaned: Mapping[str, Any]) -> CaseDraft:
    return CaseDraft(
        record={**shared, **person.record},
        identity=person.identity,
        unanswered=person.unanswered,
        event=cleaned["event"],
        event_on=cleaned["happened_on"],
    )


def _operation(cleaned: Mapping[str, Any]) -> NewOperation | UUID:
    if cleaned.get("operation"):
        return UUID(cleaned["operation"])
    return NewOperation(
        name=cleaned["name"],
        country=cleaned["country"],
        happened_on=cleaned["happened_on"],
        province=cleaned.get("province") or "",
        people_expected=cleaned.get("people_expected"),
    )


def _record_problems(
    people: tuple[PersonRow, ...], drafts: tuple[CaseDraft, ...], cleaned: Mapping[str, Any]
) -> list[CellProblem]:
    found: list[CellProblem] = []
    for person, draft in zip(people, drafts, strict=True):
        try:
            validate_record(draft.record, today=cleaned["happened_on"])
        except InvalidRecord as error:
            found += [
                CellProblem(person.row, one.field, f"{one.what} {one.remedy}") for one in error.problems
            ]
        except InvalidInput as error:
            found.append(CellProblem(person.row, error.field or "", str(error)))
    return found
