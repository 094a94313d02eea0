"""The row that somebody acts on: locked, on the right side, and of a case that they see themselves."""

from uuid import UUID

from sampan.protection.cases.services.rows import locked_case
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.keeping import locked
from sampan.protection.returns.table import Side
from sampan.vocabulary.errors import WrongState


def own_row(return_id: UUID, *, side: Side | None = None) -> Return:
    """Return the row of a return to act on; raises NotFound for whoever does not see its case.

    A focal point sees that there is a return; only the case's team moves it.
    """
    kept = locked(return_id)
    if kept.case_id is not None:
        locked_case(kept.case_id)
    if side is not None and kept.side != side.value:
        raise WrongState("This is for the other side to do.", remedy="Wait, or call the other side.")
    return kept
