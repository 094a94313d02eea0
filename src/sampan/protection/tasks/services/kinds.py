"""The kinds of tasks that slices register when Django is ready."""

from sampan.protection.tasks.facts import TaskKind
from sampan.vocabulary.errors import UnknownCode

_kinds: dict[str, TaskKind] = {}


def register_kind(kind: TaskKind) -> None:
    """Make a kind of task known, with its words and the page where it is done."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> TaskKind:
    """Return the kind; raises UnknownCode."""
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownCode(f"There is no kind of task {code!r}.", remedy="Register it first.") from None
