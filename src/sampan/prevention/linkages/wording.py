"""Two records of a pair in words: row by row whether they agree, and how far each field speaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sampan.engines.matching.deciding import Reason, match
from sampan.engines.matching.records import COLUMNS, read_record
from sampan.prevention.linkages.facts import Band, DisputedPair, LinkageFact, OpenedPair
from sampan.registry.likeness_words import Bar, bar, field_in_words, level_in_words

_ANSWERS = {
    "same": gettext_lazy("one person"),
    "different": gettext_lazy("two different people"),
    "unsure": gettext_lazy("cannot tell"),
}
_MINUS = "\N{MINUS SIGN}"
_NATIVE = "name_native"
_SAME, _DIFFERS = {"exact", "same"}, {"different", "other_day"}


@dataclass(frozen=True, repr=False)
class Row:
    """One field of both records; `agreement`: same, close, differs or missing."""

    label: str
    left: str
    right: str
    agreement: str


def rows_and_bars(pair: OpenedPair) -> tuple[list[Row], list[Bar]]:
    """Return what either record has, field by field, and the bars of what could be compared, the weightiest first."""
    reasons = match(read_record(pair.a), read_record(pair.b)).reasons
    levels = {one.field: one.code for one in reasons}
    told = [column for column in COLUMNS if column != "id" and (pair.a[column] or pair.b[column])]
    rows = [_row(column, pair.a, pair.b, levels) for column in told]
    return rows, [_bar(one) for one in reasons]


def _row(column: str, a: Mapping[str, str], b: Mapping[str, str], levels: Mapping[str, str]) -> Row:
    left, right = a[column], b[column]
    label = _("Name in its own script") if column == _NATIVE else field_in_words(column)
    return Row(label, left, right, _agreement(left, right, levels.get(column, "")))


def _agreement(left: str, right: str, level: str) -> str:
    if not (left and right):
        return "missing"
    if level in _SAME or left.casefold() == right.casefold():
        return "same"
    return "close" if level and level not in _DIFFERS else "differs"


def _bar(reason: Reason) -> Bar:
    told = {
        "said": level_in_words(reason.field, reason.code),
        "bits": f"{'+' if reason.bits >= 0 else _MINUS}{number_format(abs(reason.bits), 1)}",
    }
    return bar(reason.field, words=_("%(said)s, %(bits)s bits") % told, bits=reason.bits)


def people_in_words(linkage: LinkageFact) -> str:
    """Return how many people the linkage takes for one; empty where they were not counted."""
    if linkage.people is None:
        return ""
    count = linkage.people
    if linkage.is_one_register:
        told = ngettext(
            "The linkage believes that %(count)s person stands more than once in the register.",
            "The linkage believes that %(count)s people stand more than once in the register.",
            count,
        )
    else:
        told = ngettext(
            "The linkage believes that %(count)s person is in both registers.",
            "The linkage believes that %(count)s people are in both registers.",
            count,
        )
    return told % {"count": number_format(count)}


def said_in_words(pair: DisputedPair) -> str:
    """Return what each person said of a disputed pair, by their marks."""
    return "; ".join(f"{mark}: {_ANSWERS[answer]}" for mark, answer in pair.said)


def band_in_words(band: Band) -> Bar:
    """Return how many decided pairs of a band are of one person, with the interval."""
    label = "\N{EN DASH}".join(number_format(f"{one:g}") for one in (band.low, band.high))
    if band.share is None or band.least is None or band.most is None:
        waits = ngettext("%(count)d pair, none decided", "%(count)d pairs, none decided", band.pairs)
        return Bar(label, waits % {"count": band.pairs}, 0, True)
    words = _("%(same)d of %(decided)d are one person: %(share)d %% (%(least)d to %(most)d %%)") % {
        "same": band.same, "decided": band.decided, "share": round(100 * band.share),
        "least": round(100 * band.least), "most": round(100 * band.most),
    }  # fmt: skip
    return Bar(label, words, round(100 * band.share), True)
