"""Refusals that a page says on its form: they are audited like those that a whole page answers."""

from sampan.registry.access.context import leave_behind
from sampan.registry.access.reader import Reader
from sampan.registry.audit.services import record_refusal
from sampan.vocabulary.errors import Refusal, SampanError


def keep_refusal(error: SampanError, reader: Reader, *, attempted: str) -> None:
    """Audit a refusal with what it leaves behind; what is no refusal is not audited. Call it after the rollback."""
    if not isinstance(error, Refusal):
        return
    if error.leaves is not None:
        leave_behind(error, reader)
    else:
        record_refusal(error, by=reader.actor, purpose=reader.purpose, attempted=attempted)
