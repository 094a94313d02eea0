"""Words around a number that make it a sum of money: scales, currencies, periods, words for pay."""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path

from sampan.engines.screening.reading.cues import LATIN
from sampan.engines.screening.reading.folding import letters_alike

_FOLDER = Path(__file__).parent
_PAY = (
    "lương|luong|thu nhập|thu nhap|gaji|gajinya|upah|salary|salaries|wage|wages|pay|basic|earn|"
    "เงินเดือน|ค่าแรง|ค่าจ้าง|รายได้|ເງິນເດືອນ|ຄ່າແຮງ|ລາຍໄດ້|ប្រាក់ខែ|ប្រាក់|បៀវត្ស|"
    "ကြေး|လစာ|လုပ်ခ|နေ့စား|底薪|月薪|工资|日薪|年薪|时薪|薪水|薪资|月入|薪金|薪酬|工钱|补贴|补助|酬劳|报酬|片酬|奖励|回馈"
)


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _any(spellings: Iterable[str]) -> str:
    """One expression for these; a Latin word ends where its letters end, and begins where no letter is before it."""
    parts = []
    for each in sorted({letters_alike(one) for one in spellings if one}, key=len, reverse=True):
        first = f"(?<![{LATIN}])" if re.match(f"[{LATIN}]", each) else ""
        last = f"(?![{LATIN}])" if re.search(f"[{LATIN}]$", each) else ""
        parts.append(first + re.escape(each).replace(r"\ ", " ?") + last)
    return "|".join(parts)


@cache
def scales(language: str) -> "re.Pattern[str]":
    """Return what finds a scale after a number, in a language or in English; group 1 is its word."""
    spellings = [each for each in _scales(language) if each]
    parts = [
        re.escape(each) + (f"(?![{LATIN}])" if re.search(f"[{LATIN}]$", each) else "")
        for each in sorted(spellings, key=len, reverse=True)
    ]
    return re.compile(" ?(" + "|".join(parts) + ")")


def scale_of(language: str, word: str) -> int:
    """Return how many a scale's word is."""
    return _scales(language)[word]


def scale_before(text: str, start: int, language: str) -> tuple[int, int] | None:
    """Return the scale that stands right before a number, as in Burmese, and where it begins."""
    if language != "my":
        return None
    near = text[max(0, start - 8) : start].rstrip(" ")
    word = next(
        (
            each
            for each in sorted(_scales("my"), key=len, reverse=True)
            if near.endswith(each) and not each.isascii()
        ),
        "",
    )
    at = text.rfind(word, 0, start) if word else -1
    return (_scales("my")[word], at) if word and not re.search(r"[0-9] ?$", text[:at]) else None


@cache
def _scales(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in _rows("scales"):
        if row["language"] in ("en", language):
            for word in row["words"].split("|"):
                if row["language"] == language or (word != "m" and letters_alike(word) not in found):
                    found[letters_alike(word)] = int(row["value"])
    return found


@cache
def _currencies() -> tuple["re.Pattern[str]", dict[str, str], "re.Pattern[str]", dict[str, str]]:
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for row in _rows("currencies"):
        before |= {letters_alike(each): row["currency"] for each in row["before"].split("|")}
        after |= {letters_alike(each): row["currency"] for each in row["after"].split("|")}
    return (
        re.compile(f"(?:{_any(before)}) ?$"),
        before,
        re.compile(f" ?({_any(after)})".replace(f"(?<![{LATIN}])", "")),
        after,
    )


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency that stands right before a number, and where it begins."""
    near = text[max(0, start - 7) : start]
    found = _currencies()[0].search(near)
    if not found:
        return None
    return _currencies()[1][found[0].strip()], start - len(near) + found.start()


def currency_after(text: str, end: int) -> tuple[str, int] | None:
    """Return the currency that stands right after a number, and where it ends."""
    found = _currencies()[2].match(text, end)
    if not found:
        return None
    code = _currencies()[3].get(found[1])
    return (code, found.end()) if code else None


@cache
def _periods() -> tuple[tuple[str, "re.Pattern[str]", "re.Pattern[str]"], ...]:
    return tuple(
        (
            row["per"],
            re.compile(rf"(?:{_any(row['before'].split('|'))})[ :：]{{0,2}}$"),
            re.compile(
                rf" ?(?:/|per|mỗi|moi|một|mot|a|an|each|every|ต่อ|ຕໍ່|ក្នុង|每|一|1)? ?(?:{_any(row['after'].split('|'))})"
            ),
        )
        for row in _rows("periods")
    )


def period(text: str, start: int, end: int) -> str:
    """Return for what a sum from `start` to `end` is paid, by the words right after it, else right before it."""
    for per, _, after in _periods():
        if after.match(text, end):
            return per
    return _before(text, start)


def is_before(text: str, start: int) -> bool:
    """Say whether words for what is paid stand right before a number (`一趟8000`)."""
    return bool(_before(text, start))


def _before(text: str, start: int) -> str:
    near = text[max(0, start - 22) : start]
    return next((per for per, before, _ in _periods() if before.search(near)), "")


_PAY_WORD = re.compile(rf"(?:{_any(_PAY.split('|'))})[^0-9\n.。]{{0,6}}$")


def pay_word_before(text: str, start: int) -> bool:
    """Say whether a word for pay stands right before a number."""
    return bool(_PAY_WORD.search(text[max(0, start - 26) : start]))


@cache
def dollar_rates() -> dict[str, Decimal]:
    """Return how much of each currency a US dollar is, roughly (`dollar_rates.csv`)."""
    return {row["currency"]: Decimal(row["per_dollar"]) for row in _rows("dollar_rates")}
