"""Seals a file into chunk rows and opens them again, one mebibyte in memory at a time.

Each chunk is AES-256-GCM under the file's own key, bound to the document, to which part it is (file or preview),
to its position and to whether it is the last: none can be moved, swapped, dropped or cut off.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO
from uuid import UUID

from sampan.protection.documents.limits import CHUNK_BYTES, MOST_BYTES
from sampan.protection.documents.models import Chunk, Document
from sampan.registry.people.keyring import new_key, open_bytes, seal_bytes
from sampan.registry.people.services.keys import open_for_case, seal_for_case
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput

FILE, PREVIEW = "file", "preview"


def new_file_key(document: Document) -> bytes:
    """Return a fresh key for a document's file, and set its wrapped form on the document."""
    key = new_key()
    document.wrapped = seal_for_case(key, case_id=document.case_id, label=_label(document.id))
    return key


def file_key(document: Document) -> bytes:
    """Return the key of a document; raises NoConsent when the identity is closed, IntegrityFailure."""
    return open_for_case(document.wrapped, case_id=document.case_id, label=_label(document.id))


def seal_chunks(document: Document, stream: BinaryIO, *, part: str, key: bytes) -> tuple[int, str]:
    """Write a stream as sealed chunk rows; return how many, and the SHA-256 of the plain bytes in hex."""
    stream.seek(0)
    seen, position, total = sha256(), 0, 0
    piece = stream.read(CHUNK_BYTES)
    while True:
        following = stream.read(CHUNK_BYTES)
        total += len(piece)
        if total > MOST_BYTES:
            raise InvalidInput("The file is too large.", remedy="Send a smaller one.", field="file")
        seen.update(piece)
        bound_to = _binding(document.id, part, position, is_last=not following)
        sealed = seal_bytes(piece, key=key, bound_to=bound_to)
        Chunk(
            document_id=document.id, case_id=document.case_id, agency_id=document.agency_id, part=part,
            position=position, sealed=sealed,
        ).save(force_insert=True)  # fmt: skip
        position += 1
        if not following:
            return position, seen.hexdigest()
        piece = following


def opened_chunks(document_id: UUID, *, part: str, key: bytes, count: int) -> Iterator[bytes]:
    """Yield the plain chunks in order; raises IntegrityFailure when one was touched, moved or is missing."""
    for position in range(count):
        yield opened_chunk(document_id, part=part, key=key, position=position, count=count)


def opened_chunk(document_id: UUID, *, part: str, key: bytes, position: int, count: int) -> bytes:
    """Return one plain chunk."""
    rows = Chunk.objects.filter(document_id=document_id, part=part, position=position)
    sealed = rows.values_list("sealed", flat=True).first()
    if sealed is None:
        raise IntegrityFailure(
            "A part of this document is missing.", remedy="Keep the database as it is.",
            ask="the node's administrator",
        )  # fmt: skip
    bound_to = _binding(document_id, part, position, is_last=position == count - 1)
    return open_bytes(bytes(sealed), key=key, bound_to=bound_to)


def _binding(document_id: UUID, part: str, position: int, *, is_last: bool) -> bytes:
    return document_id.bytes + part.encode() + position.to_bytes(4, "big") + bytes([is_last])


def _label(document_id: UUID) -> str:
    return f"document-key:{document_id}"
