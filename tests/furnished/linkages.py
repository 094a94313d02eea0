"""Linkages: one with two pairs, of which one is decided."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from sampan.engines.matching.records import COLUMNS
from sampan.prevention.linkages.services.loading import Files, NewLinkage, load_linkage
from sampan.prevention.linkages.services.reviewing import decide_pair, open_next
from tests.furnished.room import Room

NOT_CASES = {"linkage_id", "linked_id"}
BODIES = {
    "linkages/<uuid:linkage_id>/review/": {"purpose": "protection"},
    "linkages/<uuid:linkage_id>/decisions/": {"purpose": "protection"},
    "linkages/<uuid:linkage_id>/pairs/<uuid:linked_id>/": {"purpose": "protection", "answer": "same"},
}
NO_PAGE = {"linkages:back", "linkages:decisions", "linkages:answer"}


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
    room.ids |= {"linkage_id": linkage_id, "linked_id": pair.id}
    room.show("supervisor", "linkages:list")
    room.show("supervisor", "linkages:new")
    for page in ("linkage", "review", "close"):
        room.show("supervisor", f"linkages:{page}", linkage_id)


def _write(path: Path, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
