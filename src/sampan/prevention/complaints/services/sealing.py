"""The data key of each complaint: seals its words and reasons, and is wrapped anew on rotation."""

from sampan.prevention.complaints.models import Complaint
from sampan.registry.people.keyring import open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring


def key_of(row: Complaint) -> bytes:
    """Return a complaint's data key."""
    return keyring().unwrap(bytes(row.wrapped), version=row.wrapping_version, bound_to=row.id.bytes)


def seal_words(text: str, *, key: bytes, bound_to: bytes) -> bytes:
    """Return a text sealed, bound to its row."""
    return seal_bytes(text.encode("utf-8", "replace"), key=key, bound_to=bound_to)


def open_words(sealed: bytes, *, key: bytes, bound_to: bytes) -> str:
    """Return a sealed text; IntegrityFailure where it was changed or moved. The caller audits."""
    return open_bytes(bytes(sealed), key=key, bound_to=bound_to).decode()


def wrap_anew() -> int:
    """Wrap the keys of complaints with the newest wrapping key; return how many."""
    ring, count = keyring(), 0
    for one in Complaint.objects.select_for_update().exclude(wrapping_version=ring.newest):
        one.wrapping_version, one.wrapped = ring.wrap(key_of(one), bound_to=one.id.bytes)
        one.save(update_fields=("wrapping_version", "wrapped"))
        count += 1
    return count
