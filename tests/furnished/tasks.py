"""Tasks on the worker's case: one open, one settled, one that nobody did in time; the lists and pages of them."""

from datetime import date, timedelta

from sampan.protection.tasks.facts import OwnTask
from sampan.protection.tasks.services.escalating import escalate_overdue
from sampan.protection.tasks.services.own import settle_task, write_task
from sampan.registry.access.reader import Reader
from tests.furnished.room import Room

HOLDERS = {"task_id"}
NO_PAGE = {"tasks:of_case", "tasks:texts", "tasks:text", "tasks:done", "tasks:reopen"}
BODIES = {
    "tasks/new/<uuid:case_id>/": {"text": "x", "holder": "team", "due_on": "2099-01-01", "urgency": "normal"},
    "tasks/<uuid:task_id>/drop/": {"outcome": "overtaken"},
    "tasks/<uuid:task_id>/change/": {"holder": "team", "due_on": "2099-01-01", "urgency": "normal"},
    "api/tasks/cases/<uuidstr:case_id>": {"text": "x", "due_on": "2099-01-01"},
    "api/tasks/<uuidstr:task_id>": {"due_on": "2099-01-01"},
    "api/tasks/<uuidstr:task_id>/settle": {"outcome": "overtaken"},
}


def furnish(room: Room) -> None:
    """Write three tasks, settle one, let one climb."""
    today = date.today()
    with room.reading():
        written = OwnTask(room.secret, today + timedelta(days=30), room.worker.account_id, urgency="urgent")
        room.ids["task_id"] = write_task(case_id=room.case_id, task=written, **room.who())
        done = write_task(case_id=room.case_id, task=OwnTask(room.secret, today), **room.who())
        settle_task(task_id=done, outcome="done", **room.who())
        late = write_task(case_id=room.case_id, task=OwnTask(room.secret, today), **room.who())
    escalate_overdue(today=today + timedelta(days=5), reader=Reader(room.supervisor, room.purpose))
    for name in ("task", "change", "drop"):
        room.show("supervisor", f"tasks:{name}", room.ids["task_id"])
    room.show("supervisor", "tasks:task", done)
    room.show("supervisor", "tasks:task", late)
    room.show("supervisor", "tasks:write", room.case_id)
    room.show("supervisor", "tasks:list")
    room.show("supervisor", "tasks:list", more="?whose=office&when=overdue")
    room.show("focal", "tasks:list")
    room.show("supervisor", "cases:case", room.case_id, more="?tab=tasks")
    room.show("supervisor", "cases:case", room.case_id, more="?tab=history&group=decisions")
    room.show("supervisor", "cases:history", room.case_id)
