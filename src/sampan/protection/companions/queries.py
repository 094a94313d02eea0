"""Reads links: of a case, around it as a network, and whether a child is without parent or guardian."""

from collections.abc import Iterable
from uuid import UUID

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import cases
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.cases.services.pointers import files_of, standing_cases
from sampan.protection.companions.facts import Edge, LinkFact, Network, Node
from sampan.protection.companions.models import Link
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NotFound

MOST_NODES = 30  # more than a person tells apart in a picture; the others are counted
_HOPS = 3
_CHILD_BELOW = 18  # UN TIP Protocol article 3 (d)


def links_of(*, case_id: UUID, reader: Reader) -> list[LinkFact]:
    """Return the links of a case and of the files joined with it, family first; who is hidden has no number."""
    files = set(files_of(case_id))
    rows = list(Link.objects.filter(case_id__in=files, ended_at=None).order_by("id"))
    seen = _seen((one.other_id for one in rows), reader)
    told = [_fact(one, case_id, seen.get(one.other_id)) for one in rows if one.other_id not in files]
    unique = {(one.other_id or one.id, one.kind): one for one in told}
    return sorted(unique.values(), key=lambda one: (one.kind != "family", one.recorded_at))


def carers_of(*, case_id: UUID, reader: Reader) -> list[LinkFact]:
    """Return the parents and guardians who are linked with a person: whom to ask before one is appointed."""
    return [one for one in links_of(case_id=case_id, reader=reader) if one.cares]


def alone(case: CaseFact, links: Iterable[LinkFact]) -> str:
    """Return `unaccompanied` for a child without any relative, `separated` with one who is no parent or guardian.

    Empty for an adult, a child in somebody's care, and where it is not known whether the person is a child.
    Separated and unaccompanied as in the Inter-agency Guiding Principles (2004).
    """
    if not is_child(case):
        return ""
    family = [one for one in links if one.kind == "family"]
    if any(one.cares for one in family):
        return ""
    return "separated" if any(one.relation not in ("child", "ward") for one in family) else "unaccompanied"


def is_child(case: CaseFact) -> bool:
    """Say whether the record says that the person is a child; an unknown age is not one here."""
    age = case.record.get("age")
    return case.majority == "child" or (isinstance(age, int) and age < _CHILD_BELOW)


def same_operation(*, case: CaseFact, reader: Reader, limit: int = 50) -> list[CaseFact]:
    """Return the other people of a case's operation whom the reader may see, the newest first."""
    if case.operation_id is None:
        return []
    found = cases(reader=reader, filter=Filter(operation=case.operation_id), limit=limit + 1)
    return [one for one in found if one.id != case.id][:limit]


def network_of(*, reader: Reader, case_id: UUID | None = None, operation_id: UUID | None = None) -> Network:
    """Return who is linked with whom: around a case, three links far, or in an operation.

    Through a case that the reader may not see nothing is followed: it is one node without a number.
    Raises NotFound for an operation of which the reader may see nobody.
    """
    if operation_id is not None and not cases(reader=reader, filter=Filter(operation=operation_id), limit=1):
        raise NotFound("There is no such operation here, or you may see nobody of it.")
    if case_id is not None:
        frontier = set(files_of(case_id))
    else:
        of_it = Link.objects.filter(case__operation_id=operation_id, ended_at=None)
        frontier = set(of_it.values_list("case_id", flat=True)[: MOST_NODES * 4])
    rows: dict[UUID, Link] = {}
    reached: set[UUID] = set()
    for _hop in range(_HOPS if case_id is not None else 1):
        found = Link.objects.filter(case_id__in=frontier, ended_at=None).order_by("id")
        rows |= {one.id: one for one in found}
        reached |= frontier
        frontier = {one.other_id for one in rows.values()} - reached
    return _drawn(list(rows.values()), reader, also=[case_id] if case_id else [])


def _drawn(rows: list[Link], reader: Reader, *, also: list[UUID]) -> Network:
    ends = [one.case_id for one in rows] + [one.other_id for one in rows]
    seen = _seen([*also, *ends], reader)
    nodes = {str(seen[one].id): _node(one, seen, {}) for one in also if one in seen and rows}
    edges: dict[tuple[str, ...], Edge] = {}
    hidden: dict[UUID, str] = {}
    for one in rows:
        mine, other = (_node(end, seen, hidden) for end in (one.case_id, one.other_id))
        if mine.key == other.key:
            continue
        nodes |= {mine.key: mine, other.key: other}
        edges.setdefault((*sorted((mine.key, other.key)), one.kind), _edge(one, mine, other))
    shown = list(nodes.values())[:MOST_NODES]
    keys = {one.key for one in shown}
    drawn = tuple(one for one in edges.values() if one.one in keys and one.other in keys)
    return Network(tuple(shown), drawn, len(nodes) - len(shown))


def _node(case_id: UUID, seen: dict[UUID, CaseFact], hidden: dict[UUID, str]) -> Node:
    case = seen.get(case_id)
    if case is None:  # its id stays here, too: only that there is somebody is told
        return Node(hidden.setdefault(case_id, f"hidden-{len(hidden) + 1}"), None, "", False)
    return Node(str(case.id), case.id, case.number, is_child(case))


def _edge(one: Link, mine: Node, other: Node) -> Edge:
    return Edge(mine.key, other.key, one.kind, one.relation, one.certainty)


def _seen(ids: Iterable[UUID], reader: Reader) -> dict[UUID, CaseFact]:
    """Return the case that stands for each id, where the reader may see it."""
    ends = standing_cases(ids)
    if not ends:
        return {}
    found = {one.id: one for one in cases(reader=reader, only=list(set(ends.values())), limit=len(ends) or 1)}
    return {one: found[end] for one, end in ends.items() if end in found}


def _fact(one: Link, case_id: UUID, other: CaseFact | None) -> LinkFact:
    return LinkFact(
        id=one.id,
        case_id=case_id,
        other_id=other.id if other else None,
        other_number=other.number if other else "",
        kind=one.kind,
        relation=one.relation,
        certainty=one.certainty,
        since=one.since,
        until=one.until,
        recorded_at=one.recorded_at,
    )
