"""What other slices bring to the tab "Tasks" of a case's page: registered when Django is ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sampan.protection.cases.facts import CaseFact
from sampan.registry.access.reader import Reader


@dataclass(frozen=True)
class TabPart:
    """A part below the open tasks: `build(case, reader, language)` returns what its template shows as `shown`."""

    template: str
    build: Callable[[CaseFact, Reader, str], Mapping[str, Any]]


_parts: dict[str, TabPart] = {}


def register_part(part: TabPart) -> None:
    """Bring a part to the tab."""
    _parts[part.template] = part


def parts_of(case: CaseFact, reader: Reader, language: str) -> list[dict[str, Any]]:
    """Return the parts with what they show."""
    return [{"template": one.template, "shown": one.build(case, reader, language)} for one in _parts.values()]
