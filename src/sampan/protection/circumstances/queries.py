"""Reads what is recorded of what happened; row security shows each reader only what they may see."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sampan.protection.cases.queries import case as read_case
from sampan.protection.circumstances.facts import Circumstances, PartFact, SeenCase
from sampan.protection.circumstances.models import Leg, Place, Suspect, Trace
from sampan.protection.circumstances.parts import part_of
from sampan.protection.circumstances.services.writing import MODELS, Row, column, unsealed
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import NotFound

MOST_SEEN = 50  # other cases named beside one trace; the newest


def circumstances(*, case_id: UUID, reader: Reader, is_opened: bool = False) -> Circumstances:
    """Return what is recorded of a case; opening what is sealed is audited. NotFound for a case not visible."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    read_case(case_id=case_id, reader=reader)
    if is_opened:
        _audit(reader, subject_kind="case", subject_id=case_id, case_id=case_id)
    return Circumstances(
        legs=_facts("leg", Leg.objects.filter(case_id=case_id).order_by("position"), is_opened),
        places=_facts("place", Place.objects.filter(case_id=case_id).order_by("began", "id"), is_opened),
        suspects=_facts("suspect", Suspect.objects.filter(case_id=case_id).order_by("id"), is_opened),
        traces=_facts("trace", Trace.objects.filter(case_id=case_id).order_by("id"), is_opened),
    )


def one_part(*, part: str, part_id: UUID, reader: Reader, is_opened: bool = False) -> PartFact:
    """Return one part; opening what is sealed is audited. NotFound when it is not there or not visible."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    part_of(part)
    found = MODELS[part].objects.filter(id=part_id).first()
    if found is None:
        raise NotFound("There is no such record here, or you may not see it.")
    if is_opened and found.sealed is not None:
        _audit(reader, subject_kind=part, subject_id=part_id, case_id=found.case_id)
    return _fact(part, found, is_opened)


def kind_of(*, part_id: UUID, reader: Reader) -> str:
    """Return which part an id is of; raises NotFound when it is not there or not visible."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    for part, model in MODELS.items():
        if model.objects.filter(id=part_id).exists():
            return part
    raise NotFound("There is no such record here, or you may not see it.")


def also_seen(*, case_id: UUID, reader: Reader) -> dict[UUID, tuple[SeenCase, ...]]:
    """Return, by trace of a case, the other cases in which it stands, as far as the reader may see them.

    Cases that the reader may not see are not counted: row security leaves them out of the question.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    mine = {one.id: bytes(one.digest) for one in Trace.objects.filter(case_id=case_id)}
    others = Trace.objects.filter(digest__in=list(mine.values())).exclude(case_id=case_id)
    holders: dict[bytes, set[tuple[UUID, str]]] = defaultdict(set)
    for trace_digest, other, number in others.values_list("digest", "case_id", "case__number"):
        holders[bytes(trace_digest)].add((other, number))
    seen = {trace: sorted(holders[one], reverse=True)[:MOST_SEEN] for trace, one in mine.items()}
    return {trace: tuple(SeenCase(*one) for one in cases) for trace, cases in seen.items() if cases}


def _facts(part: str, rows: Iterable[Row], is_opened: bool) -> tuple[PartFact, ...]:
    return tuple(_fact(part, one, is_opened) for one in rows)


def _fact(part: str, row: Row, is_opened: bool) -> PartFact:
    told = {one.code: getattr(row, column(one.code)) for one in part_of(part).coded}
    return PartFact(
        id=row.id,
        case_id=row.case_id,
        part=part,
        version=row.version,
        has_sealed=row.sealed is not None,
        told=told,
        sealed=unsealed(row) if is_opened else {},
    )


def _audit(reader: Reader, *, subject_kind: str, subject_id: UUID, case_id: UUID) -> None:
    record(
        "circumstances.read", by=reader.actor, purpose=reader.purpose, subject_kind=subject_kind,
        subject_id=subject_id, case_id=case_id,
    )  # fmt: skip
