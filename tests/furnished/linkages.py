"""Linkages: one with two pairs, of which one is decided."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from harness.people import make_account
from sampan.engines.matching.records import COLUMNS
from sampan.prevention.linkages.services.loading import Files, NewLinkage, load_linkage
from sampan.prevention.linkages.services.reviewing import decide_pair, open_next
from sampan.registry.accounts.queries import actor_of
from sampan.registry.agencies.models import Agency
from tests.furnished.room import Room

NOT_CASES = {"linkage_id", "linked_id"}
BODIES = {
    "linkages/<uuid:linkage_id>/review/": {"purpose": "protection"},
    "linkages/<uuid:linkage_id>/decisions/": {"purpose": "protection"},
    "linkages/<uuid:linkage_id>/pairs/<uuid:linked_id>/": {"purpose": "protection", "answer": "same"},
    "linkages/<uuid:linkage_id>/pairs/<uuid:linked_id>/third/": {"purpose": "protection"},
}
NO_PAGE = {"linkages:back", "linkages:decisions", "linkages:answer", "linkages:third"}


def furnish(room: Room) -> None:
    """Load two pairs, and decide the first."""
    with TemporaryDirectory() as folder, room.reading(room.supervisor) as reader:
        files = Files(*(Path(folder) / name for name in ("pairs.csv", "a.csv", "b.csv")))
        _write(files.pairs, ("id_a", "id_b", "score"), [("a0", "b0", "0.6"), ("a1", "b1", "0.97")])
        for path, side in ((files.a, "a"), (files.b, "b")):
            people = [(f"{side}{n}", f"Mẫu Thị {name}") for n, name in enumerate(("Mận", "Na"))]
            _write(path, COLUMNS, [(*one, *[""] * (len(COLUMNS) - 2)) for one in people])
        new = NewLinkage("Two registers", "agreement 7")
        linkage_id = load_linkage(new=new, files=files, **room.who(room.supervisor))
        pair = open_next(linkage_id=linkage_id, reader=reader)
        decide_pair(pair_id=pair.id, answer="same", **room.who(room.supervisor))
    _differ(room, linkage_id)
    room.ids |= {"linkage_id": linkage_id, "linked_id": pair.id}
    room.show("supervisor", "linkages:list")
    room.show("supervisor", "linkages:new")
    for page in ("linkage", "review", "disputed", "close"):
        room.show("supervisor", f"linkages:{page}", linkage_id)


def _differ(room: Room, linkage_id: UUID) -> None:
    """Let two colleagues say different things of all pairs, so that a third is asked of the second one."""
    agency = Agency.objects.get(id=room.supervisor.agency_id).name
    for answers in (("different", "same"), ("same", "different")):
        actor = actor_of(make_account("supervisor", agency=agency))
        with room.reading(actor) as reader:
            for said in answers:
                pair = open_next(linkage_id=linkage_id, reader=reader)
                if pair is not None:
                    decide_pair(pair_id=pair.id, answer=said, **room.who(actor))


def _write(path: Path, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
