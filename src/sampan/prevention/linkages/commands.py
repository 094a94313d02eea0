"""What `sampan linkages ...` does, apart from starting the node and saying who acts."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sampan.prevention.linkages import queries
from sampan.prevention.linkages.facts import LinkageFact
from sampan.prevention.linkages.services.choosing import Bounds
from sampan.prevention.linkages.services.ending import close_linkage, decisions_csv
from sampan.prevention.linkages.services.loading import Files, NewLinkage, load_linkage
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]


def run_load(*, reader: Reader, files: Files, name: str, ground: str, bounds: Bounds) -> Told:
    """Load a linkage and return its id, how many pairs are kept, and until when."""
    new = NewLinkage(name, ground, bounds)
    made = load_linkage(new=new, files=files, by=reader.actor, purpose=reader.purpose)
    told = queries.linkage(linkage_id=made, reader=reader)
    return {"ok": True, **{one: _line(told)[one] for one in ("id", "found", "kept", "people", "keep_until")}}


def run_list(*, reader: Reader) -> Told:
    """Return the linkages that the reader sees, the newest first, each with its counts and versions."""
    return {"ok": True, "linkages": [_line(one) for one in queries.linkages(reader=reader)]}


def run_decisions(linkage_id: str, *, reader: Reader) -> tuple[str, int]:
    """Return the decisions as `sampan match link --decisions` reads them, and how many they are; audited."""
    told = decisions_csv(linkage_id=linkage_named(linkage_id), reader=reader)
    return told, max(0, len(told.splitlines()) - 1)


def run_close(linkage_id: str, *, reader: Reader) -> Told:
    """Destroy the records of a linkage."""
    close_linkage(linkage_id=linkage_named(linkage_id), by=reader.actor, purpose=reader.purpose)
    return {"ok": True, "id": linkage_id}


def linkage_named(text: str) -> UUID:
    """Return an id as typed; InvalidInput for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise InvalidInput(
            "This is no id of a linkage.", remedy="Take it from `sampan linkages list`.", field="id"
        ) from None


def _line(one: LinkageFact) -> Told:
    told = asdict(one)
    dated = {"loaded_at": one.loaded_at.isoformat(), "keep_until": one.keep_until.isoformat()}
    return told | dated | {"id": str(one.id)}
