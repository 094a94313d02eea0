"""Campaigns that grow as posts come: each post joins the campaign of the post it is most like, or begins one.

One post between two campaigns does not chain them: it joins the better one and counts as a vote for their being one;
they become one when the votes reach a share of the smaller one (ADR 0041). What made two one is kept and can be undone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sampan.engines.screening.campaigns.shingles import Grams, bands_of, grams_of
from sampan.engines.screening.campaigns.weights import Rarity, similarity

ALIKE = 0.36  # weighted similarity from which on two posts are of one template
MOST_CANDIDATES = 25
MOST_INDEXED = 12  # posts of a campaign that others are compared with
FEWEST_VOTES, VOTES_SHARE = 2, 0.15


@dataclass(frozen=True)
class Merge:
    """Two campaigns that became one: `gone` is told as `kept` from then on; `votes`: ids of the posts between."""

    kept: int
    gone: int
    votes: tuple[str, ...]


@dataclass
class _Indexed:
    grams: Grams
    campaign: int


@dataclass
class Campaigns:
    """Posts by campaign, told by the number of their first post; `add` one post at a time, in any order."""

    merges: list[Merge] = field(default_factory=list)
    _posts: list[str] = field(default_factory=list)
    _born_as: list[int] = field(default_factory=list)
    _parents: dict[int, int] = field(default_factory=dict)
    _sizes: Counter[int] = field(default_factory=Counter)
    _indexed: list[_Indexed] = field(default_factory=list)
    _kept_of: Counter[int] = field(default_factory=Counter)
    _bands: dict[int, list[int] | int] = field(default_factory=dict)
    _votes: defaultdict[tuple[int, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    _rarity: Rarity = field(default_factory=Rarity)

    def add(self, name: str, text: str) -> int:
        """Take a post in and return the number of its campaign."""
        grams = grams_of(text)
        bands = bands_of(grams)
        hits = self._hits(grams, bands)
        if hits:
            campaign = hits[0][1]
            self._vote(name, [root for _, root in hits])
            campaign = self._root(campaign)
        else:
            campaign = len(self._posts)
            self._rarity.count(grams)
        self._posts.append(name)
        self._born_as.append(campaign)
        self._sizes[campaign] += 1
        if self._kept_of[campaign] < MOST_INDEXED:
            self._index(grams, bands, campaign)
        return campaign

    def labels(self) -> Iterator[tuple[str, int]]:
        """Yield each post's id with the number of its campaign as it is now."""
        for name, campaign in zip(self._posts, self._born_as, strict=True):
            yield name, self._root(campaign)

    def add_all(self, posts: Iterable[tuple[str, str]]) -> None:
        """Take posts in, each an id and a text."""
        for name, text in posts:
            self.add(name, text)

    def _hits(self, grams: Grams, bands: list[int]) -> list[tuple[float, int]]:
        """Return the campaigns whose posts are alike, the likest first, each once."""
        met: Counter[int] = Counter()
        for band in bands:
            there = self._bands.get(band)
            if there is not None:
                met.update((there,) if isinstance(there, int) else there)
        if not met:
            return []
        weights = self._rarity.weights(grams)
        best: dict[int, float] = {}
        for place, _ in met.most_common(MOST_CANDIDATES):
            one = self._indexed[place]
            alike = similarity(grams, weights, one.grams, self._rarity)
            if alike >= ALIKE:
                root = self._root(one.campaign)
                best[root] = max(best.get(root, 0.0), alike)
        return sorted(((alike, root) for root, alike in best.items()), key=lambda it: (-it[0], it[1]))

    def _index(self, grams: Grams, bands: list[int], campaign: int) -> None:
        place = len(self._indexed)
        self._indexed.append(_Indexed(grams, campaign))
        self._kept_of[campaign] += 1
        for band in bands:
            there = self._bands.get(band)
            if there is None:
                self._bands[band] = place
            elif isinstance(there, int):
                self._bands[band] = [there, place]
            elif len(there) < MOST_CANDIDATES:
                there.append(place)

    def _vote(self, name: str, roots: list[int]) -> None:
        first = roots[0]
        for other in roots[1:]:
            pair = (min(first, other), max(first, other))
            votes = self._votes[pair]
            votes.append(name)
            smaller = min(self._sizes[first], self._sizes[other])
            if len(votes) >= max(FEWEST_VOTES, VOTES_SHARE * smaller):
                self._merge(*pair)
                first = self._root(first)

    def _merge(self, kept: int, gone: int) -> None:
        kept, gone = self._root(kept), self._root(gone)
        if kept == gone:
            return
        kept, gone = min(kept, gone), max(kept, gone)
        self.merges.append(Merge(kept, gone, tuple(self._votes.get((kept, gone), ()))))
        self._parents[gone] = kept
        self._sizes[kept] += self._sizes.pop(gone)
        self._kept_of[kept] += self._kept_of.pop(gone, 0)

    def _root(self, campaign: int) -> int:
        while (parent := self._parents.get(campaign)) is not None:
            campaign = parent
        return campaign
