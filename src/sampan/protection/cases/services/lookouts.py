"""Who looks whether the person of an intake is known already: a slice brings it, and without it nobody looks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity


@dataclass(frozen=True, repr=False)
class SoFar:
    """What an intake tells so far of who the person is; `repr` is blank."""

    identity: Identity
    sex: str
    citizenship: Sequence[str]
    province: str = ""


@dataclass(frozen=True)
class Lookout:
    """`look(so_far, reader)` returns what `template` shows; each call is a question, and audited."""

    template: str
    look: Callable[[SoFar, Reader], Mapping[str, Any]]


_lookouts: list[Lookout] = []


def register_lookout(lookout: Lookout) -> None:
    """Let a slice look for the person while an officer types; the last one registered does."""
    _lookouts[:] = [lookout]


def looked_out(so_far: SoFar, reader: Reader) -> dict[str, Any]:
    """Return what a page shows of who is known: its template under `lookout`, empty where no slice looks."""
    if not _lookouts:
        return {}
    return {"lookout": _lookouts[0].template, "seen": _lookouts[0].look(so_far, reader)}


def has_lookout() -> bool:
    """Say whether a slice looks."""
    return bool(_lookouts)
