"""Rights that run and wait: a reflection period, a claim without an answer, what the person was told."""

from datetime import date, timedelta

from sampan.protection.identification.services.deciding import Verdict, decide_status
from sampan.protection.rights.services.recording import Happening, record_right
from tests.furnished.room import Room

HOLDERS = {"right_id", "right", "decision_id"}
BODIES = {
    "rights/<uuid:case_id>/<slug:right>/": {"act": "told", "on": "2026-01-05", "language": "vi"},
    "api/rights/cases/<uuid:case_id>/<slug:right>": {"act": "told", "on": "2026-01-05", "language": "vi"},
}
NO_PAGE = {"rights:at"}


def furnish(room: Room) -> None:
    """Write what happened to three rights, and show every page of them."""
    today = date.today()
    told = (
        (
            "recovery_reflection",
            Happening("began", today - timedelta(days=2), until=today + timedelta(days=28)),
        ),
        ("non_punishment", Happening("asked", today - timedelta(days=20), authority="province_police")),
        ("privacy", Happening("told", today, language="km", note=room.secret)),
    )
    with room.reading():
        kept = [
            record_right(case_id=room.case_id, right=right, told=one, **room.who()) for right, one in told
        ]
    with room.reading(room.supervisor):
        verdict = Verdict("under_identification", ("more_to_verify",), today, text=room.secret)
        decided = decide_status(case_id=room.case_id, verdict=verdict, **room.who(room.supervisor))
    room.ids |= {"right_id": kept[1], "right": "non_punishment", "decision_id": decided}
    room.show("supervisor", "identification:decision", decided)
    room.show("supervisor", "rights:list")
    room.show("supervisor", "rights:record", room.case_id, "non_punishment")
    room.show("supervisor", "rights:aloud", room.case_id, more="?language=km")
    room.show("supervisor", "rights:paper", room.case_id, more="?language=my")
    room.show("supervisor", "rights:history", room.case_id)
    room.show("supervisor", "cases:case", room.case_id, more="?tab=rights")
