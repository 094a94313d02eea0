"""What happened, on the tab of the case and on its pages."""

from sampan.protection.circumstances.services.writing import add_part
from tests.furnished.room import Room

HOLDERS = {"leg_id", "held_place_id", "suspect_id", "trace_id", "part_id"}
NOT_CASES: set[str] = set()
_TOLD = {"told": {"note": "x"}}
BODIES = {
    "circumstances/case/<uuid:case_id>/": {"purpose": "protection"},
    "api/circumstances/cases/<uuidstr:case_id>/parts": {"part": "leg"} | _TOLD,
    "api/circumstances/parts/<uuidstr:part_id>": {"version": 1} | _TOLD,
    "api/circumstances/parts/<uuidstr:part_id>/remove": {"reason": "mistake"},
}
NO_PAGE = {"circumstances:opened"}


def furnish(room: Room) -> None:
    """Two legs, a place, a suspect and a trace; each with a sealed text."""
    note = {"note": room.secret}

    def add(part: str, told: dict[str, object]) -> object:
        return add_part(case_id=room.case_id, part=part, told=told | note, **room.who())

    with room.reading():
        leg = add(
            "leg",
            {
                "from_country": "VN", "from_province": "VN-71", "to_country": "KH", "departed": "2025-03",
                "arrived": "2025-03-09", "transport": "bus", "crossing": "irregular", "paid_by": "debt",
            },
        )  # fmt: skip
        add(
            "leg",
            {"from_country": "KH", "to_country": "KH", "to_province": "KH-18", "documents_taken": "yes"},
        )
        place = add(
            "place",
            {"kind": "compound", "country": "KH", "began": "2025-03", "conditions": ["locked_in", "no_pay"]},
        )
        suspect = add("suspect", {"roles": ["recruiter_or_intermediary"], "sex": "male", "legs": [str(leg)]})
        trace = add(
            "trace",
            {"kind": "handle", "platform": "zalo", "content": "@viec_nhe", "uses": ["job_offer"],
             "suspect": str(suspect), "evidence_kept": "yes"},
        )  # fmt: skip
    room.ids |= {
        "leg_id": leg, "held_place_id": place, "suspect_id": suspect, "trace_id": trace, "part_id": trace
    }  # fmt: skip
    room.show("supervisor", "cases:case", room.case_id, more="?tab=happened")
    for part, part_id in (("leg", leg), ("place", place), ("suspect", suspect), ("trace", trace)):
        room.show("supervisor", f"circumstances:add_{part}", room.case_id)
        room.show("supervisor", f"circumstances:change_{part}", part_id)
        room.show("supervisor", f"circumstances:remove_{part}", part_id)
