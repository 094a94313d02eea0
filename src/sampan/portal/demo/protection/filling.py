"""Puts every system of protection to work on a node, in the order in which one needs the other."""

from uuid import UUID

from sampan.portal.demo.protection.assistance import help_one
from sampan.portal.demo.protection.casework import work_on_cases
from sampan.portal.demo.protection.desks import Cast
from sampan.portal.demo.protection.directory import enter_providers
from sampan.portal.demo.protection.operation import receive_the_sixty
from sampan.portal.demo.protection.oversight import leave_to_the_supervisor
from sampan.portal.demo.protection.reintegration import follow_survivors
from sampan.portal.demo.protection.telling import write_what_was_told

WHOLE = "vn"  # the node on which every system is at work; the others hold a directory and the other sides


def put_to_work(cast: Cast) -> dict[str, UUID]:
    """Fill a node's protection; return what other nodes will ask about, by its part."""
    enter_providers(cast)
    if cast.node != WHOLE:
        return dict(cast.cases)
    help_one(cast)
    write_what_was_told(cast)
    work_on_cases(cast)
    follow_survivors(cast)
    leave_to_the_supervisor(cast)
    return cast.cases | {"operation": receive_the_sixty(cast)}
