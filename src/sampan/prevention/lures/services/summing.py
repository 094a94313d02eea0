"""Sums campaigns up: counts by code, first and last day, and the template of the texts that are kept.

The template is made from three posts on: what three posts share is nobody's own words. Contacts are taken out before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sampan.engines.screening.campaigns.templates import MOST_ALIGNED, Slot, Template, template_of
from sampan.engines.screening.reading.contacts import contacts_in
from sampan.prevention.lures.masking import without_contacts
from sampan.prevention.lures.models import Campaign, Post, Stream
from sampan.prevention.lures.services.sealing import Keys, opened

FEWEST_POSTS = 3
"""Posts from which on a template is made and kept (ADR 0046)."""
_LEVELS = ("not_read", "nothing_found", "signs_found", "like_a_lure", "much_like_a_lure")
_SUMMED = ("posts", "first_on", "last_on", "level", "signs", "languages", "platforms", "places", "template")
_AT_ONCE = 500


class _Tally:
    def __init__(self) -> None:
        self.posts = 0
        self.days: list[date] = []
        self.levels: Counter[str] = Counter()
        self.signs: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.platforms: Counter[str] = Counter()
        self.places: Counter[str] = Counter()


def sum_up(roots: Iterable[UUID]) -> None:
    """Write what campaigns are in sum, each of them a root or one that has just become part of another."""
    asked = sorted(roots)
    for first in range(0, len(asked), _AT_ONCE):
        _sum_up(asked[first : first + _AT_ONCE])


def _sum_up(some: list[UUID]) -> None:
    tallies, rows = _tallies(some), Campaign.objects.defer("grams").in_bulk(some)
    grown = [
        one.id
        for one in rows.values()
        if (tallies[one.id].posts if one.id in tallies else 0) != one.posts
        and _may_have_changed(one, tallies.get(one.id))
    ]
    templates = templates_of(grown)
    for one in rows.values():
        _note(one, tallies.get(one.id, _Tally()))
        if one.id in templates:
            one.template = templates[one.id]
        one.grams = (
            b""  # of a row that is there nothing but what is summed up is written: thrice as quick as UPDATE
        )
    Campaign.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=("number",), update_fields=_SUMMED
    )


def _may_have_changed(one: Campaign, tally: _Tally | None) -> bool:
    """The template is made of the first texts: what comes after them changes nothing, unless two became one."""
    return one.posts < MOST_ALIGNED or tally is None or tally.posts < one.posts or tally.posts > 2 * one.posts


def _tallies(roots: list[UUID]) -> dict[UUID, _Tally]:
    told = Post.objects.filter(campaign__root__in=roots).values_list(
        "campaign__root", "seen_on", "level", "signs", "language", "place", "stream__platform"
    )
    found: defaultdict[UUID, _Tally] = defaultdict(_Tally)
    for root, seen_on, level, signs, language, place, platform in told.iterator():
        tally = found[root]
        tally.posts += 1
        tally.days.append(seen_on)
        tally.levels[level] += 1
        tally.signs.update(signs)
        tally.languages.update([language] if language else ())
        tally.places.update([place] if place else ())
        tally.platforms[platform] += 1
    return found


def _note(one: Campaign, tally: _Tally) -> None:
    one.posts = tally.posts
    one.first_on, one.last_on = min(tally.days, default=None), max(tally.days, default=None)
    most = max(tally.levels.values(), default=0)
    one.level = max(
        (level for level, count in tally.levels.items() if count == most and level in _LEVELS),
        key=_LEVELS.index,
        default="nothing_found",
    )
    one.signs, one.languages = dict(tally.signs.most_common()), dict(tally.languages.most_common())
    one.platforms, one.places = dict(tally.platforms.most_common()), dict(tally.places.most_common())


def templates_of(roots: Iterable[UUID]) -> dict[UUID, list[str | None]]:
    """Return the template of each campaign of which enough texts are kept, each gap None; an empty one of others."""
    texts = kept_texts(roots)
    return {
        root: _plain(template_of(_hidden(some))) if len(some) >= FEWEST_POSTS else []
        for root, some in texts.items()
    }


def kept_texts(roots: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the first texts of each campaign that are kept, at most twelve. Who shows them audits.

    Of several that became one they are those of the part that has most of them: texts that differ have no template.
    """
    asked = list(roots)
    rows = Post.objects.filter(campaign__root__in=asked).exclude(words=b"").order_by("number")
    parts: defaultdict[UUID, defaultdict[UUID, list[Post]]] = defaultdict(lambda: defaultdict(list))
    for one in rows.select_related("campaign").defer("campaign__grams"):
        parts[one.campaign.root_id][one.campaign_id].append(one)
    keys = Keys(Stream.objects.all())
    return {
        root: [
            opened(one.words, key=keys[one.stream_id], bound_to=one.id)["text"]
            for one in max(parts[root].values(), key=len, default=[])[:MOST_ALIGNED]
        ]
        for root in asked
    }


def _hidden(texts: list[str]) -> list[str]:
    return [without_contacts(text, contacts_in(text)) for text in texts]


def _plain(template: Template) -> list[Any]:
    return [None if isinstance(part, Slot) else part for part in template.parts]
