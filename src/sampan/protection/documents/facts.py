"""What may leave the documents slice: what is known of a document, an opened file, a copy without metadata."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class DocumentFact:
    """A document as lists show it; title, file name and hash are filled only when their reading was audited."""

    id: UUID
    case_id: UUID
    kind: str
    paper: str
    format: str
    size_bytes: int
    language: str
    taken_on: date | None
    received_on: date
    consent: str
    has_preview: bool
    kept_by: UUID
    kept_at: datetime
    removed_at: datetime | None = None
    removed_by: UUID | None = None
    removal_reason: str = ""
    title: str = field(default="", repr=False)
    filename: str = field(default="", repr=False)
    sha256: str = field(default="", repr=False)

    @property
    def is_kept(self) -> bool:
        """True until the document is removed."""
        return self.removed_at is None


@dataclass(frozen=True, repr=False)
class OpenedDocument:
    """A file that was opened: its bytes come in pieces of a mebibyte, read as they are asked for."""

    fact: DocumentFact
    media_type: str
    download_name: str
    size_bytes: int
    pieces: Callable[[], Iterator[bytes]]

    def __repr__(self) -> str:
        return "OpenedDocument(...)"


@dataclass(frozen=True, repr=False)
class CleanCopy:
    """A copy that may be shared: written anew without metadata. `sha256` is the copy's own."""

    content: bytes
    media_type: str
    download_name: str
    sha256: str

    def __repr__(self) -> str:
        return "CleanCopy(...)"


@dataclass(frozen=True)
class Slot:
    """A paper that a country's procedure knows: there (with its document) or missing."""

    paper: str
    country: str
    label: str
    kind: str
    is_verified: bool
    document_id: UUID | None = None
