"""An interview under way with a note, and a person who answered alone and said otherwise than the officer."""

from sampan.protection.interviews.services.alone import answer_alone, end_alone, start_alone
from sampan.protection.interviews.services.interviewing import (
    NewInterview,
    keep_answer,
    start_interview,
    write_note,
)
from tests.furnished.room import Room

HOLDERS = {"interview_id", "session_id", "place"}
NOT_CASES = {"language"}
BODIES = {
    "api/interviews/cases/<uuid:case_id>": {
        "form": "forced_labour", "profile": "adult", "language": "vi", "interpreter": "here",
    },
    "api/interviews/<uuid:interview_id>/answers": {"question": "hit", "said": "yes"},
}  # fmt: skip
NO_PAGE = {
    "interviews:go_on", "interviews:notes", "interviews:take_over", "interviews:alone_stop", "interviews:here",
    "interviews:unlock", "interviews:audio", "interviews:link",
}  # fmt: skip


def furnish(room: Room) -> None:
    """Hold half an interview, let the person answer alone, and show every page."""
    new = NewInterview("forced_criminality", "adult", "vi", "here", ("interpreter",))
    with room.reading():
        who = room.who()
        begun = start_interview(case_id=room.case_id, new=new, **who)
        for step, said in enumerate(("yes", "no", "declined")):
            code = ("safe_now", "hurt_or_ill", "somebody_here")[step]
            keep_answer(interview_id=begun, question_code=code, said=said, next_step=step + 3, **who)
        write_note(interview_id=begun, topic="safety", text=room.secret, **who)
        asked = {"sector": "scam_compound", "profile": "adult", "language": "vi", "way": "here"}
        session = start_alone(case_id=room.case_id, **asked, **who).id
        for step in range(8):
            answer_alone(session_id=session, step=step, said="yes", **who)
        end_alone(session_id=session, how="finished", **who)
    room.ids |= {"interview_id": begun, "session_id": session, "place": 2}
    room.show("supervisor", "interviews:list")
    room.show("supervisor", "interviews:start", room.case_id)
    for step in (0, 5):
        room.show("supervisor", "interviews:page", begun, step)
    room.show("supervisor", "interviews:pause", begun)
    room.show("supervisor", "interviews:summary", begun)
    room.show("supervisor", "interviews:alone_start", room.case_id)
    room.show("supervisor", "interviews:alone_result", session)
    room.show("supervisor", "cases:case", room.case_id, more="?tab=interviews")
    room.show("supervisor", "cases:case", room.case_id, more="?tab=status")
