"""Puts the reasons of a comparison into words of the reader's language, and into bars."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from sampan.protection.recognition.facts import Reason

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
_FULL_BAR = 14.0  # bits: what the same document tells; everything that tells more fills the bar too
_SHORTEST_BAR = 4  # of a hundred: something that tells little still shows that it was compared


@dataclass(frozen=True)
class Bar:
    """How one field agrees: its name, the words, how far it speaks (0 to 100), for or against one person."""

    label: str
    words: str
    percent: int
    speaks_for: bool


def field_in_words(field: str) -> str:
    """Return the name of a field that is compared."""
    return str(_FIELDS[field])


def in_words(reason: Reason) -> str:
    """Return what a reason says, as a part of a sentence, without anything of the record itself."""
    return _(_WORDS.get((reason.field, reason.code), reason.code))


def sentence(reasons: tuple[Reason, ...]) -> str:
    """Return why somebody may be the person: what speaks for it, then what speaks against it."""
    speaking = [in_words(one) for one in reasons if one.bits > 0]
    against = [in_words(one) for one in reasons if one.bits < 0]
    told = ", ".join(speaking)
    if not against:
        return told
    but = _("but %(reasons)s") % {"reasons": ", ".join(against)}
    return f"{told}, {but}" if told else but


def bars(reasons: tuple[Reason, ...]) -> list[Bar]:
    """Return one bar a field that could be compared, the weightiest first."""
    return [Bar(str(_FIELDS[one.field]), in_words(one), _length(one.bits), one.bits >= 0) for one in reasons]


def _length(bits: float) -> int:
    return max(_SHORTEST_BAR, min(100, round(100 * abs(bits) / _FULL_BAR)))
