"""Opens documents: every opening of a file, a preview, a title or a copy is an audit row."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.protection.documents.facts import CleanCopy, DocumentFact, OpenedDocument
from sampan.protection.documents.models import Document
from sampan.protection.documents.pictures import clean_picture
from sampan.protection.documents.portable import clean_pdf
from sampan.protection.documents.queries import as_fact
from sampan.protection.documents.services.formats import FORMATS
from sampan.protection.documents.services.keeping import details
from sampan.protection.documents.services.sealing import FILE, PREVIEW, file_key, opened_chunk, opened_chunks
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.audit.services import Act, record, record_many
from sampan.vocabulary.errors import InvalidInput, NotFound


@transaction.atomic
def open_document(*, document_id: UUID, reader: Reader) -> OpenedDocument:
    """Open the file of a document as it came; its pieces are read one by one, as they are asked for.

    Raises NotFound when it is not there, removed or not visible; NoConsent when the identity is closed.
    """
    document = _kept(document_id, reader)
    key = file_key(document)
    _audit("document.read", document, reader)
    told, found = _opened_fact(document), FORMATS[document.format]
    return OpenedDocument(
        fact=told,
        media_type=found.media_type,
        download_name=f"{name_of(document.id)}.{found.extension}",
        size_bytes=document.size_bytes,
        pieces=lambda: _pieces(document_id, FILE, key, document.chunks, reader),
    )


@transaction.atomic
def open_preview(*, document_id: UUID, reader: Reader) -> bytes:
    """Return the small JPEG that was made of a picture when it came; NotFound when there is none."""
    document = _kept(document_id, reader)
    if not document.preview_chunks:
        raise NotFound("There is no picture of this document.", remedy="Download the file.")
    key = file_key(document)
    _audit("document.preview_read", document, reader)
    return b"".join(opened_chunks(document.id, part=PREVIEW, key=key, count=document.preview_chunks))


@transaction.atomic
def open_details(*, document_id: UUID, reader: Reader) -> DocumentFact:
    """Return a document with its title, file name and hash."""
    document = _kept(document_id, reader)
    _audit("document.details_read", document, reader)
    return _opened_fact(document)


@transaction.atomic
def open_titles(*, case_id: UUID, reader: Reader) -> list[DocumentFact]:
    """Return the kept documents of a case with their titles, newest first; one audit row for each."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    kept = list(Document.objects.filter(case_id=case_id, removed_at=None).order_by("-id"))
    acts = (Act("document.details_read", "document", str(one.id), case_id) for one in kept)
    record_many(acts, by=reader.actor, purpose=reader.purpose)
    return [_opened_fact(one) for one in kept]


@transaction.atomic
def copy_for_sharing(*, document_id: UUID, reader: Reader) -> CleanCopy:
    """Return a copy without metadata: pictures and PDFs written anew, plain text as it is.

    The original stays as it came. Raises InvalidInput for what cannot be cleaned, saying what to do; NotPermitted
    for whoever sees the case in an emergency alone.
    """
    document = _kept(document_id, reader)
    require_lasting_sight(case_id=document.case_id, reader=reader)
    family = FORMATS[document.format].family
    if family not in ("image", "pdf", "text"):
        raise InvalidInput(
            "No clean copy can be made of this kind of file.",
            remedy="Save it as PDF, add that to the case, and share the copy of that one.",
            field="file",
        )
    content, code = _cleaned(_whole(document), document.format, family)
    _audit("document.copied", document, reader)
    made = FORMATS[code]
    return CleanCopy(
        content, made.media_type, f"{name_of(document.id)}-copy.{made.extension}", sha256(content).hexdigest()
    )


def name_of(document_id: UUID) -> str:
    """Return the name under which a document is downloaded: it says nothing about anybody."""
    return f"document-{document_id.hex[-8:]}"


def _cleaned(stream: BinaryIO, code: str, family: str) -> tuple[bytes, str]:
    if family == "image":
        return clean_picture(stream, code)
    return (clean_pdf(stream) if family == "pdf" else stream.read()), code


def _whole(document: Document) -> BytesIO:
    """Return the file in memory: at most 20 MB, for a moment."""
    whole, key = BytesIO(), file_key(document)
    for piece in opened_chunks(document.id, part=FILE, key=key, count=document.chunks):
        whole.write(piece)
    whole.seek(0)
    return whole


def _pieces(document_id: UUID, part: str, key: bytes, count: int, reader: Reader) -> Iterator[bytes]:
    """Yield the plain pieces, each read in a transaction of its own: the view's is over when an answer streams."""
    for position in range(count):
        with reading_as(reader):
            piece = opened_chunk(document_id, part=part, key=key, position=position, count=count)
        yield piece


def _opened_fact(document: Document) -> DocumentFact:
    return as_fact(document, details(document))


def _kept(document_id: UUID, reader: Reader) -> Document:
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    found = Document.objects.filter(id=document_id, removed_at=None).first()
    if found is None:
        raise NotFound("There is no such document here, or you may not see it.")
    return found


def _audit(act: str, document: Document, reader: Reader) -> None:
    record(
        act, by=reader.actor, purpose=reader.purpose, subject_kind="document", subject_id=document.id,
        case_id=document.case_id,
    )  # fmt: skip
