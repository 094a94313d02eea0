"""What oversight found wrong in an opened question: the focal point, who can end the matching, is owed a look."""

from uuid import UUID

from sampan.partnership.matches.services.rows import as_service, audit
from sampan.protection.tasks.facts import NewTask
from sampan.protection.tasks.services.owing import is_owed, owe_task, settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import WrongState

FOUND = "match_finding"
_WATCHER = "focal_point"


def owe_finding(question_id: UUID, *, what: str) -> None:
    """Owe the focal point a look at a question, once however many of its places are wrong.

    what  differs (from the file), fails (does not lead to what was signed) other_case, not_opened or not_drawn
    """
    with as_service() as reader:
        audit("finding", question_id, by=reader.actor, purpose=reader.purpose, what=what)
        if is_owed(kind=FOUND, source_id=question_id):
            return
        new = NewTask(
            FOUND, reader.actor.agency_id, source_id=question_id, due_on=house_today(), for_role=_WATCHER,
            urgency="urgent",
        )  # fmt: skip
        owe_task(new=new, by=reader.actor, purpose=reader.purpose)


def look_into(*, question_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Settle what is owed of a question, once somebody has spoken with the agency or the other country.

    Raises NotPermitted, and WrongState when nothing of it waits.
    """
    require(by, Permission.ARRANGE_MATCHES, purpose=purpose)
    with as_service():
        settled = settle_tasks(kind=FOUND, source_id=question_id, by=by, purpose=purpose)
    if not settled:
        raise WrongState("Nothing of this question waits for you.", remedy="Look at your tasks.")
    audit("finding_looked_into", question_id, by=by, purpose=purpose)
