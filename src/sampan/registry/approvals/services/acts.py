"""The acts that may need an approval, as the slices register them, and who listens to the answers."""

from collections.abc import Callable

from sampan.registry.approvals.facts import ApprovableAct
from sampan.vocabulary.errors import UnknownCode

Listener = Callable[..., None]

_acts: dict[str, ApprovableAct] = {}
_listeners: dict[str, list[Listener]] = {}


def register_act(act: ApprovableAct, *, listener: Listener | None = None) -> None:
    """Make an act known; `listener(subject_id=, is_approved=, by=, purpose=)` runs in the answer's transaction."""
    _acts[act.code] = act
    if listener is not None and listener not in _listeners.setdefault(act.code, []):
        _listeners[act.code].append(listener)


def act_of(code: str) -> ApprovableAct:
    """Return the act; raises UnknownCode."""
    try:
        return _acts[code]
    except KeyError:
        raise UnknownCode(f"There is no act {code!r} to approve.", remedy="Register it first.") from None


def all_acts() -> tuple[ApprovableAct, ...]:
    """Return every act that may need an approval, by code."""
    return tuple(_acts[code] for code in sorted(_acts))


def listeners_of(code: str) -> tuple[Listener, ...]:
    """Return who listens to the answers about an act."""
    return tuple(_listeners.get(code, ()))
