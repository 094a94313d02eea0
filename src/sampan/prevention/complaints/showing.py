"""Turns complaints into what pages show."""

from typing import Any

from sampan.prevention.complaints.facts import ComplaintFact, OpenedComplaint
from sampan.prevention.complaints.wording import ABOUT_WORDS, BY_KIND_WORDS, STATE_KINDS, STATE_WORDS
from sampan.prevention.recruitment.queries import recruiter
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission


def complaint_shown(one: ComplaintFact, *, reader: Reader) -> dict[str, Any]:
    """Return a complaint without its words."""
    return {
        "complaint": one,
        "recruiter": recruiter(recruiter_id=one.recruiter_id, reader=reader),
        "about": ", ".join(str(ABOUT_WORDS[code]) for code in one.about),
        "by": BY_KIND_WORDS[one.by_kind],
        "state": STATE_WORDS[one.state],
        "kind": STATE_KINDS[one.state],
        "may_decide": reader.actor.may_for(Permission.DECIDE_COMPLAINT, reader.purpose),
    }


def opened_shown(one: OpenedComplaint, *, reader: Reader) -> dict[str, Any]:
    """Return an opened complaint."""
    steps = [{"step": step, "state": STATE_WORDS[step.state]} for step in one.steps]
    return complaint_shown(one.fact, reader=reader) | {"words": one.words, "steps": steps, "is_open": True}
