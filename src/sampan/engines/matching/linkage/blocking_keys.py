"""Keys that bring records together inside a node, made by the database: which two are equal is all that counts here.

The first are the match keys of `keys`, the others are too weak to be shown across a border and good to look at: each
leaves out what offices most often leave out or write otherwise, the day, the year, the place, a word, the sex. A key
that too many share is dropped by `database.keep_telling_keys`, so that common names cost nothing.
"""

from functools import cache

_DAY, _NEW_YEAR, _YEAR, _PLACE = (
    "birth_day IS NOT NULL",
    "is_new_year",
    "birth_year IS NOT NULL",
    "province IS NOT NULL",
)
_SEX_PLACE = f"sex IS NOT NULL AND {_PLACE}"
_FEW, _FEWER = "tokens[:5]", "tokens[:4]"  # names with more words repeat titles and villages
_FIRST_NAME, _FIRST_BONES = "names[:1]", "skeletons[:1]"
_MOST_OF_A_KIND = 12  # more come only from files that put a page into one field

_ONE = "[hash('{code}', x{rest}) FOR x IN {of}]"
_PAIRS = "flatten([[hash('{code}', x, y{rest}) FOR y IN {of} IF y > x] FOR x IN {of}])"
_ALONE = "[hash('{code}'{rest})]"

_KINDS: tuple[tuple[str, str, str, str, str], ...] = (
    # code, how, of which list, with what beside it, only where
    ("document", _ONE, f"documents[:{_MOST_OF_A_KIND}]", "", ""),
    ("phone", _ONE, f"phones[:{_MOST_OF_A_KIND}]", "", ""),
    ("handle", _ONE, f"handles[:{_MOST_OF_A_KIND}]", "", ""),
    ("name day", _ONE, "names", ", birth_day", _DAY),
    ("name new year", _ONE, "names", ", birth_year", _NEW_YEAR),
    ("bones day", _ONE, "skeletons", ", birth_unordered", _DAY),
    ("words day", _PAIRS, _FEW, ", birth_day", _DAY),
    ("word day place", _ONE, _FEW, ", birth_day, sex, province", f"{_DAY} AND {_SEX_PLACE}"),
    ("name year sex place", _ONE, "names", ", birth_year, sex, province", f"{_YEAR} AND {_SEX_PLACE}"),
    ("bones year sex place", _ONE, "skeletons", ", birth_year, sex, province", f"{_YEAR} AND {_SEX_PLACE}"),
    ("tail", _ONE, "phone_tails", "", ""),
    ("name", _ONE, _FIRST_NAME, "", ""),
    ("name place", _ONE, _FIRST_NAME, ", province", _PLACE),
    ("name year", _ONE, _FIRST_NAME, ", birth_year", _YEAR),
    ("joined", _ALONE, "", ", joined, birth_year", f"joined IS NOT NULL AND {_YEAR}"),
    ("bones year", _ONE, _FIRST_BONES, ", birth_year", _YEAR),
    ("bones place", _ONE, _FIRST_BONES, ", province", f"NOT {_YEAR} AND {_PLACE}"),
    ("words year", _PAIRS, _FEWER, ", birth_year", _YEAR),
    ("word year", _ONE, _FEWER, ", birth_year", _YEAR),
    ("word year place", _ONE, _FEWER, ", birth_year, province", f"{_YEAR} AND {_PLACE}"),
    ("word day", _ONE, _FEWER, ", birth_day", _DAY),
    ("day place", _ALONE, "", ", birth_day, province", f"{_DAY} AND {_PLACE}"),
    ("letters day", _ALONE, "", ", letters, birth_day", f"letters IS NOT NULL AND {_DAY}"),
)

SOURCES = (
    "names",
    "skeletons",
    "tokens",
    "joined",
    "letters",
    "phones",
    "phone_tails",
    "documents",
    "handles",
)
"""Columns of prepared people that keys are made of and nothing else needs."""


@cache
def keys_in_sql() -> str:
    """Return an SQL expression for the keys of a prepared person: a list of BIGINT, each once."""
    made = (
        how.format(code=code, of=of, rest=rest) if not where
        else f"CASE WHEN {where} THEN {how.format(code=code, of=of, rest=rest)} ELSE [] END"
        for code, how, of, rest, where in _KINDS
    )  # fmt: skip
    # a key is a signed number for who divides keys into parts
    return (
        f"[(k::HUGEINT - 9223372036854775808)::BIGINT FOR k IN list_distinct(flatten([{', '.join(made)}]))]"
    )
