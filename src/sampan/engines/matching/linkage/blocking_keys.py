"""Keys that bring records together inside a node only, made by the database out of prepared columns.

They are the match keys of `keys`, and wide ones that are too weak to be shown across a border: each leaves out what
offices most often leave out or write otherwise: the day, the year, the place, a word, the sex. A key is a number, equal
for equal parts; which two are equal is all that counts. One that too many share is dropped by
`database.keep_telling_keys`, so that common names cost nothing.
"""

from collections.abc import Iterator
from itertools import combinations

from sampan.engines.matching.keys import MOST_OF_A_KIND, MOST_TOKENS
from sampan.engines.matching.names.keys import MOST_READINGS

KEY_COLUMNS = ("names", "skeletons", "words", "joined", "initials", "phones", "documents", "handles")
"""Columns of prepared people that nothing but keys is made of."""

_MOST_WIDE_TOKENS = 4
_TAIL = "right({}, 8)"  # of a telephone, as `phones.phone_tail` has it

Parts = tuple[str, ...]
"""Kind of a key, then columns or places of lists; no key where one of them is NULL."""


def keys_in_sql(people: str, *, also: tuple[str, ...] = ()) -> str:
    """Return a query for (number, side, key) over a table of prepared people; each key of a person once.

    `also`: further text columns of the table. Keys are signed numbers of 63 bits and not below 0: of 10 million
    records with twenty keys each some two thousand pairs meet by chance, and score low.
    """
    each = ", ".join(_number(parts) for parts in (*_of_names(), *_of_birth(), *_of_further(also)))
    selectors = " UNION ALL BY NAME ".join(
        f"SELECT number, side, {_hash((kind, 'one'))} AS key FROM "  # noqa: S608 - our names
        f"(SELECT number, side, unnest({several}) AS one FROM {people})"
        for kind, several in _selectors()
    )
    return (
        f"SELECT number, side, key FROM (SELECT number, side, unnest([{each}]) AS key FROM {people}) "  # noqa: S608
        f"WHERE key IS NOT NULL UNION ALL BY NAME {selectors}"
    )


def _selectors() -> Iterator[tuple[str, str]]:
    for several in ("documents", "handles", "phones"):
        yield several, f"{several}[:{MOST_OF_A_KIND}]"
    yield "tail", f"list_distinct(list_transform(phones, lambda one: {_TAIL.format('one')}))"


def _of_names() -> Iterator[Parts]:
    """The name with what little is known besides; alone, where it is rare; with the year, however words are divided."""
    for name in _places("names", MOST_READINGS):
        yield "name_birth", name, "birth_day"
        yield "name_new_year", name, "new_year"
        yield "name_year_place", name, "birth_year", "sex", "province"
    for bones in _places("skeletons", MOST_READINGS):
        yield "skeleton_birth", bones, "birth_unordered"
        yield "skeleton_year_place", bones, "birth_year", "sex", "province"
    yield "name", "name"
    yield "name place", "name", "province"
    yield "name year", "name", "birth_year"
    yield "joined", "joined", "birth_year"
    yield "bones year", "bones", "birth_year"
    yield "bones place", "bones", "place_without_year"


def _of_birth() -> Iterator[Parts]:
    """Words of the name and the place, with the day or the year."""
    words = _places("words", MOST_TOKENS)
    for one, other in combinations(words, 2):
        yield "tokens_birth", one, other, "birth_day"
    for one in words:
        yield "token_birth_place", one, "birth_day", "sex", "province"
    for one, other in combinations(words[:_MOST_WIDE_TOKENS], 2):
        yield "words year", one, other, "birth_year"
    for one in words[:_MOST_WIDE_TOKENS]:
        yield "word year", one, "birth_year"
        yield "word year place", one, "birth_year", "province"
        yield "word day", one, "birth_day"
    yield "day place", "birth_day", "province"
    yield "letters day", "initials", "birth_day"


def _of_further(also: tuple[str, ...]) -> Iterator[Parts]:
    """A further column with the year, with a word of the name, and two of them together."""
    for one in also:
        yield "also year", f"'{one}'", one, "birth_year"
        for word in _places("words", _MOST_WIDE_TOKENS):
            yield "also word", f"'{one}'", one, word
    for one, other in combinations(also, 2):
        yield "also both", f"'{one} {other}'", one, other


_COMPUTED = {
    "new_year": ("is_new_year", "birth_year"),
    "place_without_year": ("birth_year IS NULL", "province"),
}
"""What is a column only under a condition."""


def _number(parts: Parts) -> str:
    _, *columns = parts
    conditions = [_COMPUTED[one][0] for one in columns if one in _COMPUTED]
    bare = [_COMPUTED[one][1] if one in _COMPUTED else one for one in columns]
    known = [f"{one} IS NOT NULL" for one in bare if not one.startswith("'")]
    return f"CASE WHEN {' AND '.join((*known, *conditions))} THEN {_hash((parts[0], *bare))} END"


def _hash(parts: Parts) -> str:
    """Return an expression for the number of a key: of the kind and of the parts."""
    kind, *columns = parts
    return f"(hash('{kind}', {', '.join(columns)}) >> 1)::BIGINT"


def _places(several: str, most: int) -> list[str]:
    return [f"{several}[{place}]" for place in range(1, most + 1)]
