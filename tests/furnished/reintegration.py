"""A plan that goes on, with goals, money, a visit with warning signs and one owed; and a budget."""

from datetime import date, timedelta
from decimal import Decimal

from sampan.protection.reintegration.queries import plan as read_plan
from sampan.protection.reintegration.services import planning, spending, visiting
from tests.furnished.room import Room

HOLDERS = {"plan_id", "item_id", "visit_id"}
NO_PAGE = {"reintegration:words"}
_API = "api/reintegration/"
BODIES = {
    _API + "of-case/<uuid:case_id>": {"begins_on": "2026-01-05"},
    _API + "plans/<uuid:plan_id>/goals": {"area": "work", "text": "x"},
    _API + "plans/<uuid:plan_id>/agreement": {"agreed_on": "2026-01-05"},
    _API + "plans/<uuid:plan_id>/end": {"end": "declined", "ended_on": "2026-01-05"},
    _API + "goals/<uuid:item_id>/expenses": {
        "line_id": "00000000-0000-0000-0000-000000000000",
        "amount": "1",
        "paid_on": "2026-01-05",
    },
    _API + "visits/<uuid:visit_id>/made": {"made_on": "2026-01-05", "mode": "home"},
    _API + "visits/<uuid:visit_id>/missed": {"reason": "moved"},
}


def furnish(room: Room) -> None:
    """Begin a plan, work on it, and show every page of it."""
    begins, supervisor = date.today() - timedelta(days=200), room.who(room.supervisor)
    with room.reading(room.supervisor):
        told = {"code": f"R-{room.case_id.hex[:4]}", "name": "Quỹ hỗ trợ", "currency": "VND"}
        line = spending.open_line(**told, year=begins.year, amount=Decimal(50_000_000), **supervisor)
    with room.reading() as reader:
        plan_id = planning.begin_plan(case_id=room.case_id, begins_on=begins, province="VN-71", **room.who())
        goals = [
            planning.Goal(area, room.secret, cost=Decimal(12_000_000), currency="VND")
            for area in ("schooling", "money")
        ]
        items = [planning.add_goal(plan_id=plan_id, goal=one, **room.who()) for one in goals]
        planning.agree(plan_id=plan_id, agreed_on=begins, **room.who())
        spent = {"amount": Decimal(4_500_000), "paid_on": date.today(), "receipt": "PC-118"}
        spending.spend(item_id=items[0], line_id=line, **spent, **room.who())
        visits = read_plan(plan_id=plan_id, reader=reader).visits
        levels = {"schooling": 4, "money": 2, "housing": 3}
        seen = visiting.Seen(date.today(), "home", levels, ("recruiter_in_touch", "no_income"), room.secret)
        visiting.record_visit(visit_id=visits[0].id, seen=seen, **room.who())
    room.ids |= {"plan_id": plan_id, "item_id": items[0], "visit_id": visits[1].id}
    for name in ("list", "budget"):
        room.show("supervisor", f"reintegration:{name}")
    for name in ("plan", "agree", "goal", "another_visit", "end"):
        room.show("supervisor", f"reintegration:{name}", plan_id)
    for name in ("move", "spend"):
        room.show("supervisor", f"reintegration:{name}", items[0])
    for name in ("visit", "missed"):
        room.show("supervisor", f"reintegration:{name}", visits[1].id)
    room.show("supervisor", "reintegration:risk", visits[0].id)
    room.show("supervisor", "reintegration:begin", room.case_id)
    room.show("supervisor", "cases:case", room.case_id, more="?tab=reintegration")
