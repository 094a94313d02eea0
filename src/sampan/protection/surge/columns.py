"""The columns of a simple sheet of people, in English codes or in words of the region's languages."""

from functools import cache

from sampan.protection.cases.grid import column_of as group_column_of
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

ROW = "sampan_row"
OWN = {
    "tag": ("tag", "wristband", "mã vòng tay", "vòng tay", "gelang", "สายรัดข้อมือ", "手环"),
    "language": ("language", "ngôn ngữ", "tiếng nói", "bahasa", "ภาษา", "ភាសា", "ພາສາ", "语言"),
    "signs": ("signs", "risk signs", "dấu hiệu", "dấu hiệu nguy cơ", "tanda", "tanda risiko"),
    "needs": ("needs", "urgent needs", "nhu cầu", "kebutuhan"),
    ROW: (ROW,),
}
_OWN = {name: column for column, names in OWN.items() for name in names}
_TAUGHT = ("en", "vi", "id")  # the languages in which the project's lists have labels


def column_of(heading: str) -> str:
    """Return the column that a heading of the sheet means; empty when it is the sender's own."""
    return _OWN.get(heading.strip().casefold(), "") or group_column_of(heading)


def is_simple(header: tuple[str, ...]) -> bool:
    """Say whether a header row is one of ours: it names the people and one column more."""
    found = {column_of(one) for one in header} - {""}
    return "name" in found and len(found) > 1


def read_codes(cell: str, *, of: str) -> tuple[str, ...]:
    """Return the codes of a list in a cell, by code or label, separated by commas; InvalidInput for others."""
    known = _codes(of)
    words = [word.strip().casefold() for word in cell.replace(";", ",").split(",") if word.strip()]
    wrong = [word for word in words if word not in known]
    if wrong:
        raise InvalidInput("This is no code of the list.", remedy=f"Use: {', '.join(code_codes(of))}.")
    return tuple(dict.fromkeys(known[word] for word in words))


def code_codes(of: str) -> tuple[str, ...]:
    """Return the first codes of a list, for a remedy that can be read."""
    return tuple(one.code for one in code_list(of).codes[:12])


@cache
def _codes(of: str) -> dict[str, str]:
    told = code_list(of)
    words = {one.code.casefold(): one.code for one in told.codes}
    for language in _TAUGHT:
        words |= {label.casefold(): code for code, label in told.choices(language)}
    return words
