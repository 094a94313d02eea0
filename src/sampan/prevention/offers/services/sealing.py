"""The data key of each report: seals what was written, and is wrapped anew on rotation."""

import json
from collections.abc import Mapping
from typing import Any

from sampan.prevention.offers.models import Report
from sampan.registry.people.keyring import open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring


def key_of(row: Report) -> bytes:
    """Return a report's data key."""
    return keyring().unwrap(bytes(row.wrapped), version=row.wrapping_version, bound_to=row.id.bytes)


def seal(told: Mapping[str, Any], *, key: bytes, bound_to: bytes) -> bytes:
    """Return what was written sealed, bound to its row."""
    return seal_bytes(
        json.dumps(dict(told), ensure_ascii=False).encode("utf-8", "replace"), key=key, bound_to=bound_to
    )


def opened(sealed: bytes, *, key: bytes, bound_to: bytes) -> dict[str, Any]:
    """Return what was written; IntegrityFailure where it was changed or moved. The caller audits."""
    told: dict[str, Any] = json.loads(open_bytes(bytes(sealed), key=key, bound_to=bound_to))
    return told


def wrap_anew() -> int:
    """Wrap the keys of reports with the newest wrapping key; return how many."""
    ring, count = keyring(), 0
    kept = Report.objects.select_for_update().exclude(state=Report.State.FORGOTTEN)
    for one in kept.exclude(wrapping_version=ring.newest):
        one.wrapping_version, one.wrapped = ring.wrap(key_of(one), bound_to=one.id.bytes)
        one.save(update_fields=("wrapping_version", "wrapped"))
        count += 1
    return count
