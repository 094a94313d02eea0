"""Awareness campaigns: two of an office, with activities, a quiz on paper, and a report of each."""

from datetime import date, timedelta
from decimal import Decimal

from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.campaigns.services.planning import (
    CampaignPlan,
    Outcome,
    plan_activity,
    plan_campaign,
    record_activity,
)
from sampan.prevention.campaigns.services.summing import PaperQuiz, enter_sums
from sampan.registry.clock.queries import house_today
from tests.furnished.room import Room

NOT_CASES = {"campaign_id", "activity_id", "sums_id"}
NO_PAGE = {"campaigns:report_csv", "campaigns:call_off", "campaigns:withdraw"}
DONE = (
    ("loudspeaker", "VN-44", 4_200, "estimated"), ("leaflet", "VN-44", 900, "counted"),
    ("school_lesson", "Trường Trung học phổ thông Nguyễn Văn Mẫu", 84, "counted"),
)  # fmt: skip


def furnish(room: Room) -> None:
    """Plan two campaigns, do and count something, and enter quizzes."""
    who, today = room.who(room.supervisor), house_today()
    with room.reading(room.supervisor):
        made = [_campaign(code, today, who) for code in ("week-one", "week-two")]
        for channel, place, reached, how in DONE:
            one = plan_activity(campaign_id=made[0], channel=channel, place=place, planned_on=today, **who)
            told = Outcome(today, "Hội Liên hiệp Phụ nữ", reached, how, Decimal(2_500_000), "VND")
            record_activity(activity_id=one, outcome=told, **who)
        planned = plan_activity(campaign_id=made[0], channel="radio", place="VN-44", planned_on=today, **who)
        for place, (language, lesson) in enumerate((("vi", ""), ("km", ""), ("vi", "accounts"))):
            _quizzes(made, language, lesson, today - timedelta(days=place), who)
        (sums,) = enter_sums(
            campaign_id=made[0], quiz=PaperQuiz("lo", "", today, QuizSum(7, 84, 30), None), **who
        )
    room.ids |= {"campaign_id": made[0], "activity_id": planned, "sums_id": sums}
    for name in ("list", "new", "counters", "compare"):
        room.show("supervisor", f"campaigns:{name}")
    for name in ("campaign", "edit", "activity", "sums", "sheets", "report"):
        room.show("supervisor", f"campaigns:{name}", made[0])
    room.show("supervisor", "campaigns:outcome", planned)
    room.show("supervisor", "campaigns:compare", more=f"?first={made[0]}&second={made[1]}")


def _campaign(code: str, today: date, who: dict[str, object]) -> object:
    plan = CampaignPlan(
        name=f"Đừng đi khi chưa biết: {code}", code=code, starts_on=today - timedelta(days=6), ends_on=today,
        audience="Thanh niên vùng biên giới", languages=("vi", "km"), channels=("loudspeaker", "leaflet", "radio"),
        places=("An Giang", "Chợ đêm"),
    )  # fmt: skip
    return plan_campaign(plan=plan, **who)


def _quizzes(made: list[object], language: str, lesson: str, day: date, who: dict[str, object]) -> None:
    for campaign_id, after in zip(made, (300, 430), strict=True):
        quiz = PaperQuiz(language, lesson, day, QuizSum(40, 480, 240), QuizSum(40, 480, after))
        enter_sums(campaign_id=campaign_id, quiz=quiz, **who)
