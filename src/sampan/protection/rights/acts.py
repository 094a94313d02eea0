"""What can happen to a right, by its group: the act, what it leads to, and what must be told with it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sampan.vocabulary.codelists import code_list


@dataclass(frozen=True)
class ActKind:
    """An act: its words, the status that it leads to (empty: unchanged) and what its form asks.

    asks      authority, until, result: what the form asks besides day and note
    needs     what of it must be given
    waits     somebody owes an answer after it: a task is owed
    """

    code: str
    label: str
    status: str
    asks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    waits: bool = False


_TOLD = ActKind("told", _("The person was told"), "", asks=("language",), needs=("language",))
_ASKED = ActKind("asked", _("Asked for"), "asked", asks=("authority",), waits=True)
_ENDED = ActKind("ended", _("Ended"), "ended")
ACTS: dict[str, tuple[ActKind, ...]] = {
    "period": (
        _TOLD,
        ActKind("began", _("Began"), "running", asks=("authority", "until")),
        ActKind("extended", _("Extended"), "running", asks=("authority", "until"), needs=("until",)),
        ActKind("left", _("The person chose to leave"), "left"),
        _ENDED,
    ),
    "request": (
        _TOLD,
        _ASKED,
        ActKind("granted", _("Answered: it applies"), "granted", asks=("authority", "until")),
        ActKind("refused", _("Answered: refused"), "refused", asks=("authority",)),
        ActKind("withdrawn", _("The person no longer wants it"), "withdrawn"),
    ),
    "service": (
        _TOLD,
        ActKind("given", _("Given"), "given"),
        ActKind("withdrawn", _("The person does not want it"), "withdrawn"),
    ),
    "guardianship": (
        _TOLD,
        _ASKED,
        ActKind("appointed", _("Appointed"), "appointed", asks=("authority", "until"), needs=("authority",)),
        _ENDED,
    ),
    "assessment": (
        _ASKED,
        ActKind("done", _("Done"), "done", asks=("authority", "result", "until"), needs=("result",)),
        ActKind("reviewed", _("Reviewed"), "done", asks=("authority", "result", "until"), needs=("result",)),
    ),
    "choice": (
        _TOLD,
        ActKind("used", _("The person declined"), "used"),
        ActKind("withdrawn", _("The person changed their mind"), "withdrawn"),
    ),
}


def group_of(right: str) -> str:
    """Return the group of a right; raises UnknownCode."""
    return (code_list("right").get(right).parent or "").partition(":")[2]


def acts_of(right: str) -> tuple[ActKind, ...]:
    """Return what can happen to a right; raises UnknownCode."""
    return ACTS[group_of(right)]
