"""Seals what matching keeps anew after a rotation of the wrapping key, so that the old one can be destroyed."""

from collections.abc import Callable

from django.db.models import Model

from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Epoch, EpochPiece, HeldKey, HeldOwner, Night, Question, Selector
from sampan.partnership.matches.sealing import resealed
from sampan.partnership.matches.services.leaving import label_of_owner
from sampan.partnership.matches.services.rows import as_service, has_service

_BATCH = 100  # rows at once: a piece of a set has 128 KiB
_PENDING = {Side.ASKER: "question", Side.HOLDER: "seed", Side.KEEPER: "parts"}

SEALED: tuple[tuple[type[Model], str, Callable[..., str]], ...] = (
    (Epoch, "half_sealed", lambda row: f"half:{row.id}"),
    (EpochPiece, "octets", lambda row: f"inputs:{row.epoch_id}:{row.place}"),
    (HeldKey, "owners_sealed", lambda row: f"owners:{row.epoch_id}:{bytes(row.digest).hex()}"),
    (HeldOwner, "keys_sealed", lambda row: label_of_owner(row.epoch_id, bytes(row.digest))),
    (Question, "pending_sealed", lambda row: f"{_PENDING[Side(row.side)]}:{row.id}"),
    (Night, "kept_sealed", lambda row: f"night:{row.id}"),
    (Selector, "said_sealed", lambda row: f"selector:{row.id}"),
)
"""Every sealed column with what its rows are bound to; of pieces of sets only the inputs are sealed."""


def reseal() -> int:
    """Seal every row of this slice with the newest wrapping key, in the caller's transaction; return how many."""
    if not has_service():
        return 0
    with as_service():
        return sum(_reseal(model, name, label) for model, name, label in SEALED)


def _reseal(model: type[Model], name: str, label: Callable[..., str]) -> int:
    rows = model.objects.exclude(**{name: b""})
    if model is EpochPiece:
        rows = rows.filter(kind="inputs")
    count, changed = 0, []
    for row in rows.iterator(chunk_size=_BATCH):
        anew = resealed(getattr(row, name), label=label(row))
        if anew is not None:
            setattr(row, name, anew)
            changed.append(row)
        if len(changed) == _BATCH:
            count += model.objects.bulk_update(changed, (name,))
            changed = []
    return count + (model.objects.bulk_update(changed, (name,)) if changed else 0)
