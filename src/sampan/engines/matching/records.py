"""One record to be matched: a row of the nine columns that registers have, read once into canonical forms.

The columns are those of `sampan match`: id, name, name_native, sex, birth_date, nationality, province, phone,
document, handle; all but `id` may be empty. Several phones, documents or handles of a person are separated by `;`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from sampan.engines.matching.dates import BirthDate, read_birth_date
from sampan.engines.matching.identifiers.documents import canonical_document
from sampan.engines.matching.identifiers.handles import canonical_handle
from sampan.engines.matching.identifiers.phones import canonical_phone
from sampan.engines.matching.names.forms import NameForms, forms
from sampan.engines.matching.names.keys import folded, skeletons, tokens
from sampan.vocabulary.errors import InvalidInput, UnknownCode
from sampan.vocabulary.names import LONGEST_NAME, fold
from sampan.vocabulary.territories import by_iso3, countries, country

Row = Mapping[str, str | None]
"""A row by column name, as it is written."""

COLUMNS = (
    "id", "name", "name_native", "sex", "birth_date", "nationality", "province", "phone", "document", "handle",
)  # fmt: skip

_SEXES = {
    "f": "female", "female": "female", "woman": "female", "2": "female", "nữ": "female", "nu": "female",
    "หญิง": "female", "ຍິງ": "female", "ស្រី": "female", "မ": "female", "女": "female", "perempuan": "female",
    "m": "male", "male": "male", "man": "male", "1": "male", "nam": "male", "ชาย": "male", "ຊາຍ": "male",
    "ប្រុស": "male", "ကျား": "male", "男": "male", "laki-laki": "male",
}  # fmt: skip
_UNKNOWN = frozenset({"", "unknown", "other", "u", "x", "0", "9", "-", "n/a", "none"})
# What offices write where they know nothing; two of them are no agreement. In English and the region's languages.
_NOT_RECORDED = frozenset((
    "-", "--", "---", "?", "??", ".", "/", "n/a", "none", "null", "unknown", "not known", "not recorded", "no name",
    "không rõ", "khong ro", "không có", "ไม่ทราบ", "ไม่มี", "ບໍ່ຮູ້", "ບໍ່ມີ", "មិនស្គាល់", "មិនដឹង", "គ្មាន", "မသိ", "မရှိ",
    "不详", "不詳", "未知", "无", "無", "tidak diketahui", "tidak ada",
))  # fmt: skip
# Folding of case makes a few letters two or three, and never fewer.
_LONGEST_NOT_RECORDED = max(map(len, _NOT_RECORDED))
_LONGEST_FIELD = 500  # characters; a field that is longer is a broken file


@dataclass(frozen=True, repr=False)
class MatchRecord:
    """One person's record in canonical forms. `repr` is blank: all of it identifies.

    `sex`: female, male or "" (unknown, and everything that two files write differently). `nationality`: ISO 3166-1
    alpha-2 or "". `province`: folded text or "". `phones`, `documents`, `handles`: canonical, in written order.
    `also`: further columns that were asked for, folded, "" where nothing stands.
    """

    id: str
    name: NameForms
    sex: str
    birth: BirthDate | None
    nationality: str
    province: str
    phones: tuple[str, ...]
    documents: tuple[str, ...]
    handles: tuple[str, ...]
    also: tuple[str, ...] = ()

    @cached_property
    def folded_names(self) -> tuple[str, ...]:
        """Keys of the whole name, one a reading; made once, since several keys need them."""
        return folded(self.name)

    @cached_property
    def name_skeletons(self) -> tuple[str, ...]:
        """Consonant skeletons of the name, one a reading; made once."""
        return skeletons(self.name)

    @cached_property
    def name_tokens(self) -> tuple[str, ...]:
        """Telling parts of the name, each once, sorted; made once."""
        return tuple(sorted(set(tokens(self.name))))


def read_record(row: Row, *, number: int | None = None, also: tuple[str, ...] = ()) -> MatchRecord:
    """Return the record of a row by column name; columns that are neither ours nor in `also` are ignored.

    A dash, "unknown", "n/a" and their like in the region's languages are read as nothing, but for the id.

    Raises InvalidInput with `field` and `row` (= `number`) for an id that is missing, a date, sex or nationality that
    cannot be read, a field longer than 500 characters and characters that are none (NUL, half a surrogate pair); the
    message repeats nothing of the row.
    """
    try:
        return _read(
            {column: _written(row.get(column)) for column in COLUMNS} | {"id": _bare(row.get("id"))},
            {column: _written(row.get(column)) for column in also},
        )
    except InvalidInput as error:
        where = f"Row {number}, " if number is not None else ""
        raise InvalidInput(
            f"{where}{error.field}: {error.what}", remedy=error.remedy, field=error.field, row=number
        ) from None


def read_records(rows: Iterable[Row], *, also: tuple[str, ...] = ()) -> Iterator[MatchRecord]:
    """Yield the records of a file's rows, the first one being row 1; InvalidInput on an id that comes twice."""
    for number, row in enumerate(with_own_ids(rows), start=1):
        yield read_record(row, number=number, also=also)


