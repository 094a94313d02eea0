"""What grouping goes on from: loaded from its rows, and what changed saved to them; the rows of the engine, no text.

Who works on it holds the row `grouped` of `Progress` locked; its version tells who kept the state whether it is stale.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from sampan.engines.screening.campaigns.keeping import Rows, campaigns_of
from sampan.engines.screening.campaigns.streaming import Campaigns
from sampan.engines.screening.campaigns.streaming import Merge as EngineMerge
from sampan.prevention.lures.models import Campaign, CampaignKey, Merge, Pair, Post, Progress
from sampan.prevention.lures.services.receiving import GROUPED
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_record_id

_AT_ONCE = 2_000
_ENGINE = ("own_posts", "kept", "grams", "parent", "root")


@dataclass
class State:
    """The engine's campaigns with the ids of their rows, at a version of the stored rows."""

    campaigns: Campaigns
    version: int
    ids: dict[int, UUID] = field(default_factory=dict)
    counted: dict[int, tuple[int, int]] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)
    roots: dict[int, int] = field(default_factory=dict)
    votes: dict[tuple[int, int], int] = field(default_factory=dict)
    merged: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    joined: tuple[EngineMerge, ...] = ()

    def note(self) -> None:
        """Remember what is stored, so that the next save writes what changed alone."""
        family = self.campaigns.family
        self.counted = {number: (one.posts, one.kept) for number, one in family.own()}
        self.parents = dict(family.parents())
        self.roots = {number: family.root(number) for number in self.counted}
        self.votes = {pair: len(names) for pair, names in self.campaigns.votes.items()}
        self.merged = {merge.gone for merge in self.campaigns.merges}


def lock_state(kept: State | None = None) -> State:
    """Lock the stored state for the transaction and return it: the kept one where it is not stale."""
    Progress.objects.get_or_create(name=GROUPED)
    row = Progress.objects.select_for_update().get(name=GROUPED)
    return kept if kept is not None and kept.version == row.version else _loaded(row)


def save_state(state: State, *, keys: set[int], agency_id: UUID) -> None:
    """Write what changed since it was loaded or saved. `keys`: those of the posts that came since.

    `state.touched` tells the roots that changed, before and after; `state.joined` what became one.
    """
    engine = state.campaigns
    before, after = state.roots, {number: engine.family.root(number) for number, _ in engine.family.own()}
    _save_campaigns(state, after, agency_id)
    changed = [
        CampaignKey(key=key, campaigns=list(campaigns))
        for key, campaigns in engine.index.rows_with(sorted(keys))
    ]
    CampaignKey.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=("key",),
        update_fields=("campaigns",),
        batch_size=_AT_ONCE,
    )
    _save_merges(state)
    moved = {number for number, root in before.items() if after[number] != root}
    state.touched = {before[number] for number in moved} | {after[number] for number in moved}
    state.joined = tuple(merge for merge in engine.merges if merge.gone not in state.merged)
    state.version += 1
    places, counts = engine.rarity.counted()
    Progress.objects.filter(name=GROUPED).update(
        version=state.version, count=len(engine.posts), places=places, counts=counts
    )
    state.note()


def _save_campaigns(state: State, roots: dict[int, int], agency_id: UUID) -> None:
    family, now = state.campaigns.family, house_now()
    own, parents = dict(family.own()), family.parents()
    state.ids |= {number: new_record_id() for number in own if number not in state.ids}
    changed = [
        number
        for number, one in own.items()
        if state.counted.get(number) != (one.posts, one.kept)
        or parents.get(number) != state.parents.get(number)
        or roots[number] != state.roots.get(number)
    ]
    rows = (
        Campaign(
            id=state.ids[number], agency_id=agency_id, number=number, weight=own[number].weight,
            grams=own[number].grams.astype("<u4").tobytes(), own_posts=own[number].posts, kept=own[number].kept,
            root_id=state.ids[roots[number]], changed_at=now,
            parent_id=state.ids[parents[number]] if number in parents else None,
        )
        for number in changed
    )  # fmt: skip
    Campaign.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=("number",), update_fields=_ENGINE, batch_size=_AT_ONCE
    )


def _save_merges(state: State) -> None:
    engine, ids = state.campaigns, {merge.gone: merge for merge in state.campaigns.merges}
    Merge.objects.filter(gone__in=state.merged - set(ids)).delete()
    Merge.objects.bulk_create(
        Merge(kept=merge.kept, gone=merge.gone, votes=list(merge.votes))
        for gone, merge in ids.items()
        if gone not in state.merged
    )
    told = {pair: names for pair, names in engine.votes.items() if state.votes.get(pair) != len(names)}
    apart = set(Pair.objects.filter(is_apart=True).values_list("first", "second"))
    gone = (set(state.votes) - set(engine.votes)) | (apart - engine.apart)
    for first, second in gone:
        Pair.objects.filter(first=first, second=second).delete()
    Pair.objects.bulk_create(
        (
            Pair(first=pair[0], second=pair[1], votes=list(told.get(pair, ())), is_apart=pair in engine.apart)
            for pair in {*told, *(engine.apart - apart)}
        ),
        update_conflicts=True, unique_fields=("first", "second"), update_fields=("votes", "is_apart"),
    )  # fmt: skip


def _loaded(row: Progress) -> State:
    """Return the state that the rows hold; some seconds for a hundred thousand posts."""
    told = list(
        Campaign.objects.order_by("number").values_list(
            "number", "id", "weight", "grams", "own_posts", "kept", "parent__number"
        )
    )
    posts = Post.objects.exclude(campaign=None).order_by("number")
    rows = Rows(
        posts=tuple(
            (str(one), number) for one, number in posts.values_list("id", "campaign__number").iterator()
        ),
        campaigns=tuple((one[0], one[2], bytes(one[3]), one[4], one[5]) for one in told),
        parents=tuple((one[0], one[6]) for one in told if one[6] is not None),
        keys=tuple(
            (key, tuple(some)) for key, some in CampaignKey.objects.values_list("key", "campaigns").iterator()
        ),
        merges=tuple(
            EngineMerge(kept, gone, tuple(votes))
            for kept, gone, votes in Merge.objects.order_by("id").values_list("kept", "gone", "votes")
        ),
        votes=tuple(
            (first, second, tuple(votes))
            for first, second, votes in Pair.objects.filter(is_apart=False).values_list(
                "first", "second", "votes"
            )
        ),
        apart=tuple(Pair.objects.filter(is_apart=True).values_list("first", "second")),
        rarity=(bytes(row.places), bytes(row.counts)),
    )
    state = State(campaigns_of(rows), row.version, {one[0]: one[1] for one in told})
    state.campaigns.votes = defaultdict(list, state.campaigns.votes)
    state.note()
    return state
