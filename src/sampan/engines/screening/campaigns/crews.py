"""Crews: campaigns that share telephones, accounts or names. Each join keeps its contact and can be left out again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STRONG = frozenset({"account", "wallet", "handle", "email", "phone"})
MOST_CAMPAIGNS = {"account": 60, "wallet": 60, "handle": 40, "email": 40, "phone": 40}
"""A contact of more campaigns than this belongs to a platform or a bank rather than to people, and joins nothing."""
FEWEST_POSTS, POSTS_SHARE = 2, 0.15
"""How many of a campaign's posts with contacts must name a contact: one post in the wrong campaign joins no crews."""

FEWEST_STRANGERS, RELATED_SHARE = 8, 0.5
"""The account of a group or agency is named by strangers: so many campaigns that name others too, hardly any shared."""

Contact = tuple[str, str]


@dataclass(frozen=True)
class Join:
    """Two campaigns and the contact that both name."""

    first: int
    second: int
    kind: str
    value: str


def contacts_of(posts: Iterable[tuple[int, Iterable[Contact]]]) -> dict[int, set[Contact]]:
    """Return the contacts of each campaign, from the campaign and the contacts (kind and value) of each post.

    They are those that enough of its posts name; where none is named so often, the one that most posts name.
    """
    named: defaultdict[int, Counter[Contact]] = defaultdict(Counter)
    naming: Counter[int] = Counter()
    for campaign, some in posts:
        strong = {contact for contact in some if contact[0] in STRONG}
        named[campaign].update(strong)
        naming[campaign] += bool(strong)
    return {campaign: _enough(counted, naming[campaign]) for campaign, counted in named.items()}


def _enough(counted: Counter[Contact], naming: int) -> set[Contact]:
    if naming <= 1:
        return set(counted)
    least = max(FEWEST_POSTS, POSTS_SHARE * naming)
    enough = {contact for contact, posts in counted.items() if posts >= least}
    return enough or {min(counted, key=lambda contact: (-counted[contact], contact))}


def crews_of(
    contacts: Mapping[int, Iterable[Contact]],
    *,
    leaving_out: frozenset[Contact] = frozenset(),
) -> tuple[dict[int, int], tuple[Join, ...]]:
    """Return the crew of each campaign (its lowest number) and what joined them.

    contacts: kind and value of each contact by campaign. leaving_out: contacts that an analyst says join nothing.
    """
    of = {
        campaign: {contact for contact in some if contact[0] in STRONG and contact not in leaving_out}
        for campaign, some in contacts.items()
    }
    named: defaultdict[Contact, set[int]] = defaultdict(set)
    for campaign, strong in of.items():
        for contact in strong:
            named[contact].add(campaign)
    roots = {campaign: campaign for campaign in contacts}
    joins: list[Join] = []
    for (kind, value), there in sorted(named.items()):
        ordered = sorted(there)
        if 1 < len(ordered) <= MOST_CAMPAIGNS[kind] and not _of_strangers((kind, value), there, of):
            for other in ordered[1:]:
                joins.append(Join(ordered[0], other, kind, value))
                _unite(roots, ordered[0], other)
    return {campaign: _root(roots, campaign) for campaign in roots}, tuple(joins)


def _of_strangers(contact: Contact, campaigns: set[int], of: Mapping[int, set[Contact]]) -> bool:
    others = [of[campaign] - {contact} for campaign in campaigns if len(of[campaign]) > 1]
    if len(others) < FEWEST_STRANGERS:
        return False
    times = Counter(other for some in others for other in some)
    related = sum(any(times[other] > 1 for other in some) for some in others)
    return related < RELATED_SHARE * len(others)


def _unite(roots: dict[int, int], a: int, b: int) -> None:
    a, b = _root(roots, a), _root(roots, b)
    roots[max(a, b)] = min(a, b)


def _root(roots: dict[int, int], campaign: int) -> int:
    while roots[campaign] != campaign:
        roots[campaign] = roots[roots[campaign]]
        campaign = roots[campaign]
    return campaign
