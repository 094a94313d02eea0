"""Invented streams of adverts and messages with known campaigns: templates with slots, variants, posts alone.

Sentences come from the labelled messages, changed word by word for each template, so that templates share phrases as
real ones do. The same seed makes the same posts.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.screening.learning import labelled

_SENTENCE = re.compile(r"[^.!?\n。！？။។]+[.!?\n。！？။។]*")
_CONTACT = re.compile(r"\d{4}|[@/]|\d{3}[ .-]\d{3}")
_PLACES = (
    "Poipet",
    "Myawaddy",
    "Bangkok",
    "Hà Nội",
    "Phnom Penh",
    "Vientiane",
    "Dubai",
    "Manila",
    "Kota Baru",
    "曼谷",
    "ရန်ကုန်",
    "เชียงราย",
)
_UNSPACED = frozenset({"th", "km", "lo", "my", "zh"})
_EMOJI = ("🔥", "✅", "💰", "📞", "👉", "⭐", "🎉", "🙏", "‼️", "📍")


@dataclass(frozen=True)
class Post:
    """A post with its truth: `template`, and the `crew` whose contact it names."""

    id: str
    text: str
    template: int
    crew: int
    contacts: tuple[tuple[str, str], ...]


def posts(count: int, *, seed: int = 1) -> list[Post]:
    """Return so many posts in a random order: about 0.45 templates a post, a third of the posts alone."""
    chance = random.Random(seed)
    pools = _pools()
    made: list[Post] = []
    template = 0
    while len(made) < count:
        language = chance.choice(sorted(pools))
        pool = pools[language]
        size = 1 if chance.random() < 0.72 else min(400, int(chance.paretovariate(1.1)) + 1)
        crew = chance.randrange(max(1, count // 60))
        base = _template(pool, chance)
        for _ in range(min(size, count - len(made))):
            words, contacts = _variant(base, pool, crew, chance)
            text = ("" if language in _UNSPACED else " ").join(words)
            made.append(Post(str(len(made)), text, template, crew, contacts))
        template += 1
    chance.shuffle(made)
    return made


def _pools() -> dict[str, list[list[str]]]:
    pools: dict[str, list[list[str]]] = {}
    for row in labelled():
        for found in _SENTENCE.findall(row["text"]):
            if len(found.strip()) >= 12 and not _CONTACT.search(found):
                pools.setdefault(row["lang"], []).append(_pieces(found.strip(), row["lang"]))
    return pools


def _pieces(sentence: str, language: str) -> list[str]:
    """Return the words of a sentence, or pieces of three to five letters where words are not spaced."""
    if language not in _UNSPACED:
        return sentence.split()
    return [sentence[i : i + 4] for i in range(0, len(sentence), 4)]


def _template(pool: list[list[str]], chance: random.Random) -> list[list[str]]:
    """A template: two to six sentences, a fifth of whose words come from elsewhere in the language."""
    base = []
    for _ in range(chance.choice((2, 2, 3, 3, 4, 6))):
        # Some phrases are in very many adverts: the square makes the first of the pool the commonest
        words = list(pool[int(len(pool) * chance.random() ** 2)])
        for place in range(len(words)):
            if chance.random() < 0.2:
                words[place] = chance.choice(chance.choice(pool))
        base.append(words)
    place = chance.randrange(len(base))
    base[place] = [*base[place], "{place}", "{pay}"]
    base[-1] = [*base[-1], "{contact}"]
    return base


def _variant(
    base: list[list[str]], pool: list[list[str]], crew: int, chance: random.Random
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    sentences = [list(words) for words in base]
    if len(sentences) > 2 and chance.random() < 0.12:
        del sentences[chance.randrange(len(sentences) - 1)]
    if chance.random() < 0.15:
        sentences.insert(chance.randrange(len(sentences)), list(chance.choice(pool)))
    rate = chance.choice((0.0, 0.02, 0.05, 0.12))
    phone = f"+8490{crew:07d}"
    contact, told = chance.choice(
        (
            (f"Zalo {phone}", ("phone", phone)),
            (f"Telegram @crew{crew}hr", ("handle", f"telegram:crew{crew}hr")),
            (f"LINE: crew{crew}x", ("handle", f"line:crew{crew}x")),
        )
    )
    fill = {
        "{place}": chance.choice(_PLACES),
        "{pay}": f"{chance.randrange(5, 60) * 50}",
        "{contact}": contact,
    }
    words: list[str] = []
    for sentence in sentences:
        for word in sentence:
            draw = chance.random()
            if word in fill:
                words.append(f" {fill[word]} ")
            elif draw < rate / 3:
                continue
            elif draw < rate:
                words.append(chance.choice(chance.choice(pool)))
            else:
                words.append(word)
            if chance.random() < 0.03:
                words.append(chance.choice(_EMOJI))
    return words, (told,)


def pairwise(truth: dict[str, int], said: dict[str, int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs of posts that are said to be of one template."""

    def pairs(sizes: Iterator[int]) -> int:
        return sum(size * (size - 1) // 2 for size in sizes)

    both: dict[tuple[int, int], int] = {}
    of_truth: dict[int, int] = {}
    of_said: dict[int, int] = {}
    for name, template in truth.items():
        both[template, said[name]] = both.get((template, said[name]), 0) + 1
        of_truth[template] = of_truth.get(template, 0) + 1
        of_said[said[name]] = of_said.get(said[name], 0) + 1
    right, all_said, all_true = (pairs(iter(some.values())) for some in (both, of_said, of_truth))
    precision, recall = right / max(1, all_said), right / max(1, all_true)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
