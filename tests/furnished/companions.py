"""Companions: a family link of the room's case, and one with a case that its worker may not see."""

from datetime import date

from sampan.protection.cases.queries import case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.companions.facts import NewLink
from sampan.protection.companions.queries import links_of
from sampan.protection.companions.services.linking import link_cases
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.furnished.room import Room

HOLDERS = {"link_id"}
BODIES = {
    "companions/<uuid:case_id>/link/": {
        "number": "VN25-00000-00000",
        "kind": "companion",
        "certainty": "stated",
    },
    "companions/<uuid:case_id>/end/<uuid:link_id>/": {"reason": "mistake"},
    "api/companions/cases/{case_id}": {
        "number": "VN25-00000-00000",
        "kind": "companion",
        "certainty": "stated",
    },
    "api/companions/links/{link_id}/end": {"reason": "mistake"},
}


def furnish(room: Room) -> None:
    """Open a mother, a child and a companion, and link them with the room's case."""
    who = room.who(room.supervisor)
    told = (("Lò Thị Mế", 41, "parent"), ("Lò Văn Con", 9, "child"), ("Vàng A Bạn", 25, ""))
    with room.reading(room.supervisor) as reader:
        if "operation_id" not in room.ids:
            begun = {"name": "Lào Cai", "country": "VN", "province": "", "people_expected": 4}
            room.ids["operation_id"] = begin_operation(**begun, happened_on=date.today(), **who)
        for name, age, relation in told:
            draft = CaseDraft({"age": age}, Identity(name=PersonName.of(name)))
            other = open_case(draft=draft, operation_id=room.ids["operation_id"], **who)
            new = NewLink("family" if relation else "companion", "stated", relation, "2024")
            number = case(case_id=other, reader=reader).number
            link_cases(case_id=room.case_id, number=number, new=new, **who)
        room.ids["link_id"] = links_of(case_id=room.case_id, reader=reader)[0].id
    room.show("supervisor", "companions:link", room.case_id)
    room.show("supervisor", "companions:around", room.case_id)
    room.show("supervisor", "companions:end", room.case_id, room.ids["link_id"])
    room.show("supervisor", "companions:incident", room.ids["operation_id"])
    room.show("supervisor", "cases:case", room.case_id, more="?tab=companions")
