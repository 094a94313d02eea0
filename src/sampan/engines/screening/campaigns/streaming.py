"""Campaigns that grow as posts come: each post joins the campaign that it is most like, or begins one.

One post between two campaigns does not chain them: it joins the better one and counts as a vote for their being one;
they become one when the votes reach a share of the smaller one (ADR 0041). What made two one is kept and can be undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice

from sampan.engines.screening.campaigns.family import Family, Member
from sampan.engines.screening.campaigns.index import Index
from sampan.engines.screening.campaigns.shingles import AT_A_TIME, Sketch, sketches_of
from sampan.engines.screening.campaigns.weights import Rarity, shared

ALIKE = 0.42  # share of a post's weight that stands in a campaign too, from which on it is one of its posts
ALIKE_KNOWN, KNOWN = 0.36, 6  # the same for a campaign of which so many posts are known
SURE = 0.42  # from which on a post is kept, and others are compared with it
MISSING = 0.3  # how much what a campaign has and the post has not counts against it
MOST_CANDIDATES = 4
WORTH_A_LOOK = 0.1  # of what the first candidate shares
MOST_KEPT = 12  # posts of a campaign that others are compared with
FEWEST_VOTES, VOTES_SHARE = 3, 0.3

Pair = tuple[int, int]


@dataclass(frozen=True)
class Merge:
    """Two campaigns that became one: `gone` is told as `kept` from then on; `votes`: ids of the posts between."""

    kept: int
    gone: int
    votes: tuple[str, ...]


@dataclass
class Campaigns:
    """Posts by campaign, told by the number of their first post; `add` one post at a time, in any order."""

    merges: list[Merge] = field(default_factory=list)
    posts: list[tuple[str, int]] = field(default_factory=list)
    family: Family = field(default_factory=Family)
    index: Index = field(default_factory=Index)
    rarity: Rarity = field(default_factory=Rarity)
    votes: defaultdict[Pair, list[str]] = field(default_factory=lambda: defaultdict(list))
    apart: set[Pair] = field(default_factory=set)

    def add(self, name: str, text: str) -> int:
        """Take a post in and return the number of its campaign."""
        return self.take(name, sketches_of([text])[0])

    def add_all(self, posts: Iterable[tuple[str, str]]) -> None:
        """Take posts in, each an id and a text; quicker than one by one, with the same result."""
        for some in _blocks(posts):
            for (name, _), sketch in zip(some, sketches_of([text for _, text in some]), strict=True):
                self.take(name, sketch)

    def take(self, name: str, sketch: Sketch) -> int:
        """Take a post in by its sketch and return the number of its campaign."""
        hits = self._hits(sketch)
        sure = not hits or hits[0][0] >= SURE
        if hits:
            self._vote(name, [campaign for _, campaign in hits])
            campaign = self.family.root(hits[0][1])
        else:
            campaign = len(self.posts)
            self.rarity.count(sketch.grams)
            weight = float(self.rarity.weights(sketch.grams).sum())
            self.family.begin(campaign, Member(weight, sketch.grams))
        self.posts.append((name, campaign))
        if self.family.enter(campaign, sketch.grams, most=MOST_KEPT if sure else 0):
            self.index.add(sketch.keys, campaign)
        return campaign

    def labels(self) -> Iterator[tuple[str, int]]:
        """Yield each post's id with the number of its campaign as it is now."""
        for name, campaign in self.posts:
            yield name, self.family.root(campaign)

    def join(self, first: int, second: int) -> Merge:
        """Make two campaigns one because an analyst says so, even two that were parted; the merge has no votes.

        ValueError when they are one already.
        """
        kept, gone = sorted((self.family.root(first), self.family.root(second)))
        if kept == gone:
            raise ValueError("They are one campaign already.")
        self.apart.discard((kept, gone))
        self.votes.pop((kept, gone), None)
        merge = Merge(kept, gone, ())
        self.merges.append(merge)
        self.family.unite(kept, gone)
        return merge

    def part(self, merge: Merge) -> None:
        """Undo a merge, and never make these two one again.

        Posts that came before it are of the campaign that they were of; those that came after stay with `kept`.
        """
        self.merges.remove(merge)
        self.apart.add((merge.kept, merge.gone))
        self.family.part(merge.gone)

    def _hits(self, sketch: Sketch) -> list[tuple[float, int]]:
        """Return the campaigns that a post is like, the likest first."""
        met = self.family.by_root(self.index.met(sketch.keys))
        if not met:
            return []
        weights = self.rarity.weights(sketch.grams)
        total = float(weights.sum())
        hits: list[tuple[float, int]] = []
        for campaign in _likeliest(met):
            member = self.family[campaign]
            same = shared(sketch.grams, weights, member.grams)
            alike = same / (total + MISSING * max(0.0, member.weight - same))
            if alike >= (ALIKE_KNOWN if member.kept >= KNOWN else ALIKE):
                hits.append((alike, campaign))
        return sorted(hits, key=lambda hit: (-hit[0], hit[1]))

    def _vote(self, name: str, hits: list[int]) -> None:
        for other in hits[1:]:
            first, second = self.family.root(hits[0]), self.family.root(other)
            pair = (min(first, second), max(first, second))
            if first == second or pair in self.apart:
                continue
            self.votes[pair].append(name)
            smaller = min(self.family[first].posts, self.family[second].posts)
            if len(self.votes[pair]) >= max(FEWEST_VOTES, VOTES_SHARE * smaller):
                self.merges.append(Merge(*pair, tuple(self.votes.pop(pair))))
                self.family.unite(*pair)


def _likeliest(met: dict[int, float]) -> list[int]:
    least = WORTH_A_LOOK * max(met.values())
    some = [campaign for campaign, much in met.items() if much >= least]
    return some if len(some) == 1 else nlargest(MOST_CANDIDATES, some, key=met.__getitem__)


def _blocks(posts: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    some = iter(posts)
    while block := list(islice(some, AT_A_TIME)):
        yield block
