"""What the pages of a linkage show."""

from typing import Any
from uuid import UUID

from sampan.prevention.linkages import queries
from sampan.prevention.linkages.facts import OpenedPair
from sampan.prevention.linkages.wording import band_in_words, people_in_words, rows_and_bars, said_in_words
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission


def overview_shown(linkage_id: UUID, *, reader: Reader) -> dict[str, Any]:
    """Return one linkage, how its review stands, and what this reader may do with it."""
    told = queries.progress(linkage_id=linkage_id, reader=reader)
    linkage = queries.linkage(linkage_id=linkage_id, reader=reader)
    return {
        "linkage": linkage,
        "people": people_in_words(linkage),
        "warned_days": queries.WARNED_DAYS,
        "progress": told,
        "percent": round(100 * told.decided / told.pairs) if told.pairs else 0,
        "bands": [band_in_words(one) for one in told.bands if one.pairs],
        "may_export": reader.actor.may_for(Permission.EXPORT_LINKAGE, reader.purpose),
        "may_close": reader.actor.may_for(Permission.LOAD_LINKAGE, reader.purpose),
    }


def disputed_shown(linkage_id: UUID, *, reader: Reader) -> dict[str, Any]:
    """Return the disputed pairs of a linkage: what was said, and whether this reader is the third."""
    pairs = queries.disputed(linkage_id=linkage_id, reader=reader)
    told = [{"pair": one, "said": said_in_words(one)} for one in pairs]
    owed = sum(one.may_decide for one in pairs)
    return {"linkage": queries.linkage(linkage_id=linkage_id, reader=reader), "disputed": told, "owed": owed}


def pair_shown(linkage_id: UUID, pair: OpenedPair | None, *, reader: Reader) -> dict[str, Any]:
    """Return an opened pair side by side, or that nothing is left; with the purpose that was named."""
    linkage = queries.linkage(linkage_id=linkage_id, reader=reader)
    shown: dict[str, Any] = {"linkage": linkage, "pair": pair, "is_done": pair is None}
    if pair:
        shown["rows"], shown["bars"] = rows_and_bars(pair)
    return shown | {"named": reader.purpose.value}
