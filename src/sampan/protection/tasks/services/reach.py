"""Whose a task is: the rule that lists, pages and writes share."""

from sampan.protection.tasks.models import Task
from sampan.registry.access.reader import Actor

NATIONAL, DESK = "focal_point", "duty_officer"
NODE_WIDE = (NATIONAL, DESK)
"""Roles of which the node has one desk, whichever agency keeps the task. The duty desk's tasks are given to nobody."""
ROLES = ("supervisor", NATIONAL)
"""Roles to which a task can be given or escalated."""


def may_see(task: Task, actor: Actor) -> bool:
    """Say whether a task that row security shows is the actor's to see.

    One for a role is seen by those who hold it and by whom it was assigned to; every other by whoever sees
    its case: the team, and the office's supervisors.
    """
    if not task.for_role or task.assigned_to_id == actor.account_id:
        return True
    return task.for_role in actor.roles or "node_service" in actor.roles
