"""Puts a root or directory in force as soon as enough countries have signed it, whatever brought the signature."""

from collections.abc import Sequence
from dataclasses import replace

from sampan.engines.exchange.directory import Directory, check_directory
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.quorum import Signature, is_signed_by
from sampan.engines.exchange.roots import Root, check_next_root, follow_roots
from sampan.partnership.members.directory.documents import (
    Document,
    directory_in_force,
    document_in,
    root_in_force,
    signing_keys,
)
from sampan.partnership.members.facts import DocumentKind, DocumentState
from sampan.partnership.members.models import SignedDocument
from sampan.partnership.members.moments import now
from sampan.partnership.members.vouching.services import list_from_directory
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import WrongState


def require_next(document: Document, *, may_be_expired: bool = False) -> bool:
    """Refuse a document that does not follow what is in force here; say whether enough countries have signed it."""
    try:
        _check(document, may_be_expired=may_be_expired)
    except ExchangeFailure as failure:
        if failure.reason is not Reason.TOO_FEW:
            raise
        return False
    return True


def consider(row: SignedDocument, *, by: Actor, purpose: Purpose, may_be_expired: bool = False) -> None:
    """Put a proposed document in force when enough countries have signed it; a first root waits for a telephone."""
    document = document_in(row)
    if isinstance(document, Root) and root_in_force() is None:
        return
    if require_next(document, may_be_expired=may_be_expired):
        put_in_force(row, by=by, purpose=purpose)


def _check(document: Document, *, may_be_expired: bool) -> None:
    root = root_in_force()
    if isinstance(document, Directory):
        if root is None:
            raise WrongState("There is no root here yet.", remedy="Take and confirm the root first.")
        before = directory_in_force()
        check_directory(document, root=root, before=before, now=now(), may_be_expired=may_be_expired)
    elif root is not None and may_be_expired:
        check_next_root(root, document)
    elif root is not None:
        follow_roots(root, [document], now=now())


def merge_signatures(row: SignedDocument, signatures: Sequence[Signature]) -> None:
    """Add the signatures that hold and are new; of others nothing is kept."""
    document, keys = document_in(row), signing_keys(document_in(row), root_in_force())
    known = {one.key for one in document.signatures}
    new = [
        one
        for one in signatures
        if one.key in keys
        and one.key not in known
        and is_signed_by(one, document.message, public=keys[one.key][1])
    ]
    if new:
        row.document = replace(document, signatures=(*document.signatures, *new)).to_json()
        row.save(update_fields=("document",))


def put_in_force(row: SignedDocument, *, by: Actor, purpose: Purpose) -> None:
    """Let a document take the place of the one before, and do what it says: list members, drop what it overtakes."""
    before = SignedDocument.objects.filter(kind=row.kind, state=DocumentState.IN_FORCE)
    before.update(state=DocumentState.SUPERSEDED)
    row.state, row.in_force_at = DocumentState.IN_FORCE, now()
    row.save(update_fields=("state", "in_force_at"))
    beside = SignedDocument.objects.filter(
        kind=row.kind, state=DocumentState.PROPOSED, version__lte=row.version
    )
    beside.update(state=DocumentState.DROPPED)
    audit_document("members.document_in_force", row, by=by, purpose=purpose)
    document = document_in(row)
    if isinstance(document, Directory):
        list_from_directory(document, by=by, purpose=purpose)
    else:
        _drop_of_other_roots(document)


def audit_document(act: str, row: SignedDocument, *, by: Actor, purpose: Purpose) -> None:
    """Audit an act on a document: its kind, version and digest."""
    details = {"kind": row.kind, "version": row.version, "digest": row.digest}
    record(act, by=by, purpose=purpose, subject_kind="members_document", subject_id=row.id, details=details)


def _drop_of_other_roots(root: Root) -> None:
    for row in SignedDocument.objects.filter(kind=DocumentKind.DIRECTORY, state=DocumentState.PROPOSED):
        if row.document.get("root", {}).get("digest") != root.digest:
            row.state = DocumentState.DROPPED
            row.save(update_fields=("state",))
