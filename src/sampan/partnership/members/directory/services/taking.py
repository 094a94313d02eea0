"""Takes roots and directories: proposed here, out of a file, or out of a member's letter."""

from collections.abc import Mapping
from uuid import uuid4

from django.db import transaction

from sampan.engines.exchange.roots import Root
from sampan.partnership.members.directory.documents import (
    Document,
    document_fact,
    kind_of,
    read_document,
    require_some_signature,
    root_in_force,
)
from sampan.partnership.members.directory.services.standing import (
    audit_document,
    consider,
    merge_signatures,
    require_next,
)
from sampan.partnership.members.facts import DocumentFact, DocumentKind, DocumentState
from sampan.partnership.members.models import SignedDocument
from sampan.partnership.members.moments import now
from sampan.partnership.members.posting import post
from sampan.partnership.members.queries import active_members
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import InvalidInput, WrongState

DIRECTORY_KIND = "members.directory"
HERE, FILE = "here", "file"
_MOST_PROPOSALS = 20  # of one kind at a time: a member whose key was stolen must not fill the table


@transaction.atomic
def propose_document(*, document: Document, by: Actor, purpose: Purpose) -> DocumentFact:
    """Keep a new root or directory that this node proposes and send it to every active member.

    Raises ExchangeFailure when it does not follow what is in force.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _take(document, came_from=HERE, by=by, purpose=purpose)
    share_document(row)
    return document_fact(row)


@transaction.atomic
def take_documents(*, told: Mapping[str, object], by: Actor, purpose: Purpose) -> list[DocumentFact]:
    """Take the documents of a file, oldest first: {"roots": [...], "directories": [...]} or one document.

    Each is put in force when enough countries have signed it, else kept to collect signatures. All but the last of
    a kind may have expired meanwhile. Raises InvalidInput or ExchangeFailure for the first that does not hold, and
    takes none then.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    documents = sorted(_documents(told), key=_place)
    last = {kind_of(one): one for one in documents}
    rows = [
        _take(one, came_from=FILE, by=by, purpose=purpose, may_be_expired=one is not last[kind_of(one)])
        for one in documents
    ]
    return [document_fact(row) for row in rows]


def take_directory_letter(letter: ArrivedLetter) -> None:
    """Take a document that a member sends: proposed, or with enough signatures to be in force at once."""
    document = read_document(letter.body.get("kind"), letter.body.get("document"))
    _take(document, came_from=letter.member, by=letter.by, purpose=letter.purpose)


def share_document(row: SignedDocument) -> None:
    """Send a document as it is signed so far to every active member."""
    told = {"kind": row.kind, "document": row.document}
    post(DIRECTORY_KIND, told, to=[one.node_id for one in active_members()], conversation=uuid4())


def _take(
    document: Document, *, came_from: str, by: Actor, purpose: Purpose, may_be_expired: bool = False
) -> SignedDocument:
    kind = kind_of(document)
    row = SignedDocument.objects.select_for_update().filter(kind=kind, digest=document.digest).first()
    if row is None:
        require_next(document, may_be_expired=may_be_expired)
        if came_from != HERE:
            require_some_signature(document, root_in_force())
        row = _keep(document, came_from=came_from, by=by)
        audit_document("members.document_taken", row, by=by, purpose=purpose)
    elif row.state == DocumentState.PROPOSED:
        merge_signatures(row, document.signatures)
    if row.state == DocumentState.PROPOSED:
        consider(row, by=by, purpose=purpose, may_be_expired=may_be_expired)
    return row


def _keep(document: Document, *, came_from: str, by: Actor) -> SignedDocument:
    kind = kind_of(document)
    open_ones = SignedDocument.objects.filter(kind=kind, state=DocumentState.PROPOSED)
    if open_ones.count() >= _MOST_PROPOSALS:
        raise WrongState("Too many documents collect signatures.", remedy="Drop those that nobody needs.")
    return SignedDocument.objects.create(
        kind=kind,
        version=document.version,
        digest=document.digest,
        document=document.to_json(),
        state=DocumentState.PROPOSED,
        expires_at=document.expires,
        came_from=came_from,
        came_at=now(),
        came_by_id=by.account_id,
    )


def _documents(told: Mapping[str, object]) -> list[Document]:
    if "document" in told:
        return [read_document(told.get("kind"), told["document"])]
    found: list[Document] = []
    for name, kind in (("roots", DocumentKind.ROOT), ("directories", DocumentKind.DIRECTORY)):
        listed = told.get(name, [])
        if not isinstance(listed, list):
            raise InvalidInput(
                "The file is no list of documents.", remedy="Ask for the file again.", field="file"
            )
        found += [read_document(kind, one) for one in listed]
    if not found:
        raise InvalidInput("The file holds no document.", remedy="Ask for the file again.", field="file")
    return found


def _place(document: Document) -> tuple[int, int]:
    """Order documents as they followed one another: each root, then the directories under it."""
    return (document.version, 0) if isinstance(document, Root) else (document.root_version, document.version)
