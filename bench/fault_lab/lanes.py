"""What the laboratory asks of a node's correspondence: to register handlers in lanes, to write letters, alone or many.

Also of a node that is one release behind, whose letters go one by one and in no lanes.
"""

import importlib
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

_SLICE = "sampan.registry.correspondence"


def _found(*paths: str) -> Any:
    """Return the first of `module:name` that there is, None when there is none."""
    for path in paths:
        module, _, name = path.partition(":")
        try:
            return getattr(importlib.import_module(f"{_SLICE}.{module}"), name)
        except (ImportError, AttributeError):
            continue
    return None


def register(prefix: str, handler: Callable[[Sequence[Any]], None], lane: int) -> None:
    """Give `handler` the letters of a prefix: all that come together in their lane, or one by one."""
    many = _found("services.taking_in:register_batch_handler")
    if many is not None:
        many(prefix, handler, lane=_found("lanes:Lane")(lane))
        return
    _found("services:register_handler")(prefix, lambda letter: handler([letter]))


def write_all(letters: Sequence[dict[str, Any]], *, by: Any, purpose: Any) -> list[UUID]:
    """Write letters: one with `write_letter`, several at once with `write_letters` where there is one."""
    many = _found("services.writing:write_letters")
    if many is not None and len(letters) > 1:
        new = _found("facts:NewLetter")
        return list(many([new(**one) for one in letters], by=by, purpose=purpose))
    one_by_one = _found("services.writing:write_letter", "services:write_letter")
    return [one_by_one(**one, by=by, purpose=purpose) for one in letters]
