"""Complaints: one received, one opened for its decision."""

from harness.people import make_account
from sampan.prevention.complaints.services.deciding import NewComplaint, decide_complaint, receive_complaint
from sampan.prevention.recruitment.services.register import Entry, enter_recruiter
from sampan.registry.accounts.queries import actor_of
from tests.furnished.room import Room

NOT_CASES = {"complaint_id", "recruiter_id"}


def furnish(room: Room) -> None:
    """Receive a complaint about an agency, and look into it."""
    inspector = actor_of(make_account("labour_inspector", agency="Thanh tra lao động"))
    who = room.who(inspector)
    with room.reading(inspector):
        agency = enter_recruiter(entry=Entry("Công ty CP Mẫu Khiếu Nại", "VN"), **who)
        new = NewComplaint(agency, "worker", ("fees",), "They asked for 3,000 dollars.")
        made = receive_complaint(complaint=new, **who)
        decide_complaint(complaint_id=made, state="looked_into", reason="Visit", **who)
    room.ids |= {"complaint_id": made}
    room.ids.setdefault("recruiter_id", agency)
    room.show("inspector", "complaints:list")
    room.show("inspector", "complaints:receive", agency)
    for name in ("complaint", "decide"):
        room.show("inspector", f"complaints:{name}", made)
