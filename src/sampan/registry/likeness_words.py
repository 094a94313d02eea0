"""How two records agree, in words of the reader's language and as bars, for whoever compares people."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

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


def level_in_words(field: str, code: str) -> str:
    """Return how far a field agrees, as a part of a sentence, without anything of the record itself."""
    return _(_WORDS.get((field, code), code))


def bar(field: str, *, words: str, bits: float) -> Bar:
    """Return how a field speaks as a bar; `bits` above 0 speak for one person."""
    percent = max(_SHORTEST_BAR, min(100, round(100 * abs(bits) / _FULL_BAR)))
    return Bar(field_in_words(field), words, percent, bits >= 0)
