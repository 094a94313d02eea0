"""Which word of one name stands for which of the other: in order, turned round, run together, left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

LONGEST_GROUP = 3  # words that may have been written as one: Aung San Suu as Aungsansuu
MOST_WORDS = 7  # a name of more words is compared by its first ones
_LEFT_OUT = 0.12  # share of a word's weight that leaving it out costs, where that is usual
_MISFIT = 100.0  # more than any sum of costs: first as few misfits as can be, then the least cost


@dataclass(frozen=True)
class Word:
    """A word as it is compared, its weight, and whether people often leave it out."""

    text: str
    weight: float
    droppable: bool = False


@dataclass(frozen=True)
class Alignment:
    """How two names fit: mean likeness 0..1 by weight, the least likeness of a pair, and what was done."""

    mean: float
    least: float
    turned: bool
    left_out: bool
    part: bool


Similar = Callable[[str, str], float]
State = tuple[float, float, float, int, bool]  # cost, weight, least, sides that left words out, part
_NOTHING: State = (0.0, 0.0, 1.0, 0, False)


def align(a: Sequence[Word], b: Sequence[Word], *, similar: Similar, floor: float, turns: bool) -> Alignment:
    """Return the best fit of two names. Pairs under `floor` are misfits; `turns` allows another order."""
    a, b = tuple(a[:MOST_WORDS]), tuple(b[:MOST_WORDS])
    fit = _word_by_word if len(a) == len(b) else _fit
    best: tuple[State, bool] | None = None
    for arranged, turned in _arrangements(b, turns=turns):
        state = fit(a, arranged, similar, floor)
        if best is None or state[0] + 0.02 * turned < best[0][0]:
            best = (state, turned)
        if state[0] < 1e-9:
            break
    assert best is not None
    (cost, weight, least, left_out, part), turned = best
    return Alignment(max(0.0, 1.0 - (cost % _MISFIT) / max(weight, 0.1)), least, turned, bool(left_out), part)


def _arrangements(words: tuple[Word, ...], *, turns: bool) -> list[tuple[tuple[Word, ...], bool]]:
    found = [(words, False)]
    if turns:
        found += [(words[at:] + words[:at], True) for at in range(1, len(words))]
        if len(words) > 2:
            found.append((words[::-1], True))
    return found


def _word_by_word(a: tuple[Word, ...], b: tuple[Word, ...], similar: Similar, floor: float) -> State:
    """Return the fit of names of as many words: each word with the one at its place, nothing run together."""
    cost, weight, least = 0.0, 0.0, 1.0
    for one, other in zip(a, b, strict=True):
        alike = similar(one.text, other.text)
        counts = one.weight if one.weight > other.weight else other.weight
        cost += counts * (1.0 - alike) + (0.0 if alike >= floor else _MISFIT)
        weight += counts
        least = alike if alike < least else least
    return cost, weight, least, 0, False


def _fit(a: tuple[Word, ...], b: tuple[Word, ...], similar: Similar, floor: float) -> State:
    table: dict[tuple[int, int], State] = {(0, 0): _NOTHING}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if (i, j) != (0, 0):
                table[i, j] = min(_steps(table, a, b, i, j, similar, floor), key=lambda state: state[0])
    return table[len(a), len(b)]


def _steps(
    table: dict[tuple[int, int], State],
    a: tuple[Word, ...],
    b: tuple[Word, ...],
    i: int,
    j: int,
    similar: Similar,
    floor: float,
) -> list[State]:
    found = []
    if i:
        found.append(_dropped(table[i - 1, j], a[i - 1], side=1))
    if j:
        found.append(_dropped(table[i, j - 1], b[j - 1], side=2))
    if i and j:
        found.append(_paired(table[i - 1, j - 1], a[i - 1 : i], b[j - 1 : j], similar, floor))
        for size in range(2, LONGEST_GROUP + 1):
            if size <= i and _could_be_one(a[i - size : i], b[j - 1]):
                found.append(_paired(table[i - size, j - 1], a[i - size : i], b[j - 1 : j], similar, floor))
            if size <= j and _could_be_one(b[j - size : j], a[i - 1]):
                found.append(_paired(table[i - 1, j - size], a[i - 1 : i], b[j - size : j], similar, floor))
    return found


def _could_be_one(words: tuple[Word, ...], joined_word: Word) -> bool:
    """Say whether the words could have been written as the one: their letters are about as many."""
    length = sum(len(word.text.partition("/")[0]) for word in words)
    return length * 0.6 <= len(joined_word.text.partition("/")[0]) + 1 <= length * 1.7 + 2


def _dropped(before: State, word: Word, *, side: int) -> State:
    cost, weight, least, sides, part = before
    # a word left out on each side is another word, not a shorter name
    if word.droppable and sides in (0, side):
        return cost + _LEFT_OUT * word.weight, weight + word.weight, least, side, part
    return cost + _MISFIT + word.weight, weight + word.weight, least, sides | side, True


def _paired(before: State, a: tuple[Word, ...], b: tuple[Word, ...], similar: Similar, floor: float) -> State:
    cost, weight, least, left_out, part = before
    alike = similar(joined(a), joined(b))
    counts = max(sum(word.weight for word in a), sum(word.weight for word in b))
    misfit = 0.0 if alike >= floor else _MISFIT * (1 if len(a) == len(b) else 3)
    return cost + misfit + counts * (1.0 - alike), weight + counts, min(least, alike), left_out, part


def joined(words: tuple[Word, ...]) -> str:
    """Return words as one; of words with several spellings, every combination."""
    if len(words) == 1:
        return words[0].text
    return _combined(tuple(word.text for word in words))


@lru_cache(maxsize=65536)
def _combined(texts: tuple[str, ...]) -> str:
    if not any("/" in text for text in texts):
        return "".join(texts)
    return "/".join("".join(each) for each in product(*(text.split("/")[:4] for text in texts)))
