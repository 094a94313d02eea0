"""Invented streams of adverts and messages with known campaigns and crews. The same seed makes the same posts.

Posts are made from templates: three to six phrases in one of eight languages, with slots for a place, a name, pay, a
contact. What makes them hard to group, each with its share below:
- everybody's phrases stand in very many templates, benign ones too, the more of them the longer the stream;
- a template may be rewritten from another: half of its phrases are the other's, and yet it is its own;
- posts of one template are edited word by word, lose a phrase, gain one of everybody's, change their order;
- one post in a hundred holds a good part of another template as well, as where two adverts are shared in one.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from bench.screening.contacts_of_crews import Crews, Told
from bench.screening.phrases import Phrases, Words, phrases_by_language

ALONE = 0.75  # templates that are posted once
TAIL, MOST = 1.1, 400  # of the sizes of others (Pareto), and the largest
EVERYBODYS = 0.3  # phrases of a template that are everybody's
REWRITTEN = 0.15  # templates that are made from another one
EDITED = (0.0, 0.02, 0.05, 0.12)  # words of a post that are changed
LOSES, GAINS, SWAPS = 0.12, 0.2, 0.1
TWO_IN_ONE = 0.012
_RECENT = 3_000  # templates that another one can be rewritten from or stand beside
_PLACES = (
    "Poipet", "Myawaddy", "Bangkok", "Hà Nội", "Phnom Penh", "Vientiane", "Dubai", "Manila", "Kota Baru", "曼谷",
    "ရန်ကုန်", "เชียงราย", "Sihanoukville", "Bavet", "Tachileik", "ບໍ່ແກ້ວ", "ភ្នំពេញ", "Medan", "Cebu", "金边",
)  # fmt: skip
_NAMES = (
    "Hoa",
    "Lan",
    "Mr Somsak",
    "Kak Dewi",
    "小李",
    "王经理",
    "ကိုအောင်",
    "พี่นุ่น",
    "ນາງແກ້ວ",
    "បងស្រី",
    "Anna",
    "HR Kelvin",
)
_EMOJI = ("🔥", "✅", "💰", "📞", "👉", "⭐", "🎉", "🙏", "‼️", "📍")


@dataclass(frozen=True)
class Post:
    """A post with its truth: `template` and `crew`; `contacts` are the kinds and values that it names."""

    id: str
    text: str
    lang: str
    template: int
    crew: int
    contacts: tuple[Told, ...]


@dataclass(frozen=True)
class _Template:
    number: int
    of: Phrases
    phrases: list[Words]
    crew: int


def posts(count: int, *, seed: int = 1) -> list[Post]:
    """Return so many posts in a random order, of about 0.45 times as many templates."""
    chance = random.Random(seed)
    languages = list(phrases_by_language(seed).values())
    crews = Crews(max(2, count // 150))
    made: list[Post] = []
    recent: dict[str, list[_Template]] = {one.language: [] for one in languages}
    number = 0
    while len(made) < count:
        of = chance.choice(languages)
        others = recent[of.language]
        template = _Template(number, of, _phrases(of, others, chance), crews.draw(number, chance))
        size = 1 if chance.random() < ALONE else min(MOST, int(chance.paretovariate(TAIL)) + 1)
        for _ in range(min(size, count - len(made))):
            made.append(_post(len(made), template, others, crews, chance))
        others.append(template)
        del others[:-_RECENT]
        number += 1
    chance.shuffle(made)
    return made


def _phrases(of: Phrases, others: list[_Template], chance: random.Random) -> list[Words]:
    if others and chance.random() < REWRITTEN:
        source = chance.choice(others).phrases
        return [list(words) if chance.random() < 0.5 else _phrase(of, chance) for words in source]
    return [_phrase(of, chance) for _ in range(chance.choice((3, 3, 4, 4, 5, 6)))]


def _phrase(of: Phrases, chance: random.Random) -> Words:
    return list(of.everybodys(chance) if chance.random() < EVERYBODYS else of.own(chance))


def _post(
    place: int, template: _Template, others: list[_Template], crews: Crews, chance: random.Random
) -> Post:
    of = template.of
    rate = chance.choice(EDITED)
    phrases = [of.rewritten(words, rate, chance) for words in _reordered(template, chance)]
    if others and chance.random() < TWO_IN_ONE:
        beside = chance.choice(others).phrases
        phrases += [list(words) for words in beside[: max(1, round(len(beside) * 0.7))]]
    told = crews.told(template.crew, template.number, of.language, chance)
    for slot in (
        chance.choice(_PLACES),
        chance.choice(_NAMES),
        f"{chance.randrange(5, 60) * 50}",
        *told.words,
    ):
        phrases[chance.randrange(len(phrases))].append(f" {slot} ")
    text = (of.space or chance.choice(("", " "))).join(
        of.space.join(_decorated(words, chance)) for words in phrases
    )
    return Post(str(place), text, of.language, template.number, template.crew, told.contacts)


def _reordered(template: _Template, chance: random.Random) -> list[Words]:
    phrases = list(template.phrases)
    if len(phrases) > 2 and chance.random() < LOSES:
        del phrases[chance.randrange(len(phrases))]
    if chance.random() < GAINS:
        phrases.insert(chance.randrange(len(phrases) + 1), template.of.everybodys(chance))
    if chance.random() < SWAPS:
        at = chance.randrange(len(phrases) - 1) if len(phrases) > 1 else 0
        phrases[at : at + 2] = reversed(phrases[at : at + 2])
    return phrases


def _decorated(words: Words, chance: random.Random) -> Words:
    if chance.random() < 0.3:
        at = chance.randrange(len(words) + 1)
        return [*words[:at], chance.choice(_EMOJI), *words[at:]]
    return words


def pairwise(truth: dict[str, int], said: dict[str, int]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the pairs of posts that are said to be of one template."""
    both: dict[tuple[int, int], int] = {}
    of_truth: dict[int, int] = {}
    of_said: dict[int, int] = {}
    for name, template in truth.items():
        both[template, said[name]] = both.get((template, said[name]), 0) + 1
        of_truth[template] = of_truth.get(template, 0) + 1
        of_said[said[name]] = of_said.get(said[name], 0) + 1
    right, all_said, all_true = (_pairs(some.values()) for some in (both, of_said, of_truth))
    precision, recall = right / max(1, all_said), right / max(1, all_true)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