def with_own_ids(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, the first one being row 1; InvalidInput after a row whose id stood in an earlier one.

    After it, so that what is wrong with the row itself is said first.
    """
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        yield row
        one = _bare(row.get("id"))
        if one in seen:
            raise InvalidInput(
                f"Row {number}, id: The id stands in an earlier row too.",
                remedy="Give each row an id of its own.",
                field="id",
                row=number,
            )
        seen.add(one)


def _bare(text: str | None) -> str:
    return (text or "").strip()


def _written(text: str | None) -> str:
    if not text:
        return ""
    bare = text.strip()
    return "" if len(bare) <= _LONGEST_NOT_RECORDED and bare.casefold() in _NOT_RECORDED else bare


def _read(row: dict[str, str], further: dict[str, str]) -> MatchRecord:
    _check(row)
    _check_texts(further)
    nationality = _nationality(row["nationality"])
    return MatchRecord(
        id=row["id"],
        name=forms(row["name"], native=row["name_native"], nationality=nationality),
        sex=_sex(row["sex"]),
        birth=read_birth_date(row["birth_date"]),
        nationality=nationality,
        province=_folded(row["province"]),
        phones=_several(row["phone"], lambda text: canonical_phone(text, region=nationality)),
        documents=_several(row["document"], canonical_document),
        handles=_several(row["handle"], lambda text: canonical_handle(text, region=nationality)),
        also=tuple(map(_folded, further.values())),
    )


def _check(row: dict[str, str]) -> None:
    if not row["id"]:
        raise InvalidInput("The id is missing.", remedy="Give each row an id.", field="id")
    every = "".join(row.values())
    if len(every) <= LONGEST_NAME and "\0" not in every and (every.isascii() or _is_text(every)):
        return  # nearly every row
    _check_texts(row)


def _check_texts(row: dict[str, str]) -> None:
    for column, text in row.items():
        longest = LONGEST_NAME if column.startswith("name") else _LONGEST_FIELD
        if len(text) > longest:
            raise InvalidInput(
                f"The text is longer than {longest} characters.", remedy="Check the file.", field=column
            )
        if "\0" in text or not (text.isascii() or _is_text(text)):
            raise InvalidInput(
                "The text has characters that stand for nothing.", remedy="Check the file.", field=column
            )


def _is_text(text: str) -> bool:
    """False for half of a surrogate pair, as broken JSON brings it: it cannot be written anywhere."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _several(text: str, canonical: Callable[[str], str]) -> tuple[str, ...]:
    if not text:
        return ()
    parts = text.replace("；", ";").split(";")
    if len(parts) == 1:
        return (one,) if (one := canonical(text)) else ()
    return tuple(dict.fromkeys(filter(None, map(canonical, parts))))


@lru_cache(maxsize=256)
def _sex(text: str) -> str:
    if text.casefold() in _UNKNOWN:
        return ""
    try:
        return _SEXES[text.casefold()]
    except KeyError:
        raise InvalidInput(
            "The sex cannot be read.", remedy="Write female, male or nothing.", field="sex"
        ) from None


@lru_cache(maxsize=1024)
def _nationality(text: str) -> str:
    code = text.upper()
    if not code or code.casefold() in _UNKNOWN:
        return ""
    if named := _by_name().get(text.casefold()):
        return named
    try:
        return by_iso3(code).iso2 if len(code) == 3 else country(code).iso2
    except UnknownCode as error:
        raise InvalidInput(error.what, remedy=error.remedy, field="nationality") from None


@cache
def _by_name() -> dict[str, str]:
    return {one.name.casefold(): one.iso2 for one in countries()}


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return fold(text)
