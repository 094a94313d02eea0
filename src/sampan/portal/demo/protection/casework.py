"""What a case worker does all day: tasks, a conference, rights with their dates, links, lists, a possible double."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sampan.portal.demo.protection.desks import Cast, Who, account, at, reads
from sampan.protection.cases.queries import case
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.companions.facts import NewLink
from sampan.protection.companions.services.linking import link_cases
from sampan.protection.conferences.facts import ConferencePlan, Minutes, NewDecision
from sampan.protection.conferences.services.ending import hold_conference
from sampan.protection.conferences.services.planning import plan_conference
from sampan.protection.duplicates.services.finding import find_pairs
from sampan.protection.rights.services.recording import Happening, record_right
from sampan.protection.tasks.facts import OwnTask
from sampan.protection.tasks.services.own import settle_task, write_task
from sampan.protection.worklists.services.keeping import keep_list


def work_on_cases(cast: Cast) -> None:
    """Leave a believable mix on the desks of the border post and the shelter."""
    with at("officer") as who:
        _write_tasks(cast, who)
        _record_rights(cast, who)
        _confer(cast, who)
        _link(cast, who)
    _open_twice(cast)
    _keep_lists()


def _write_tasks(cast: Cast, who: Who) -> None:
    mine = who["by"].account_id
    told = (
        ("helped", "Gọi cho trạm y tế về kết quả khám.", 0, "urgent"),
        ("talking", "Hẹn người phiên dịch cho buổi nói chuyện tới.", 1, "normal"),
        ("helped", "Mang giấy tờ đến phòng khám Lá Xanh.", 4, "normal"),
    )
    for part, text, days, urgency in told:
        task = OwnTask(text, cast.day(-days), mine, urgency=urgency)
        write_task(case_id=cast.cases[part], task=task, **who)
    done = OwnTask("Mua thẻ điện thoại.", cast.today, mine)
    settle_task(task_id=write_task(case_id=cast.cases["helped"], task=done, **who), outcome="done", **who)


def _record_rights(cast: Cast, who: Who) -> None:
    """Told of her privacy; time to recover runs; legal aid and non-punishment were asked for, the one long ago."""
    told = (
        ("privacy", Happening("told", cast.day(8), language="vi")),
        ("recovery_reflection", Happening("began", cast.day(8), until=cast.day(-22))),
        ("legal_aid", Happening("asked", cast.day(2))),
        ("non_punishment", Happening("asked", cast.day(7), authority="province_police")),
    )
    for right, happened in told:
        record_right(case_id=cast.cases["helped"], right=right, told=happened, **who)


def _confer(cast: Cast, who: Who) -> None:
    """One conference was held and decided two things; the next is tomorrow morning."""
    invited = (account("officer"), account("supervisor"))
    soon = datetime.now(UTC) + timedelta(minutes=1)
    held = plan_conference(
        case_id=cast.cases["helped"], plan=ConferencePlan(soon, invited, "Trạm Ba Cầu"), **who
    )
    decided = (
        NewDecision("Hỏi lại phòng khám trong tuần.", invited[0], cast.day(-3)),
        NewDecision("Gia đình được báo khi chị ấy muốn."),
    )
    minutes = Minutes(
        cast.today, invited, "was_there", "Chị ấy muốn học nghề may, chưa muốn về quê.", decisions=decided
    )
    hold_conference(conference_id=held, minutes=minutes, **who)
    morning = datetime.combine(cast.day(-1), time(2, 0), UTC)  # nine o'clock in Viet Nam
    plan = ConferencePlan(
        morning, invited, "Mái ấm Khúc Sông", "Chỗ ở sau tháng tới? Ai đi cùng đến phòng khám?"
    )
    plan_conference(case_id=cast.cases["helped"], plan=plan, **who)


def _link(cast: Cast, who: Who) -> None:
    """Two were lured by the same advert and travelled together; a third was held at the same site."""
    for other, kind, certainty in (("lured", "companion", "stated"), ("fresh", "same_site", "presumed")):
        number = case(case_id=cast.cases[other], reader=reads(who)).number
        new = NewLink(kind, certainty, "", str(cast.today.year))
        link_cases(case_id=cast.cases["helped"], number=number, new=new, **who)


def _open_twice(cast: Cast) -> None:
    """Two people were registered a second time, a week later; nobody has looked at the pairs yet."""
    with at("officer") as who:
        opened = [case_id for age in (23, 31) for case_id in _two_files(cast, age=age, who=who)]
    with at("supervisor") as who:
        find_pairs(reader=reads(who), case_ids=opened)


def _two_files(cast: Cast, *, age: int, who: Who) -> list[UUID]:
    """Open one person's file twice: the second time nobody asked about the education."""
    person = cast.maker.make(
        citizenship="VN", form="forced_labour", where="TH", registered=cast.day(9), age=age
    )
    again = {code: told for code, told in person.record.items() if code != "education"}
    again["registered"] = str(cast.day(2))
    records = ((person.record, 9), (again, 2))
    return [
        open_case(draft=CaseDraft(record, person.identity, event_on=cast.day(ago)), source="import", **who)
        for record, ago in records
    ]


def _keep_lists() -> None:
    with at("officer") as who:
        keep_list(name="Của tôi, chưa sàng lọc", filter=Filter(mine=True, state="open", needs=("unscreened",)),
                  is_office=False, **who)  # fmt: skip
    with at("supervisor") as who:
        keep_list(name="Gấp, có việc quá hạn", filter=Filter(state="open", urgency="urgent", needs=("overdue",)),
                  is_office=True, **who)  # fmt: skip
