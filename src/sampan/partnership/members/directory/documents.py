"""Roots and directories as rows: read from JSON, what is in force, who has signed."""

from collections.abc import Mapping
from datetime import datetime

from sampan.engines.exchange.directory import Directory
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.quorum import is_signed_by
from sampan.engines.exchange.roots import Root
from sampan.partnership.members.facts import DocumentFact, DocumentKind, DocumentState, SignerFact
from sampan.partnership.members.models import SignedDocument
from sampan.vocabulary.canonical import JsonValue
from sampan.vocabulary.errors import InvalidInput, NotFound

Document = Root | Directory
_READERS = {DocumentKind.ROOT: Root.from_json, DocumentKind.DIRECTORY: Directory.from_json}


def kind_of(document: Document) -> DocumentKind:
    """Return what kind of document this is."""
    return DocumentKind.ROOT if isinstance(document, Root) else DocumentKind.DIRECTORY


def read_document(kind: object, members: object) -> Document:
    """Return the document of that kind in a JSON object; InvalidInput when it is none."""
    if kind not in set(DocumentKind) or not isinstance(members, Mapping):
        raise InvalidInput(
            "This is no root and no directory.", remedy="Ask for the file again.", field="document"
        )
    told: Mapping[str, JsonValue] = members
    return _READERS[DocumentKind(str(kind))](told)


def document_in(row: SignedDocument) -> Document:
    """Return the document of a row."""
    return read_document(row.kind, row.document)


def row_in_force(kind: DocumentKind) -> SignedDocument | None:
    """Return the row in force, None before the first."""
    return SignedDocument.objects.filter(kind=kind, state=DocumentState.IN_FORCE).first()


def root_in_force() -> Root | None:
    """Return the root in force, expired or not."""
    row = row_in_force(DocumentKind.ROOT)
    return Root.from_json(row.document) if row else None


def directory_in_force() -> Directory | None:
    """Return the directory in force, expired or not."""
    row = row_in_force(DocumentKind.DIRECTORY)
    return Directory.from_json(row.document) if row else None


def fresh_directory(*, now: datetime) -> Directory | None:
    """Return the directory in force while neither it nor its root has expired: the one that may vouch."""
    root, directory = root_in_force(), directory_in_force()
    is_fresh = root is not None and directory is not None and now < min(root.expires, directory.expires)
    return directory if is_fresh else None


def signing_keys(document: Document, root: Root | None) -> dict[str, tuple[str, bytes]]:
    """Return the keys whose signatures count for a document: id -> (country, public octets).

    Those of the root in force; for a root its own besides.
    """
    roots = [one for one in (root, document if isinstance(document, Root) else None) if one is not None]
    return {key.id: (key.country, key.public) for one in roots for key in one.keys}


def require_some_signature(document: Document, root: Root | None) -> None:
    """Refuse what none of the keys that count has signed, or one key has signed wrongly."""
    keys = signing_keys(document, root)
    ours = [one for one in document.signatures if one.key in keys]
    holds = all(is_signed_by(one, document.message, public=keys[one.key][1]) for one in ours)
    if not ours or not holds:
        raise ExchangeFailure(Reason.BAD_SIGNATURE)


def document_row(document_id: object) -> SignedDocument:
    """Return a row; raises NotFound."""
    row = SignedDocument.objects.filter(id=document_id).first()
    if row is None:
        raise NotFound("There is no such document here.", remedy="Look at the page Directory.")
    return row


def document_fact(row: SignedDocument) -> DocumentFact:
    """Return a row as a fact, with who has signed of those whose signature it needs.

    What was in force is told by its own signatures; what is proposed, by the root in force.
    """
    document = document_in(row)
    root = root_in_force()
    if isinstance(document, Root):
        judged = document
    else:
        judged = root if root is not None and root.digest == document.root_digest else _root_named(document)
    signed = {one.key for one in document.signatures}
    signers = [SignerFact(key.country, key.id in signed) for key in judged.keys] if judged else []
    return DocumentFact(
        id=row.id,
        kind=DocumentKind(row.kind),
        version=row.version,
        digest=row.digest,
        state=DocumentState(row.state),
        expires_at=row.expires_at,
        came_from=row.came_from,
        came_at=row.came_at,
        in_force_at=row.in_force_at,
        needed=judged.threshold if judged else 0,
        signers=tuple(sorted(signers, key=lambda one: one.country)),
    )


def _root_named(directory: Directory) -> Root | None:
    row = SignedDocument.objects.filter(kind=DocumentKind.ROOT, digest=directory.root_digest).first()
    return Root.from_json(row.document) if row else None
