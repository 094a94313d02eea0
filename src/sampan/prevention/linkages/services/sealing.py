"""The data key of each linkage: seals its records, and is wrapped anew on rotation."""

import json
from collections.abc import Mapping
from uuid import UUID

from sampan.prevention.linkages.models import Linkage
from sampan.registry.people.keyring import open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import WrongState

Records = Mapping[str, Mapping[str, str]]


def seal_pair(records: Records, *, key: bytes, pair_id: UUID) -> bytes:
    """Return both records sealed, bound to their pair."""
    return seal_bytes(json.dumps(records).encode(), key=key, bound_to=pair_id.bytes)


def open_pair(sealed: bytes, *, key: bytes, pair_id: UUID) -> dict[str, dict[str, str]]:
    """Return both records; IntegrityFailure where they were changed or moved. The caller audits."""
    opened: dict[str, dict[str, str]] = json.loads(open_bytes(bytes(sealed), key=key, bound_to=pair_id.bytes))
    return opened


def key_of(linkage: Linkage) -> bytes:
    """Return the data key; WrongState once the linkage is closed."""
    require_open(linkage)
    return keyring().unwrap(
        bytes(linkage.wrapped), version=linkage.wrapping_version, bound_to=linkage.id.bytes
    )


def require_open(linkage: Linkage) -> None:
    """Refuse what a closed linkage cannot give any more."""
    if linkage.closed_at is not None:
        raise WrongState("This linkage is closed: its records are gone.", remedy="Load it again if you must.")


def wrap_anew() -> int:
    """Wrap the keys of open linkages with the newest wrapping key; return how many."""
    ring, count = keyring(), 0
    waiting = Linkage.objects.select_for_update().filter(closed_at=None)
    for one in waiting.exclude(wrapping_version=ring.newest):
        one.wrapping_version, one.wrapped = ring.wrap(key_of(one), bound_to=one.id.bytes)
        one.save(update_fields=("wrapping_version", "wrapped"))
        count += 1
    return count
