"""Survivors at home again: a plan whose visits improve, one with a warning sign, one whose visit is late."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sampan.portal.demo.protection.desks import Cast, Who, at, reads
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.reintegration.queries import plan as read_plan
from sampan.protection.reintegration.services import planning, spending, visiting

SOURCE = "import"  # what happened before this node is not owed again
GOALS = {
    "improving": (("housing", "Nhà mẹ, phòng riêng", 0), ("schooling", "Lớp may sáu tháng", 12_000_000)),
    "worrying": (("work", "Việc ở xưởng mây tre", 4_000_000),),
    "late": (("health", "Khám lại hai tháng một lần", 1_500_000),),
}


def follow_survivors(cast: Cast) -> None:
    """Open a budget, begin three plans and make their visits as far as they are due."""
    with at("socialhead") as who:
        line = spending.open_line(
            code="TAI-HOA-NHAP", name="Quỹ tái hòa nhập huyện Lau Sậy", year=cast.today.year,
            amount=Decimal(120_000_000), currency="VND", **who,
        )  # fmt: skip
    with at("social") as who:
        cases = _open(cast, who)
        improving = _begin(cast, cases[0], "improving", ago=215, who=who)
        worrying = _begin(cast, cases[1], "worrying", ago=40, who=who)
        _begin(cast, cases[2], "late", ago=36, who=who)
        _improve(cast, improving, line, who)
        seen = visiting.Seen(
            cast.day(2), "home", {"housing": 3, "work": 2, "money": 2, "safety": 2}, ("recruiter_in_touch",),
            "Có người lạ gọi điện hứa việc ở nước ngoài.",
        )  # fmt: skip
        visiting.record_visit(visit_id=_visits(worrying, who)[0].id, seen=seen, **who)


def _open(cast: Cast, who: Who) -> list[UUID]:
    people = [
        cast.maker.make(
            citizenship="VN", form=form, where="CN", registered=cast.day(240), sex="female", age=age
        )
        for form, age in (("forced_marriage", 24), ("sexual_exploitation", 21), ("forced_labour", 33))
    ]
    drafts = [CaseDraft(one.record, one.identity, trafficking_status="victim") for one in people]
    return open_cases_in_bulk(drafts=drafts, source=SOURCE, **who)


def _begin(cast: Cast, case_id: UUID, part: str, *, ago: int, who: Who) -> UUID:
    begins = cast.day(ago)
    plan_id = planning.begin_plan(case_id=case_id, begins_on=begins, province="VN-22", **who)
    for area, text, cost in GOALS[part]:
        goal = planning.Goal(
            area, text, due_on=begins + timedelta(days=300), responsible=who["by"].account_id,
            cost=Decimal(cost) if cost else None, currency="VND" if cost else "",
        )  # fmt: skip
        planning.add_goal(plan_id=plan_id, goal=goal, **who)
    planning.agree(plan_id=plan_id, agreed_on=begins, **who)
    return plan_id


def _improve(cast: Cast, plan_id: UUID, line: UUID, who: Who) -> None:
    """Three visits, each better than the one before; a goal reached, another under way, money spent."""
    levels = (
        {"housing": 3, "psychosocial": 2, "money": 1, "family": 2},
        {"housing": 4, "psychosocial": 3, "money": 2, "family": 3, "schooling": 3},
        {"housing": 4, "psychosocial": 4, "money": 3, "family": 4, "schooling": 4},
    )
    for visit, seen in zip(_visits(plan_id, who), levels, strict=False):
        made_on = min(visit.due_on, cast.today)
        visiting.record_visit(visit_id=visit.id, seen=visiting.Seen(made_on, "home", seen), **who)
    home, course = read_plan(plan_id=plan_id, reader=reads(who)).items
    planning.move_goal(item_id=home.id, state="done", **who)
    planning.move_goal(item_id=course.id, state="under_way", **who)
    for amount, ago, receipt in ((4_500_000, 150, "PC-118"), (3_000_000, 61, "PC-142")):
        paid = {"amount": Decimal(amount), "paid_on": cast.day(ago), "receipt": receipt}
        spending.spend(item_id=course.id, line_id=line, **paid, **who)


def _visits(plan_id: UUID, who: Who) -> tuple:
    return read_plan(plan_id=plan_id, reader=reads(who)).visits
