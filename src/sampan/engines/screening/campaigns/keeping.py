"""Campaigns as rows and back: who goes on from them finds what one run over the whole stream would have found.

Numbers fit 64 bits with a sign, runs of letters are 32-bit numbers in little-endian order, weights 64-bit floats.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from sampan.engines.screening.campaigns.family import Family, Member
from sampan.engines.screening.campaigns.index import Index
from sampan.engines.screening.campaigns.streaming import Campaigns, Merge
from sampan.engines.screening.campaigns.weights import Rarity


@dataclass(frozen=True)
class Rows:
    """What is kept of campaigns; no text is among it, the ids of posts are.

    posts: id and the campaign that it came to, in their order. campaigns: number, weight of the first post, runs,
    posts, kept posts. parents: a campaign and the one that it became part of. keys: a key and its campaigns in their
    order. votes: two campaigns and the posts between them. apart: two that an analyst parted. rarity: the places and
    counts of its counters.
    """

    posts: tuple[tuple[str, int], ...]
    campaigns: tuple[tuple[int, float, bytes, int, int], ...]
    parents: tuple[tuple[int, int], ...]
    keys: tuple[tuple[int, tuple[int, ...]], ...]
    merges: tuple[Merge, ...]
    votes: tuple[tuple[int, int, tuple[str, ...]], ...]
    apart: tuple[tuple[int, int], ...]
    rarity: tuple[bytes, bytes]


def rows_of(campaigns: Campaigns) -> Rows:
    """Return the rows of campaigns as they are now."""
    return Rows(
        posts=tuple(campaigns.posts),
        campaigns=tuple(
            (number, one.weight, one.grams.astype("<u4").tobytes(), one.posts, one.kept)
            for number, one in campaigns.family.own()
        ),
        parents=tuple(campaigns.family.parents().items()),
        keys=tuple(campaigns.index.rows()),
        merges=tuple(campaigns.merges),
        votes=tuple((*pair, tuple(names)) for pair, names in campaigns.votes.items()),
        apart=tuple(sorted(campaigns.apart)),
        rarity=campaigns.rarity.counted(),
    )


def campaigns_of(rows: Rows) -> Campaigns:
    """Return the campaigns of such rows, ready for the posts that come next."""
    own = {
        number: Member(weight, np.frombuffer(grams, "<u4").astype(np.uint32), posts, kept)
        for number, weight, grams, posts, kept in rows.campaigns
    }
    return Campaigns(
        merges=list(rows.merges),
        posts=list(rows.posts),
        family=Family.of(own, dict(rows.parents)),
        index=Index.of(rows.keys),
        rarity=Rarity.of(*rows.rarity, born=len(own)),
        votes=defaultdict(list, {(kept, gone): list(names) for kept, gone, names in rows.votes}),
        apart=set(rows.apart),
    )
