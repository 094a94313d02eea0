"""Reads posts from a file (JSON Lines, CSV, XLSX) or a list of objects; what is wrong is told by line and field."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.utils.timezone import make_aware

from sampan.engines.sheets.limits import Limits
from sampan.engines.sheets.tables import open_table
from sampan.registry.clock.queries import house_day, house_today
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import is_country, is_province

MOST_POSTS = 200_000
LONGEST_TEXT, LONGEST_ID, LONGEST_URL, LONGEST_LANGUAGE = 20_000, 200, 2_000, 8
LIMITS = Limits(
    max_bytes=200 * 1024 * 1024, max_rows=MOST_POSTS, max_columns=40, max_cell_characters=LONGEST_TEXT
)
MOST_SHOWN = 200  # problems on the page
FIELDS = ("id", "text", "seen_at", "lang", "place", "url")
_ZONED = 10  # letters of a day; what is longer is a moment


@dataclass(frozen=True, repr=False)
class NewPost:
    """A post as it was sent, checked. `name`: its id in its stream. `repr` is blank."""

    name: str
    text: str
    seen_on: date
    language: str = ""
    place: str = ""
    url: str = ""


@dataclass
class Read:
    """What was read: good posts, and for each wrong line or object what is wrong."""

    posts: list[NewPost] = field(default_factory=list)
    problems: list[dict[str, object]] = field(default_factory=list)
    rows: int = 0

    def take(self, told: Iterable[tuple[int, Mapping[str, Any] | InvalidInput]]) -> "Read":
        """Check each row; the same id twice is wrong."""
        seen: set[str] = set()
        for number, row in told:
            self.rows += 1
            try:
                if isinstance(row, InvalidInput):
                    raise row
                post = checked_post(row)
                _require(post.name not in seen, "id", "This id was there before.", "Give each post its own.")
                seen.add(post.name)
                self.posts.append(post)
            except InvalidInput as error:
                self.problems.append(
                    {"row": number, "field": error.field or "", "what": error.what, "remedy": error.remedy}
                )
        return self


def read_file(octets: bytes) -> Read:
    """Return what a file holds: objects a line, or a table with columns called like the fields.

    Raises UnreadableFile or InvalidInput where the file as a whole cannot be read.
    """
    is_table = not octets.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    read = Read().take(_rows_of_table(octets) if is_table else _rows_of_lines(octets))
    _require(read.rows > 0, "file", "The file holds no post.", "Choose another one.")
    return read


def read_objects(objects: Iterable[Mapping[str, Any]]) -> Read:
    """Return what a list of objects holds; the first one has the number 1."""
    return Read().take(enumerate(objects, start=1))


def checked_post(told: Mapping[str, Any]) -> NewPost:
    """Return a post; InvalidInput naming the field, without repeating what stands in it."""
    name = told.get("id")
    fit = (
        isinstance(name, str | int)
        and not isinstance(name, bool)
        and 0 < len(str(name).strip()) <= LONGEST_ID
    )
    _require(fit, "id", "The post has no id, or one that is too long.", f"At most {LONGEST_ID} letters.")
    text = told.get("text")
    fit = isinstance(text, str) and bool(text.strip()) and len(text) <= LONGEST_TEXT and "\x00" not in text
    _require(
        fit, "text", "The post has no text, or one that is too long.", f"At most {LONGEST_TEXT} letters."
    )
    place = _short(told, "place", 8).upper()
    _require(
        not place or is_country(place) or is_province(place), "place", "This is no code of a country or province.",
        "Write KH, or MM-12 for a province.",
    )  # fmt: skip
    return NewPost(
        str(name).strip(), str(text), _day(told.get("seen_at")),
        _short(told, "lang", LONGEST_LANGUAGE).lower(), place, _short(told, "url", LONGEST_URL),
    )  # fmt: skip


def _short(told: Mapping[str, Any], name: str, most: int) -> str:
    given = told.get(name)
    fit = given is None or (isinstance(given, str) and len(given) <= most and "\x00" not in given)
    _require(fit, name, "This is no text, or it is too long.", f"At most {most} letters.")
    return (given or "").strip()


def _day(given: object) -> date:
    if given in (None, ""):
        return house_today()
    text = str(given).strip()
    try:
        day = date.fromisoformat(text) if len(text) <= _ZONED else _day_of(datetime.fromisoformat(text))
    except ValueError:
        raise InvalidInput(
            "This is no day.", remedy="Write 2026-11-23, or 2026-11-23T08:00:00Z.", field="seen_at"
        ) from None
    _require(day <= house_today(), "seen_at", "This day is to come.", "Give the day when it was seen.")
    return day


def _day_of(moment: datetime) -> date:
    """Return the day of a moment in the node's zone; one without a zone is taken for a moment there."""
    return house_day(moment if moment.tzinfo else make_aware(moment))


def _rows_of_lines(octets: bytes) -> Iterator[tuple[int, Mapping[str, Any] | InvalidInput]]:
    _require(
        len(octets) <= LIMITS.max_bytes,
        "file",
        "The file is too large.",
        "Send it in parts, one after the other.",
    )
    count = 0
    for number, line in enumerate(BytesIO(octets), start=1):
        if not line.strip():
            continue
        count += 1
        _require(count <= MOST_POSTS, "file", "The file has too many posts.", f"At most {MOST_POSTS}.")
        try:
            told = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            told = None
        wrong = InvalidInput("This line is no JSON object.", remedy="Write one object a line, in UTF-8.")
        yield number, told if isinstance(told, dict) else wrong


def _rows_of_table(octets: bytes) -> Iterator[tuple[int, Mapping[str, Any] | InvalidInput]]:
    table = open_table(BytesIO(octets), limits=LIMITS)
    called = {name: column for column in table.header for name in FIELDS if column.strip().lower() == name}
    for name in ("id", "text"):
        _require(
            name in called, name, "The table has no such column.", f"Name the columns {', '.join(FIELDS)}."
        )
    for row in table.rows():
        fault = next(iter(row.faults), None)
        if fault:
            yield row.number, InvalidInput(fault.what, remedy=fault.remedy, field=fault.column)
        else:
            yield row.number, {name: row.cells.get(column) for name, column in called.items()}


def _require(fit: object, name: str, what: str, remedy: str) -> None:
    if not fit:
        raise InvalidInput(what, remedy=remedy, field=name)
