"""The sheet of an invented operation: ten thousand people of 27 nationalities, some of them in it twice.

Nobody here exists. A person who stands in the sheet twice has the same name, phone and document in both rows.
"""

import csv
import io
import random

from bench._people import person

NATIONALITIES = (
    "VN", "MM", "CN", "KH", "TH", "LA", "ID", "PH", "MY", "IN", "BD", "PK", "NP", "LK", "ET", "KE", "UG", "TZ",
    "NG", "GH", "BR", "UZ", "KZ", "KG", "TW", "RU", "ZM",
)  # fmt: skip
_LANGUAGES = {"VN": "vi", "MM": "my", "CN": "zh", "KH": "km", "TH": "th", "LA": "lo", "ID": "id", "TW": "zh"}
_SIGNS = ("", "", "", "", "debt", "threats", "alone", "injury", "medical", "asylum", "no_common_language")
HEADER = ("name", "sex", "age", "nationality", "phone", "document", "language", "signs")
_SEED = 20_260_303


def sheet_of(people: int, *, twice: int) -> bytes:
    """Return a CSV of so many rows, of which the last `twice` repeat people of the first ones."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    rows = [_row(number) for number in range(people - twice)]
    # Somebody else registered them again: the age is one more, the rest is the same.
    again = [[row[0], row[1], str(int(row[2]) + 1), *row[3:6], *row[6:]] for row in rows[:twice]]
    writer.writerows(rows + again)
    return out.getvalue().encode()


def _row(number: int) -> list[str]:
    chance = random.Random(_SEED + number)
    told = person(number, chance)
    weights = [1 / (place + 1) for place in range(len(NATIONALITIES))]
    nationality = chance.choices(NATIONALITIES, weights)[0]
    name = told.name.full if told.name else "-"
    return [
        name,
        chance.choices(("male", "female"), (70, 30))[0],
        str(chance.randrange(12, 50)),
        nationality,
        f"+84 9{number:08d}",
        f"D{number:08d}",
        _LANGUAGES.get(nationality, "en"),
        chance.choice(_SIGNS),
    ]
