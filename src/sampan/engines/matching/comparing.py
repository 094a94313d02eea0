"""How two records agree, field by field: each field one short function that returns a level, not a number.

The levels are the ones of Fellegi and Sunter's model as Splink uses it; `weighing` knows what a level is worth.
`missing` on either side is no evidence for or against.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from sampan.engines.matching.dates import LEVELS as BIRTH_LEVELS
from sampan.engines.matching.dates import compare_dates
from sampan.engines.matching.identifiers.phones import phone_tail
from sampan.engines.matching.names.comparing import SAME as SAME_NAME
from sampan.engines.matching.names.comparing import compare as compare_names
from sampan.engines.matching.records import MatchRecord

MISSING, DIFFERENT = "missing", "different"
_SIMILAR = 0.6  # of a name score: below it a resemblance is counted with the unlike ones

LEVELS: dict[str, tuple[str, ...]] = {
    "name": (
        "exact",
        "same_without_marks",
        "romanisation",
        "order",
        "part",
        "small_part",
        "similar",
        DIFFERENT,
        MISSING,
    ),
    "birth_date": BIRTH_LEVELS,
    "sex": ("same", DIFFERENT, MISSING),
    "nationality": ("same", DIFFERENT, MISSING),
    "province": ("same", DIFFERENT, MISSING),
    "phone": ("same", "tail", "typing_slip", DIFFERENT, MISSING),
    "document": ("same", "typing_slip", DIFFERENT, MISSING),
    "handle": ("same", "other_platform", DIFFERENT, MISSING),
}
"""Every field with its levels, the most telling first."""


@dataclass(frozen=True, repr=False)
class Comparison:
    """How two records agree. `levels`: one code a field of `LEVELS`, in its order.

    `name_score`: 0..1, how alike the names are. `shared_tokens`: the parts of the names that are alike, and
    `shared_phones` the numbers: how common they are changes what they tell.
    """

    levels: tuple[str, ...]
    name_score: float
    shared_tokens: tuple[str, ...] = ()
    shared_phones: tuple[str, ...] = ()

    def level(self, field: str) -> str:
        """Return the level of one field."""
        return self.levels[_PLACES[field]]


def compare(a: MatchRecord, b: MatchRecord) -> Comparison:
    """Compare two records; symmetric."""
    name = compare_names(a.name, b.name)
    levels = {field: by(a, b) for field, by in _BY_FIELD.items()}
    levels["name"] = _name_level(name.reason, name.score)
    return Comparison(
        levels=tuple(levels[field] for field in LEVELS),
        name_score=name.score,
        shared_tokens=tuple(sorted(set(a.name_tokens) & set(b.name_tokens))),
        shared_phones=tuple(sorted(set(a.phones) & set(b.phones))),
    )


def _name_level(reason: str, score: float) -> str:
    """Return the reason as a level; a part that is too small to be the same name is a level of its own."""
    if reason == "part" and score < SAME_NAME:
        return "small_part"
    if reason in ("similar", DIFFERENT):
        return "similar" if score >= _SIMILAR else DIFFERENT
    return reason


def birth_date(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the birth dates, as far as both are known."""
    return compare_dates(a.birth, b.birth)


def sex(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the sex."""
    return _same_or_not(a.sex, b.sex)


def nationality(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the nationality."""
    return _same_or_not(a.nationality, b.nationality)


def province(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the province; people move, so that another one tells little."""
    return _same_or_not(a.province, b.province)


def phone(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the telephone numbers: `tail` means the last eight digits, one of two digits a typing slip."""
    if not a.phones or not b.phones:
        return MISSING
    if set(a.phones) & set(b.phones):
        return "same"
    if {phone_tail(one) for one in a.phones} & {phone_tail(one) for one in b.phones}:
        return "tail"
    return "typing_slip" if _any_slip(a.phones, b.phones) else DIFFERENT


def document(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the numbers of documents; a person has several, so that two unlike ones tell little."""
    if not a.documents or not b.documents:
        return MISSING
    if set(a.documents) & set(b.documents):
        return "same"
    return "typing_slip" if _any_slip(a.documents, b.documents) else DIFFERENT


def handle(a: MatchRecord, b: MatchRecord) -> str:
    """Compare the accounts: `other_platform` means the same name somewhere else."""
    if not a.handles or not b.handles:
        return MISSING
    if set(a.handles) & set(b.handles):
        return "same"
    names = [{one.partition(":")[2] for one in each.handles} for each in (a, b)]
    return "other_platform" if names[0] & names[1] else DIFFERENT


_BY_FIELD: dict[str, Callable[[MatchRecord, MatchRecord], str]] = {
    by.__name__: by for by in (birth_date, sex, nationality, province, phone, document, handle)
}
_PLACES = {field: place for place, field in enumerate(LEVELS)}


def _same_or_not(a: str, b: str) -> str:
    if not a or not b:
        return MISSING
    return "same" if a == b else DIFFERENT


def _any_slip(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return any(OSA.distance(one, two, score_cutoff=1) <= 1 for one in first for two in second)
