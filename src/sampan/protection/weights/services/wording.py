"""Puts weights into words and bars of the reader's language: what moved, what is lacking, what is in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sampan.engines.matching.comparing import LEVELS, MISSING
from sampan.engines.matching.feedback import Change
from sampan.engines.matching.weighing import Weights, shipped_weights
from sampan.protection.recognition.facts import Reason
from sampan.protection.recognition.services.wording import in_words
from sampan.protection.weights.facts import Crossing, InForce, Lacking
from sampan.protection.weights.services.rows import weights_in_force
from sampan.registry.likeness_words import field_in_words

_FULL_BAR = 16.0  # bits: the same telephone tells about 14, and two more is the most that answers add
_SHORTEST_BAR = 2


@dataclass(frozen=True)
class LevelBars:
    """One level of a field as shipped and as proposed: lengths 0 to 100, bits in words, for or against one person."""

    words: str
    shipped: str
    shipped_percent: int
    shipped_for: bool
    proposed: str
    proposed_percent: int
    proposed_for: bool
    is_moved: bool


@dataclass(frozen=True)
class FieldBars:
    """A field: the levels that tell most and those that move, and all the others."""

    label: str
    shown: tuple[LevelBars, ...]
    others: tuple[LevelBars, ...]


def bars_of(proposed: Weights) -> list[FieldBars]:
    """Return the picture: for each field the bits of its levels, as shipped and as proposed."""
    return [_field(field, levels, proposed) for field, levels in LEVELS.items()]


def changes_shown(
    changes: Iterable[Mapping[str, object]], proposed: Weights | None
) -> list[tuple[str, LevelBars | None]]:
    """Return each change as a sentence and a picture, as they were kept; no picture without weights to draw."""
    known = [_change(one) for one in changes]
    return [
        (_in_words(one), _bars(one.field, one.level, proposed) if proposed else None)
        for one in known
        if one.level in LEVELS.get(one.field, ())
    ]


def _change(kept: Mapping[str, object]) -> Change:
    told = {name: kept[name] for name in ("field", "level", "before", "after", "same", "other")}
    return Change(**told)  # type: ignore[arg-type]


def _in_words(one: Change) -> str:
    """Return one change as a sentence; it tells of no pair."""
    told = {
        "what": f"{field_in_words(one.field)}: {_level(one.field, one.level)}",
        "before": bits_in_words(one.before),
        "after": bits_in_words(one.after),
        "same": one.same,
        "pairs": one.same + one.other,
    }
    if one.after > one.before:
        sentence = _(
            "%(what)s. Speaks more for one person than before: %(before)s to %(after)s bits. "
            "Of %(pairs)s pairs that were answered, %(same)s were of one person."
        )
    else:
        sentence = _(
            "%(what)s. Speaks less for one person than before: %(before)s to %(after)s bits. "
            "Of %(pairs)s pairs that were answered, %(same)s were of one person."
        )
    return sentence % told


def lacking_in_words(one: Lacking) -> str:
    """Return what a level still needs."""
    what = f"{field_in_words(one.field)}: {_level(one.field, one.level)}"
    pairs = ngettext("%(count)s more pair", "%(count)s more pairs", one.pairs) % {"count": one.pairs}
    if one.pairs and one.reviewers:
        return _("%(what)s: %(pairs)s, some of them by another reviewer") % {"what": what, "pairs": pairs}
    if one.pairs:
        return _("%(what)s: %(pairs)s") % {"what": what, "pairs": pairs}
    return _("%(what)s: answers of another reviewer") % {"what": what}


def crossing_in_words(told: Crossing) -> list[str]:
    """Return how many pairs would be told otherwise, each way; one sentence where none would."""
    if not told.up and not told.down:
        return [_("No pair that was answered would be taken for another answer than now.")]
    lines = []
    if told.up:
        up = ngettext(
            "%(count)s pair would be taken for one person and is not now; reviewers said so of %(right)s.",
            "%(count)s pairs would be taken for one person and are not now; reviewers said so of %(right)s.",
            told.up,
        )
        lines.append(up % {"count": told.up, "right": told.up_same})
    if told.down:
        down = ngettext(
            "%(count)s pair would be taken for two people and is not now; reviewers said so of %(right)s.",
            "%(count)s pairs would be taken for two people and are not now; reviewers said so of %(right)s.",
            told.down,
        )
        lines.append(down % {"count": told.down, "right": told.down_other})
    return lines


def weights_in_words(now: InForce | None = None) -> str:
    """Return by which weights is compared, for the foot of an explanation."""
    now = now or weights_in_force()
    if now.is_shipped or now.taken_at is None:
        return _("Compared by the weights as shipped (%(version)s).") % {"version": now.version}
    day = date_format(localtime(now.taken_at), "DATE_FORMAT")
    return _("Compared by weights that reviewers taught, in use since %(day)s (%(version)s).") % {
        "day": day,
        "version": now.version,
    }


def bits_in_words(bits: float) -> str:
    """Return bits with their sign and one digit, with a true minus."""
    return f"{bits:+.1f}".replace("-", "\N{MINUS SIGN}")


def _field(field: str, levels: Iterable[str], proposed: Weights) -> FieldBars:
    known = [level for level in levels if level != MISSING]
    bars = {level: _bars(field, level, proposed) for level in known}
    first = {known[0], known[-1]} | {level for level in known if bars[level].is_moved}
    shown = tuple(bars[level] for level in known if level in first)
    return FieldBars(field_in_words(field), shown, tuple(bars[one] for one in known if one not in first))


def _bars(field: str, level: str, proposed: Weights) -> LevelBars:
    shipped, new = shipped_weights().bits(field, level), proposed.bits(field, level)
    return LevelBars(
        words=_level(field, level),
        shipped=bits_in_words(shipped),
        shipped_percent=_length(shipped),
        shipped_for=shipped >= 0,
        proposed=bits_in_words(new),
        proposed_percent=_length(new),
        proposed_for=new >= 0,
        is_moved=(field, level) in proposed.adjustments,
    )


def _level(field: str, level: str) -> str:
    return in_words(Reason(field, level, 0.0))


def _length(bits: float) -> int:
    return max(_SHORTEST_BAR, min(100, round(100 * abs(bits) / _FULL_BAR)))
