"""What waits for a second person, and what one has to look at: an approval, an emergency access."""

from sampan.portal.demo.protection.desks import Cast, at, reads
from sampan.protection.cases.queries import case
from sampan.protection.cases.services.approving import ask_closure
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass


def leave_to_the_supervisor(cast: Cast) -> None:
    """Ask for the closing of a case, and open a file in an emergency from the police's desk."""
    with at("officer") as who:
        ask_closure(case_id=cast.cases["unsure"], reason="not_a_victim", **who)
        number = case(case_id=cast.cases["fresh"], reader=reads(who)).number
    with at("police") as who:
        (found,) = find_file(text=number, **who)
        break_glass(
            token=found.token, reason="danger_to_life", text="Người gọi nói anh ấy bị theo dõi.", **who
        )
