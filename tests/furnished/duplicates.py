"""Duplicates: an open pair with the room's case, and a joining that can be undone."""

from sampan.protection.cases.queries import case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.duplicates.services.finding import name_pair
from sampan.protection.duplicates.services.merging import merge_cases
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.furnished.room import Room

HOLDERS = {"pair_id", "merge_id"}
BODIES = {
    "duplicates/<uuid:pair_id>/identity/": {"purpose": "protection"},
    "duplicates/<uuid:pair_id>/join/": {"stands": "left"},
    "duplicates/of/<uuid:case_id>/": {"number": "VN25-00000-00000"},
    "api/duplicates/pairs/{pair_id}/answer": {"answer": "same"},
}
NO_PAGE = {"duplicates:look", "duplicates:identity", "duplicates:different"}


def furnish(room: Room) -> None:
    """Open two files more: one beside the room's case, one joined with it."""
    record = {"sex": "female", "age": 23, "citizenship": ["VN"], "education": "primary"}
    with room.reading():
        others = [
            open_case(draft=CaseDraft(record, Identity(name=PersonName.of(name))), **room.who())
            for name in ("Lò Thị Đôi", "Lò Thị Song")
        ]
    with room.reading(room.supervisor) as reader:
        room.ids["merge_id"] = merge_cases(
            survivor_id=room.case_id, duplicate_id=others[1], **room.who(room.supervisor)
        )
        number = case(case_id=others[0], reader=reader).number
        room.ids["pair_id"] = name_pair(case_id=room.case_id, number=number, reader=reader)
    room.show("supervisor", "duplicates:list")
    room.show("supervisor", "duplicates:waiting", room.supervisor.agency_id)
    room.show("supervisor", "duplicates:of_case", room.case_id)
    for page in ("pair", "join"):
        room.show("supervisor", f"duplicates:{page}", room.ids["pair_id"])
    room.show("supervisor", "duplicates:undo", room.ids["merge_id"])
