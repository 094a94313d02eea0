"""The kinds of tasks that returns owe."""

from sampan.protection.returns.wording import LATE, MISSING, OWED, TASKS, TODO_LATE, TODO_OWED, TRACKS
from sampan.protection.tasks.facts import TaskKind
from sampan.protection.tasks.services.kinds import register_kind

PAGE = "returns:return"


def register_task_kinds() -> None:
    """Make known every kind: what is owed, what is late, what the gate lacks, what happened."""
    for code, (title, action) in TASKS.items():
        register_kind(TaskKind(code, title, action, PAGE))
    for track in TRACKS:
        register_kind(TaskKind(f"return_owed_{track}", OWED[track], TODO_OWED, PAGE))
        register_kind(TaskKind(f"return_late_{track}", LATE[track], TODO_LATE, PAGE))
    for code, one in MISSING.items():
        register_kind(TaskKind(f"return_missing_{code}"[:40], one.what, one.todo, PAGE))
