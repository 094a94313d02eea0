"""Loads a linkage: the chosen pairs with their records sealed, or nothing at all."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction

from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.records import COLUMNS, read_record
from sampan.engines.matching.register_file import read_rows
from sampan.prevention.linkages.models import Linkage, LinkedPair
from sampan.prevention.linkages.services.about import About, read_about
from sampan.prevention.linkages.services.choosing import Bounds, chosen_pairs
from sampan.prevention.linkages.services.sealing import seal_pair
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.keyring import new_key
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import InvalidInput

KEPT_DAYS = 90
"""Days after which a linkage is closed by itself (ADR 0036)."""

Record = dict[str, str]


@dataclass(frozen=True)
class Files:
    """What `sampan match link` read and wrote; `b` None: duplicates within `a`; `about`: its versions, if told."""

    pairs: Path
    a: Path
    b: Path | None = None
    about: Path | None = None


@dataclass(frozen=True)
class NewLinkage:
    """What a person says of a linkage that they load: its name, its legal ground in a word, and which pairs."""

    name: str
    ground: str
    bounds: Bounds = field(default_factory=Bounds)


@transaction.atomic
def load_linkage(*, new: NewLinkage, files: Files, by: Actor, purpose: Purpose) -> UUID:
    """Load a linkage and return its id. Of the registers only the ten columns of chosen people are kept, sealed.

    InvalidInput, with row and field where there are any, for a file that cannot be read or an id that is in no
    register; then nothing is kept. NotPermitted or NoPurpose.
    """
    require(by, Permission.LOAD_LINKAGE, purpose=purpose)
    for name in ("name", "ground"):
        if not getattr(new, name).strip():
            raise InvalidInput("A linkage needs a name and a legal ground.", remedy="Write it.", field=name)
    about = read_about(files.about) if files.about else About()
    chosen = chosen_pairs(files.pairs, new.bounds, is_one_register=files.b is None)
    pairs = chosen.kept
    if not pairs:
        raise InvalidInput("No pair lies within these bounds.", remedy="Choose a lower bound.", field="low")
    of_a = {pair.id_a for pair in pairs}
    of_b = {pair.id_b for pair in pairs}
    people_a = _people(files.a, of_a if files.b else of_a | of_b, register="A")
    people_b = _people(files.b, of_b, register="B") if files.b else people_a
    key, linkage_id = new_key(), new_record_id()
    version, wrapped = keyring().wrap(key, bound_to=linkage_id.bytes)
    linkage = Linkage(
        id=linkage_id, agency_id=by.agency_id, name=new.name.strip(), ground=new.ground.strip(),
        loaded_by_id=by.account_id, loaded_at=house_now(), found=chosen.found, threshold=SAME,
        keep_until=house_today() + timedelta(days=KEPT_DAYS), wrapping_version=version, wrapped=wrapped,
        people=chosen.people, is_one_register=files.b is None, model=about.model, keys=about.keys,
    )  # fmt: skip
    linkage.save(force_insert=True)
    rows = []
    for pair in pairs:
        row = LinkedPair(agency_id=by.agency_id, linkage=linkage, score=pair.score)
        records = {"a": people_a[pair.id_a], "b": people_b[pair.id_b]}
        row.sealed = seal_pair(records, key=key, pair_id=row.id)
        rows.append(row)
    LinkedPair.objects.bulk_create(rows)
    record(
        "linkages.loaded", by=by, purpose=purpose, subject_kind="linkage", subject_id=linkage_id,
        details={"found": chosen.found, "kept": len(rows)},
    )  # fmt: skip
    return linkage_id


def _people(path: Path, wanted: Collection[str], *, register: str) -> dict[str, Record]:
    """Return the wanted rows of a register by id; the others are read past and never held."""
    found: dict[str, Record] = {}
    for number, row in enumerate(read_rows(path), start=1):
        own = (row.get("id") or "").strip()
        if own in wanted:
            if own in found:
                raise InvalidInput(
                    f"Register {register}, row {number}, id: it stands here twice.",
                    remedy="Give each person an id of their own.", field="id", row=number,
                )  # fmt: skip
            read_record(row, number=number)
            found[own] = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if len(found) < len(wanted):
        raise InvalidInput(
            f"Register {register} lacks {len(wanted) - len(found)} of the people in the pairs.",
            remedy="Give the registers that were linked, in the same order.", field="id",
        )  # fmt: skip
    return found
