"""Which rows of a file are here already: by keyed hashes of their ids and of their contents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from uuid import UUID

from sampan.protection.records.drafts import CaseDraft
from sampan.protection.records.models import ImportedCase
from sampan.registry.people.services.keys import keyring

CHUNK_ROWS = 2_000  # as many as cases are opened at once; one query a chunk
DIGEST_BYTES = 16  # the size of a UUID


@dataclass(frozen=True, repr=False)
class MatchedDraft:
    """A draft with its two keyed hashes and the case that its outside id became earlier, if any."""

    draft: CaseDraft
    external_digest: UUID
    content_digest: UUID
    known: ImportedCase | None

    @property
    def is_new(self) -> bool:
        """True when its id was never imported by this agency."""
        return self.known is None

    @property
    def is_changed(self) -> bool:
        """True when its id was imported with other content."""
        return self.known is not None and self.known.content_digest != self.content_digest


def matched(
    drafts: Iterable[CaseDraft], *, format_code: str, agency_id: UUID
) -> Iterator[list[MatchedDraft]]:
    """Compare drafts with what the agency imported before, in lists of at most 2,000, in order."""
    search_key, waiting = keyring().search, iter(drafts)
    while chunk := list(islice(waiting, CHUNK_ROWS)):
        hashed = [(draft, *_digests(draft, format_code, agency_id, search_key)) for draft in chunk]
        wanted = [external for _, external, _ in hashed]
        found = ImportedCase.objects.filter(agency_id=agency_id, external_digest__in=wanted)
        known = {one.external_digest: one for one in found}
        yield [
            MatchedDraft(draft, external, content, known.get(external)) for draft, external, content in hashed
        ]


def _digests(draft: CaseDraft, format_code: str, agency_id: UUID, key: bytes) -> tuple[UUID, UUID]:
    """Keyed with the agency, so that two agencies' equal ids cannot be seen to be equal."""
    place = f"{agency_id}\x00{format_code}\x00".encode()
    external = blake2b(
        place + draft.external_id.encode(), key=key, digest_size=DIGEST_BYTES, person=b"outside id"
    )
    content = blake2b(place + draft.canonical(), key=key, digest_size=DIGEST_BYTES, person=b"row content")
    return UUID(bytes=external.digest()), UUID(bytes=content.digest())
