"""A group goes home: the foreigners of an operation, asked of two countries, one of which has begun to answer."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sampan.portal.demo.protection.desks import agree, at, reads
from sampan.portal.demo.protection.returning import AGREED, STEPS
from sampan.portal.node.acting import reader_for
from sampan.protection.movements.queries import movement
from sampan.protection.movements.services import grouping, listing, seating
from sampan.protection.returns.queries import returns_of_group
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose

Told = dict[str, Any]
NAME = "Ba Cầu, chuyến về thứ nhất"
PROVINCES = {"kh": ("KH-12", "KH-2", "KH-20"), "th": ("TH-27", "TH-74")}
ANSWERED, WEIGHED = (
    8,
    5,
)  # people of the group for whom the country of origin, and both sides, have gone so far


def begin_group(*, username: str, operation: str) -> Told:
    """Begin the group return of an operation's Cambodians and Thais; answers with the group and its numbers."""
    with at(username, Purpose.RETURN) as who:
        begun = grouping.begin_movement(
            name=NAME, operation_id=UUID(operation), leaves_on=date.today() + timedelta(days=12), **who
        )
        kept = movement(movement_id=begun, reader=reads(who))
        people = []
        for member, provinces in PROVINCES.items():
            cases = listing.people_of_operation(kept, member=member, reader=reads(who))
            people += [(one, member, provinces[place % len(provinces)]) for place, one in enumerate(cases)]
        for case_id, member, _province in people:
            agree(
                case_id=case_id, recipient=f"member:{member}", groups=AGREED, why=Purpose.RETURN, who=who,
                today=date.today(),
            )  # fmt: skip
        asked = grouping.add_people(movement_id=begun, people=people, **who)
        bus = {"label": "Xe 1", "means": "bus", "capacity": 30, "escorts": 3, "escort_agency": "Trạm Ba Cầu"}
        seating.add_vehicle(movement_id=begun, **bus, **who)
    return {"group": str(begun), "asked": asked.done, "cambodians": sum(one[1] == "kh" for one in people)}


def accept_group(*, username: str, group: str, worker: str) -> Told:
    """Take everybody of another country's group on, for one worker."""
    named = reader_for(worker, Purpose.RETURN).actor
    with at(username, Purpose.RETURN) as who:
        done = grouping.accept_all(
            group=UUID(group), agency_id=named.agency_id, account_id=named.account_id, **who
        )
    return {"done": done.done}


def verify_group(*, username: str, group: str) -> Told:
    """Ask some of the people what they want and weigh their risks; ask for everybody's verification; seat them."""
    with at(username, Purpose.RETURN) as who:
        found = returns_of_group(group=UUID(group), side="host", reader=reads(who), citizenship="KH")
        for place, one in enumerate(found[:ANSWERED]):
            for step in ("ask", "asylum", "weigh")[: 3 if place < WEIGHED else 2]:
                STEPS[step](one, who)
        done = grouping.verify_all(group=UUID(group), **who)
    return {"done": done.done}


def answer_group(*, username: str, group: str) -> Told:
    """Confirm the nationality of some people of another country's group, and weigh the risks of fewer."""
    with at(username, Purpose.RETURN) as who:
        found = returns_of_group(group=UUID(group), side="origin", reader=reads(who))
        asked = [one for one in found if one.nationality == "asked"]
        for one in asked[:ANSWERED]:
            STEPS["nationality"](one, who)
        weighed = [one for one in found if one.origin_risk == "asked"]
        for one in weighed[:WEIGHED]:
            STEPS["weigh"](one, who)
    return {"done": len(asked)}


def count_group(*, username: str, group: str, side: str, phase: str = "", nationality: str = "") -> Told:
    """Answer with how many of a group are in a phase, or how far the verification is, as that desk sees it."""
    with reading_as(reader_for(username, Purpose.RETURN)) as reader:
        found = returns_of_group(group=UUID(group), side=side, reader=reader)
    fits = [one for one in found if phase in ("", one.phase) and nationality in ("", one.nationality)]
    return {"number": len(fits)}
