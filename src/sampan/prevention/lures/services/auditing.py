"""Writes acts on lures into the audit: codes and counts, never a word of a post, never a contact."""

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record


def audit(
    act: str, kind: str, subject: object = "", *, by: Actor, purpose: Purpose, **details: object
) -> None:
    """Write an act in the open transaction; `kind`: lure_stream or campaign."""
    record(act, by=by, purpose=purpose, subject_kind=kind, subject_id=subject, details=details)
