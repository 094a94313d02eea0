"""Two records of a pair in words: row by row whether they agree, and how far each field speaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from sampan.engines.matching.deciding import Reason, match
from sampan.engines.matching.records import COLUMNS, read_record
from sampan.prevention.linkages.facts import Band, OpenedPair

_FIELDS = {
    "name": gettext_lazy("Name"),
    "birth_date": gettext_lazy("Birth date"),
    "sex": gettext_lazy("Sex"),
    "nationality": gettext_lazy("Nationality"),
    "province": gettext_lazy("Province"),
    "phone": gettext_lazy("Phone"),
    "document": gettext_lazy("Document"),
    "handle": gettext_lazy("Account on a platform"),
}
_WORDS = {
    ("name", "exact"): gettext_noop("the same name"),
    ("name", "same_without_marks"): gettext_noop("the same name but for accents and tone marks"),
    ("name", "romanisation"): gettext_noop("two ways of writing one name in Latin letters"),
    ("name", "order"): gettext_noop("the same names in another order"),
    ("name", "part"): gettext_noop("the same name, one leaves a part out"),
    ("name", "small_part"): gettext_noop("one name is a small part of the other"),
    ("name", "similar"): gettext_noop("names that are alike"),
    ("name", "different"): gettext_noop("another name"),
    ("birth_date", "exact"): gettext_noop("the same birth date"),
    ("birth_date", "swapped"): gettext_noop("the same birth date with day and month changed over"),
    ("birth_date", "typing_slip"): gettext_noop("birth dates that differ by one typing slip"),
    ("birth_date", "exact_placeholder"): gettext_noop("both entered as born on 1 January of one year"),
    ("birth_date", "month"): gettext_noop("born in the same month, the day is not known"),
    ("birth_date", "year"): gettext_noop("born in the same year, the day is not known"),
    ("birth_date", "other_day"): gettext_noop("another day of the same year"),
    ("birth_date", "near_year"): gettext_noop("birth years that differ by one"),
    ("birth_date", "different"): gettext_noop("another birth date"),
    ("sex", "same"): gettext_noop("the same sex"),
    ("sex", "different"): gettext_noop("not the same sex"),
    ("nationality", "same"): gettext_noop("the same nationality"),
    ("nationality", "different"): gettext_noop("another nationality"),
    ("province", "same"): gettext_noop("the same province"),
    ("province", "different"): gettext_noop("another province"),
    ("phone", "same"): gettext_noop("the same phone"),
    ("phone", "tail"): gettext_noop("telephone numbers with the same last eight digits"),
    ("phone", "typing_slip"): gettext_noop("telephone numbers that differ by one typing slip"),
    ("phone", "different"): gettext_noop("another telephone number"),
    ("document", "same"): gettext_noop("the same document number"),
    ("document", "typing_slip"): gettext_noop("document numbers that differ by one typing slip"),
    ("document", "different"): gettext_noop("other numbers of documents"),
    ("handle", "same"): gettext_noop("the same account on a platform"),
    ("handle", "other_platform"): gettext_noop("an account of the same name on another platform"),
    ("handle", "different"): gettext_noop("other accounts"),
}
_ROWS = {**_FIELDS, "name_native": gettext_lazy("Name in its own script")}
_SAME, _DIFFERS = {"exact", "same"}, {"different", "other_day"}
_FULL_BAR = 14.0  # bits: what the same document tells; everything that tells more fills the bar too
_SHORTEST_BAR = 4  # of a hundred: something that tells little still shows that it was compared


@dataclass(frozen=True, repr=False)
class Row:
    """One field of both records; `agreement`: same, close, differs or missing."""

    label: str
    left: str
    right: str
    agreement: str


@dataclass(frozen=True)
class Bar:
    """How one field speaks: its name, the words with bits, how far (0 to 100), for or against one person."""

    label: str
    words: str
    percent: int
    speaks_for: bool


def rows_and_bars(pair: OpenedPair) -> tuple[list[Row], list[Bar]]:
    """Return both records field by field, and the bars of what could be compared, the weightiest first."""
    reasons = match(read_record(pair.a), read_record(pair.b)).reasons
    levels = {one.field: one.code for one in reasons}
    rows = [_row(column, pair.a, pair.b, levels) for column in COLUMNS if column != "id"]
    return rows, [_bar(one) for one in reasons]


def _row(column: str, a: Mapping[str, str], b: Mapping[str, str], levels: Mapping[str, str]) -> Row:
    left, right = a[column], b[column]
    return Row(str(_ROWS[column]), left, right, _agreement(left, right, levels.get(column, "")))


def _agreement(left: str, right: str, level: str) -> str:
    if not (left and right):
        return "missing"
    if level in _SAME or left.casefold() == right.casefold():
        return "same"
    return "close" if level and level not in _DIFFERS else "differs"


def _bar(reason: Reason) -> Bar:
    said = _(_WORDS.get((reason.field, reason.code), reason.code))
    words = _("%(said)s, %(bits)s bits") % {"said": said, "bits": f"{reason.bits:+.1f}"}
    percent = max(_SHORTEST_BAR, min(100, round(100 * abs(reason.bits) / _FULL_BAR)))
    return Bar(str(_FIELDS[reason.field]), words, percent, reason.bits >= 0)


def band_in_words(band: Band) -> Bar:
    """Return how many decided pairs of a band are of one person, with the interval."""
    label = f"{band.low:g}\N{EN DASH}{band.high:g}"
    if band.share is None or band.least is None or band.most is None:
        waits = ngettext("%(count)d pair, none decided", "%(count)d pairs, none decided", band.pairs)
        return Bar(label, waits % {"count": band.pairs}, 0, True)
    words = _("%(same)d of %(decided)d are one person: %(share)d %% (%(least)d to %(most)d %%)") % {
        "same": band.same, "decided": band.decided, "share": round(100 * band.share),
        "least": round(100 * band.least), "most": round(100 * band.most),
    }  # fmt: skip
    return Bar(label, words, round(100 * band.share), True)
