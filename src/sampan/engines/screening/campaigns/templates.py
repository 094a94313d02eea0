"""The template of a campaign: what all its posts say, and the places where they differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_ALIGNED = 12  # posts that are laid beside one another
_MOST_TOLD = 6  # different fillings that are shown of a place
_LONGEST = 2_000  # characters of a post that are aligned
# A word where words are spaced, else one letter with its marks; numbers whole
_TOKEN = re.compile(
    r"\d[\d.,]*|[a-zà-ɏ\u0300-\u036fạ-ỹ'’]+|[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    r"\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]*|\S",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Slot:
    """A place where posts differ, with the fillings that were met, at most six."""

    fillings: tuple[str, ...]


@dataclass(frozen=True)
class Template:
    """Fixed words and slots in their order."""

    parts: tuple[str | Slot, ...]

    def told(self, gap: str = "[…]") -> str:
        """Return the template as one line, `gap` for each slot."""
        return " ".join(gap if isinstance(part, Slot) else part for part in self.parts)


def template_of(texts: Sequence[str]) -> Template:
    """Return the template of the posts of a campaign, of the first twelve of them."""
    posts = [_Post(text) for text in dict.fromkeys(texts)][:MOST_ALIGNED]
    if not posts:
        return Template(())
    first = posts[0]
    kept = list(range(len(first.tokens)))
    for other in posts[1:]:
        shared = _shared(first.keys, other.keys)
        kept = [place for place in kept if place in shared]
    maps = [{place: place for place in kept}] + [_shared(first.keys, other.keys) for other in posts[1:]]
    return Template(tuple(_parts(posts, maps, kept)))


class _Post:
    def __init__(self, text: str) -> None:
        self.text = text[:_LONGEST]
        self.tokens = list(_TOKEN.finditer(self.text))
        self.keys = ["0" if token[0][0].isdigit() else token[0].casefold() for token in self.tokens]

    def between(self, first: int, last: int) -> str:
        """Return the text from one token up to another, both left out."""
        start = self.tokens[first].end() if first >= 0 else 0
        end = self.tokens[last].start() if last < len(self.tokens) else len(self.text)
        return " ".join(self.text[start:end].split())

    def covering(self, first: int, last: int) -> str:
        return " ".join(self.text[self.tokens[first].start() : self.tokens[last].end()].split())


def _shared(a: list[str], b: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _parts(posts: list[_Post], maps: list[dict[int, int]], kept: list[int]) -> list[str | Slot]:
    parts: list[str | Slot] = []
    run: list[int] = []
    before = [-1] * len(posts)
    for place in [*kept, len(posts[0].tokens)]:
        is_end = place == len(posts[0].tokens)
        here = [len(post.tokens) if is_end else told[place] for post, told in zip(posts, maps, strict=True)]
        fillings = dict.fromkeys(
            post.between(first, last) for post, first, last in zip(posts, before, here, strict=True)
        )
        if any(fillings) and (len(fillings) > 1 or is_end):
            _close(parts, posts[0], run)
            parts.append(Slot(tuple(fillings)[:_MOST_TOLD]))
        run.append(place)
        before = here
    _close(parts, posts[0], run[:-1])
    return parts


def _close(parts: list[str | Slot], post: _Post, run: list[int]) -> None:
    if run:
        parts.append(post.covering(run[0], run[-1]))
        run.clear()
