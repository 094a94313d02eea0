"""The data keys of streams and campaigns: they seal words, contacts and reasons, and are wrapped anew on rotation."""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any
from uuid import UUID

from sampan.prevention.lures.models import Campaign, Stream
from sampan.registry.people.keyring import KEY_BYTES, new_key, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring

DIGEST_OCTETS = 16
_HASHES = b"sampan-lurehashs"  # 16 octets


def key_of(row: Stream | Campaign) -> bytes:
    """Return the data key of a stream or campaign; a campaign without one is given it, and saved by the caller."""
    if row.wrapped is None:
        key = new_key()
        row.wrapping_version, row.wrapped = keyring().wrap(key, bound_to=row.id.bytes)
        return key
    return keyring().unwrap(bytes(row.wrapped), version=row.wrapping_version, bound_to=row.id.bytes)


def seal(told: Mapping[str, Any], *, key: bytes, bound_to: UUID) -> bytes:
    """Return what was told sealed, bound to its row."""
    plain = json.dumps(dict(told), ensure_ascii=False).encode("utf-8", "replace")
    return seal_bytes(plain, key=key, bound_to=bound_to.bytes)


def opened(sealed: bytes, *, key: bytes, bound_to: UUID) -> dict[str, Any]:
    """Return what was sealed; IntegrityFailure where it was changed or moved. The caller audits."""
    told: dict[str, Any] = json.loads(open_bytes(bytes(sealed), key=key, bound_to=bound_to.bytes))
    return told


def digest_of(kind: str, text: str) -> bytes:
    """Return the keyed hash by which the same contact or post is found again; of no use without the node's key."""
    key = blake2b(key=keyring().search, person=_HASHES, digest_size=KEY_BYTES).digest()
    return blake2b(f"{kind},{text}".encode("utf-8", "replace"), key=key, digest_size=DIGEST_OCTETS).digest()


class Keys:
    """The keys of streams, each unwrapped once."""

    def __init__(self, streams: Iterable[Stream]) -> None:
        """Take the streams whose keys may be asked for."""
        self._streams = {one.id: one for one in streams}
        self._keys: dict[UUID, bytes] = {}

    def __getitem__(self, stream_id: UUID) -> bytes:
        """Return the key of a stream."""
        if stream_id not in self._keys:
            self._keys[stream_id] = key_of(self._streams[stream_id])
        return self._keys[stream_id]


def wrap_anew() -> int:
    """Wrap the keys of streams and campaigns with the newest wrapping key; return how many."""
    ring, count = keyring(), 0
    for kind in (Stream, Campaign):
        held = kind.objects.select_for_update().exclude(wrapping_version=None)
        for one in held.exclude(wrapping_version=ring.newest):
            one.wrapping_version, one.wrapped = ring.wrap(key_of(one), bound_to=one.id.bytes)
            one.save(update_fields=("wrapping_version", "wrapped"))
            count += 1
    return count
