"""The slice that keeps the files says how one is found by its number, labelled, and told of on its timeline."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sampan.registry.breakglass.facts import FileLabel
from sampan.vocabulary.errors import Unavailable


@dataclass(frozen=True)
class FileKeeper:
    """The three functions of the slice that keeps the files; each runs with the node's service as reader.

    by_number   the case of a whole number, None when there is none
    labels      the labels of cases, those that exist
    tell        `tell(case_id=, kind=, facts=, by=)` writes a coded line on the case's timeline
    """

    by_number: Callable[[str], UUID | None]
    labels: Callable[[Iterable[UUID]], Mapping[UUID, FileLabel]]
    tell: Callable[..., None]


_keepers: list[FileKeeper] = []


def register_keeper(keeper: FileKeeper) -> None:
    """Make the keeper of the files known; there is one."""
    _keepers[:] = [keeper]


def keeper() -> FileKeeper:
    """Return the keeper of the files; raises Unavailable when no slice of this node keeps any."""
    if not _keepers:
        raise Unavailable("This node keeps no files.", remedy="Ask the node that does.")
    return _keepers[0]
