"""What crosses: a preview that names nobody, and a release cut to the groups that were consented to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sampan.protection.cases.facts import CaseFact, MilestoneFact
from sampan.protection.crossings.bodies import field_names
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import CONSENT_GROUP_OF, Identity, identity_from
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.record import FIELDS, InvalidRecord, validate_record

PREVIEW_FIELDS = ("sex", "majority", "citizenship", "forms", "exploitation_countries", "languages")
"""What a preview says of the person: enough to know whether one can help, too little to know who it is.

Age is only adult or child; places are countries; dates, education and the route stay behind.
"""


@dataclass(frozen=True, repr=False)
class Released:
    """What a release carries. `repr` is blank: it holds identity."""

    identity: Identity
    record: Mapping[str, object]
    milestones: tuple[MilestoneFact, ...]
    unknown: dict[str, list[str]]


def preview_of(case: CaseFact) -> dict[str, object]:
    """Return the preview of a case."""
    return case.coded(PREVIEW_FIELDS)


def release_of(case: CaseFact, *, groups: Collection[str], reader: Reader) -> dict[str, object]:
    """Return the JSON of a release: identity and record fields of the groups, and nothing else.

    Opening the identity is audited; when no group needs it, nothing is opened.
    """
    wanted = [code for code, group in CONSENT_GROUP_OF.items() if group in groups]
    identity = open_identity(case_id=case.id, reader=reader, fields=wanted).fields() if wanted else {}
    told = {code: part for code, part in case.record.items() if FIELDS[code].group in groups}
    milestones = [_milestone_to_json(one) for one in case.milestones] if "profile" in groups else []
    return {"groups": sorted(groups), "identity": identity, "record": told, "milestones": milestones}


def read_release(body: Mapping[str, object], *, today: date) -> Released:
    """Read an arrived release. Of what this release of Sampan does not know, the fields' names are kept apart;
    what they say stays in the sealed letter, for it may identify the person.

    Raises InvalidInput when what is known is not well formed.
    """
    identity = identity_from(_object(body, "identity"))
    told, unknown = _fitting(_object(body, "record"), today=today)
    milestones = tuple(_milestone_from_json(one) for one in body.get("milestones") or [])
    foreign = {code: part for code, part in body.items() if code not in _KNOWN}
    kept = {"record": unknown, "identity": identity.unknown, "body": foreign}
    names = {part: field_names(content) for part, content in kept.items() if content}
    return Released(identity, told, milestones, names)


_KNOWN = frozenset({"groups", "identity", "record", "milestones", "consent"})


def _fitting(record: Mapping[str, object], *, today: date) -> tuple[dict[str, object], dict[str, object]]:
    """Part a record into what this node's lists know and what they do not (a newer peer's codes)."""
    known = {code: part for code, part in record.items() if code in FIELDS}
    unknown = {code: part for code, part in record.items() if code not in FIELDS}
    try:
        return validate_record(known, today=today), unknown
    except InvalidRecord as error:
        for problem in error.problems:
            if problem.field in known:
                unknown[problem.field] = known.pop(problem.field)
    return validate_record(known, today=today), unknown


def _object(body: Mapping[str, object], part: str) -> Mapping[str, object]:
    told = body.get(part)
    return told if isinstance(told, Mapping) else {}


def _milestone_to_json(one: MilestoneFact) -> dict[str, str]:
    told = {"kind": one.kind, "happened": str(one.happened), "country": one.country}
    return told | {"province": one.province, "programme": one.programme}


def _milestone_from_json(told: Mapping[str, object]) -> MilestoneFact:
    texts = {part: str(told.get(part) or "") for part in ("country", "province", "programme")}
    return MilestoneFact(str(told.get("kind")), PartialDate.parse(str(told.get("happened"))), **texts)
