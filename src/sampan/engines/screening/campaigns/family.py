"""What is kept of each campaign, and which campaigns became one; a merge can be undone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sampan.engines.screening.campaigns.shingles import Grams


@dataclass
class Member:
    """A campaign: the weight of its first post, the runs of its kept posts, how many posts it has and are kept."""

    weight: float
    grams: Grams
    posts: int = 0
    kept: int = 0


class Family:
    """Campaigns by number, each as it came to be and, where others became one with it, as a whole."""

    def __init__(self) -> None:
        self._own: dict[int, Member] = {}
        self._whole: dict[int, Member] = {}
        self._parents: dict[int, int] = {}

    def __getitem__(self, root: int) -> Member:
        """Return a campaign with all that became one with it."""
        return self._whole.get(root) or self._own[root]

    def root(self, campaign: int) -> int:
        """Return what a campaign is told as now."""
        while (parent := self._parents.get(campaign)) is not None:
            campaign = parent
        return campaign

    def by_root(self, met: dict[int, float]) -> dict[int, float]:
        """Return what was met by campaign as they are now, what became one added up."""
        if self._parents.keys().isdisjoint(met):
            return met
        summed: dict[int, float] = {}
        for campaign, much in met.items():
            root = self.root(campaign)
            summed[root] = summed.get(root, 0.0) + much
        return summed

    def begin(self, campaign: int, member: Member) -> None:
        """Take a new campaign in."""
        self._own[campaign] = member

    def enter(self, campaign: int, grams: Grams, *, most: int) -> bool:
        """Count a post of a campaign; say whether it is kept, as one of the first so many."""
        whole = self._whole.get(campaign)
        kept = (whole or self._own[campaign]).kept < most
        for member in (self._own[campaign], whole):
            if member is not None:
                member.posts += 1
                if kept:
                    member.kept += 1
                    if member.grams is not grams:
                        member.grams = joined(member.grams, grams)
        return kept

    def unite(self, kept: int, gone: int) -> None:
        """Make two campaigns one."""
        first, second = self[kept], self[gone]
        self._parents[gone] = kept
        self._whole[kept] = _one(first, second)

    def part(self, gone: int) -> None:
        """Make a campaign that became one with another its own again, with what had become one with it before."""
        root = self.root(gone)
        del self._parents[gone]
        for campaign in (root, gone):
            self._whole.pop(campaign, None)
            self._gather(campaign)

    def _gather(self, root: int) -> None:
        for child in sorted(self._parents):
            if self.root(child) == root:
                self._whole[root] = _one(self[root], self._own[child])

    def own(self) -> Iterator[tuple[int, Member]]:
        """Yield each campaign with what came to it itself."""
        yield from self._own.items()

    def parents(self) -> Mapping[int, int]:
        """Return what each campaign that is no more became one with."""
        return self._parents

    @classmethod
    def of(cls, own: Mapping[int, Member], parents: Mapping[int, int]) -> "Family":
        """Return a family of such campaigns."""
        family = cls()
        family._own, family._parents = dict(own), dict(parents)
        for child in sorted(parents):
            root = family.root(child)
            family._whole[root] = _one(family[root], family._own[child])
        return family


def joined(some: Grams, others: Grams) -> Grams:
    """Return the runs of both in their order, each once."""
    both = np.concatenate([some, others])
    both.sort()
    new = np.empty(len(both), dtype=bool)
    new[:1] = True
    np.not_equal(both[1:], both[:-1], out=new[1:])
    once: Grams = both[new]
    return once


def _one(first: Member, second: Member) -> Member:
    return Member(
        first.weight, joined(first.grams, second.grams), first.posts + second.posts, first.kept + second.kept
    )
