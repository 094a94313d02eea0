"""Finds sums of money in a message, and for what time or piece they are paid.

`scales.csv` (million, 万, ล้าน), `currencies.csv`, `periods.csv`, `dollar_rates.csv`: background
knowledge, November 2026.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sampan.engines.screening.reading import money_words as words
from sampan.engines.screening.reading.folding import Folded
from sampan.engines.screening.reading.spelt import spelt_in

_NUMBER = re.compile(r"(?<![0-9])(?<![0-9][.,:/-])[0-9]{1,12}(?:[.,][0-9]{1,3})*(?![0-9])")
_RANGE = re.compile(
    r" ?(?:-|–|—|~|đến|den|tới|to|sampai|hingga|s/d|sd|ถึง|ຫາ|ដល់|မှ|ကနေ|至|到) ?(?:[a-z$₫฿₭៛¥₱]{1,3} ?)?(?=[0-9])"
)
_HALF = re.compile(r" ?(?:rưỡi|rưởi|ruoi|ครึ่ง|ເຄິ່ງ|កន្លះ|ခွဲ|半|setengah)")
_TENTHS = re.compile("[0-9]{1,3}(?![0-9]|[.,][0-9])")
_LONGEST = 10  # digits without a sign between: longer ones are numbers of something
_LARGE = frozenset({"vi", "id", "lo", "km", "my"})  # where a sum of everyday has six digits
_DEFAULT = {"vi": "VND", "id": "IDR", "th": "THB", "lo": "LAK", "km": "KHR", "my": "MMK", "zh": "CNY"}


@dataclass(frozen=True)
class Amount:
    """A sum: `value`, up to `top` where a range is written (else the same), in `currency` (ISO 4217; "" when not told).

    `per`: hour, day, week, month, year, piece (an order, a head, a trip), total, or "".
    `start`, `end`: in the original text.
    """

    value: Decimal
    top: Decimal
    currency: str
    per: str
    start: int
    end: int


@dataclass(frozen=True)
class _Figure:
    """A number as written: its value, what follows it (a scale such as `million`), its place in the folded text."""

    value: Decimal
    scale: int
    start: int
    end: int


def amounts_in(folded: Folded, language: str) -> tuple[Amount, ...]:
    """Return the sums of a folded message in its order; `language` reads scales (tr, jt, 万) and unnamed currencies."""
    text, found, last = folded.text, [], 0
    figures = [figure for number in _NUMBER.finditer(text) if (figure := _figure(text, number, language))]
    spelt = [_Figure(Decimal(value), scale, *place) for value, scale, place in spelt_in(text, language)]
    for figure in sorted(figures + spelt, key=lambda one: one.start):
        if figure.start >= last and (amount := _amount(folded, figure, language)):
            found.append(amount[0])
            last = amount[1]
    return tuple(found)


def in_dollars(amount: Amount) -> Decimal | None:
    """Return about how many US dollars a sum is (`value`), by a dated table of rough rates, or None."""
    rate = words.dollar_rates().get(amount.currency)
    return (amount.value / rate).quantize(Decimal("0.01")) if rate else None


def _figure(text: str, number: "re.Match[str]", language: str) -> _Figure | None:
    written = number[0]
    if (len(written) > _LONGEST and written.isdigit()) or (
        written[0] == "0" and len(written) > 1 and written[1] not in ".,"
    ):
        return None
    try:
        value = _value(written)
    except InvalidOperation:
        return None
    end = number.end()
    scale = words.scales(language).match(text, end)
    if not scale:
        if before := words.scale_before(text, number.start(), language):  # သိန်း ၁၀၀
            return _Figure(value * before[0], before[0], before[1], end)
        return _Figure(value, 1, number.start(), end)
    times = words.scale_of(language, scale[1])
    end = scale.end()
    if half := _HALF.match(text, end):
        return _Figure(value * times + times // 2, times, number.start(), half.end())
    part = _TENTHS.match(text, end)  # 2tr5, 7tr990, 1万5
    if part:
        tenths = Decimal(f"0.{part[0]}") * times
        return _Figure(value * times + tenths, times, number.start(), part.end())
    return _Figure(value * times, times, number.start(), end)


def _value(written: str) -> Decimal:
    """Read 1.200, 1,200, 1,5, 2,75,000 and 1.234,5: three digits after a sign are thousands, one or two a fraction."""
    parts = re.split("[.,]", written)
    if len(parts) == 1:
        return Decimal(written)
    if len(parts[-1]) == 3 and parts[0] != "0":
        return Decimal("".join(parts))
    return Decimal("".join(parts[:-1]) + "." + parts[-1])


def _amount(folded: Folded, figure: _Figure, language: str) -> tuple[Amount, int] | None:
    """The sum that begins with a figure, with where it ends; None when nothing says that it is money."""
    text, first, low = folded.text, figure.start, figure.value
    before = words.currency_before(text, figure.start)
    if not before and text[first - 1 : first].isascii() and text[first - 1 : first].isalpha():
        return None  # the number of a flight, a form, a passport
    between = words.currency_after(text, figure.end)
    high, scale, end = low, figure.scale, between[1] if between else figure.end
    if joined := _RANGE.match(text, end):
        number = _NUMBER.match(text, joined.end()) or re.compile(r"[0-9]+(?:[.,][0-9]{1,3})*").match(
            text, joined.end()
        )
        second = _figure(text, number, language) if number else None
        if second and (second.value >= low or second.scale > 1):
            if second.scale > 1 and scale == 1 and low < 1000:
                low *= second.scale
            high, scale, end = second.value, max(scale, second.scale), second.end
    after = words.currency_after(text, end)
    end = after[1] if after else end
    currency = (before[0] if before else "") or (after[0] if after else "") or (between[0] if between else "")
    per = words.period(text, before[1] if before else first, end)
    if not currency and not _is_money(text, figure, language, scale=scale, per=per):
        return None
    currency = currency or (
        _DEFAULT.get(language, "") if scale >= 1000 or high >= 100_000 or language in ("zh", "th") else ""
    )
    start, stop = folded.span(before[1] if before else first, end)
    return Amount(low, high, currency, per, start, stop), end


def _is_money(text: str, figure: _Figure, language: str, *, scale: int, per: str) -> bool:
    """Say whether a number without a currency is a sum: thousands, a large one with signs between, pay."""
    if scale >= 1000:
        return True
    written = text[figure.start : figure.end]
    if language in _LARGE and figure.value >= 100_000 and not written.isdigit():
        return True
    if figure.value < 100:
        return False
    return words.pay_word_before(text, figure.start) or (
        per not in ("", "year") and words.is_before(text, figure.start)
    )
