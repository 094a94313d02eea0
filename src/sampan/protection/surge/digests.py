"""Keyed hashes by which a row of a sheet is known again: of its own id, or of what it says."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from uuid import UUID

from sampan.protection.surge.sheets import JudgedRow
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.canonical import canonical_bytes

_DIGEST_BYTES = 16  # the size of a UUID


class Digester:
    """Gives the rows of one sheet their hashes, in order: the second of two equal rows is another person."""

    def __init__(self, operation_id: UUID) -> None:
        """Hash for one operation; equal rows of two operations cannot be seen to be equal."""
        self._place, self._key = operation_id.bytes, keyring().search
        self._met: Counter[UUID] = Counter()

    def of_id(self, own_id: str) -> UUID:
        """Return the hash of an id that a row brings."""
        return self._hash(own_id.encode(), b"sheet row id")

    def of_content(self, row: JudgedRow) -> UUID:
        """Return the hash of what a right row says and how many equal ones stood before it."""
        plain = self._hash(canonical_bytes(_content(row)), b"sheet row")
        self._met[plain] += 1
        return self._hash(plain.bytes + str(self._met[plain]).encode(), b"sheet place")

    def _hash(self, told: bytes, person: bytes) -> UUID:
        hashed = blake2b(self._place + told, key=self._key, digest_size=_DIGEST_BYTES, person=person)
        return UUID(bytes=hashed.digest())


def mending_id(sheet_id: UUID, row: int) -> str:
    """Return the id that a wrong row gets in the sheet to mend."""
    return f"{sheet_id.hex}-{row}"


def mended_sheet(own_id: str) -> UUID | None:
    """Return the sheet whose wrong row an id is; None for a sender's own id."""
    sheet, _dash, row = own_id.partition("-")
    if len(sheet) != 32 or not row.isdigit():
        return None
    try:
        return UUID(sheet)
    except ValueError:
        return None


def _content(row: JudgedRow) -> dict[str, object]:
    if row.draft is None:
        raise ValueError("A wrong row has no content.")
    told: Iterable[tuple[str, object]] = (
        ("record", dict(row.draft.record)),
        ("identity", row.draft.identity.fields()),
        ("tag", row.tag),
        ("signs", list(row.signs)),
        ("needs", list(row.draft.needs)),
    )
    return dict(told)
