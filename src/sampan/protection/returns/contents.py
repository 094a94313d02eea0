"""What crosses with a return: a preview that names nobody, and the identity as far as the person agreed."""

from collections.abc import Collection, Mapping
from datetime import date

from sampan.protection.cases.facts import CaseFact
from sampan.protection.returns.bodies import field_names
from sampan.protection.returns.models import Return
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import CONSENT_GROUP_OF, Identity, identity_from
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.record import FIELDS, InvalidRecord, validate_record

PREVIEW_FIELDS = ("sex", "majority", "citizenship", "languages")
"""What the first question says: enough to find the right desk, too little to know who it is."""
VERIFY_GROUPS = ("identity",)
TRACE_GROUPS = ("identity", "family")
_CARRIED = ("sex", "citizenship", "languages", "age")


def preview_of(case: CaseFact) -> dict[str, object]:
    """Return the preview of a case."""
    return case.coded(PREVIEW_FIELDS)


def identity_body(case: CaseFact, *, groups: Collection[str], reader: Reader) -> dict[str, object]:
    """Return the identity of the groups agreed to; opening it is audited."""
    wanted = [code for code, group in CONSENT_GROUP_OF.items() if group in groups]
    told = {code: part for code, part in case.record.items() if code in _CARRIED and _is_in(code, groups)}
    return {"identity": open_identity(case_id=case.id, reader=reader, fields=wanted).fields(), "record": told}


def _is_in(code: str, groups: Collection[str]) -> bool:
    return FIELDS[code].group in groups


def read_identity(
    body: Mapping[str, object], *, today: date
) -> tuple[Identity, dict[str, object], dict[str, list[str]]]:
    """Return the identity and record that arrived, and the names of fields that this release does not know."""
    told = body.get("identity")
    identity = identity_from(told if isinstance(told, Mapping) else {})
    record = body.get("record")
    sent = dict(record) if isinstance(record, Mapping) else {}
    known = {code: part for code, part in sent.items() if code in FIELDS}
    unknown = {code: part for code, part in sent.items() if code not in FIELDS}
    try:
        kept = validate_record(known, today=today)
    except InvalidRecord as error:
        wrong = {problem.field for problem in error.problems}
        unknown |= {code: part for code, part in known.items() if code in wrong}
        kept = validate_record({code: part for code, part in known.items() if code not in wrong}, today=today)
    names = {"record": field_names(unknown), "identity": field_names(identity.unknown)}
    return identity, kept, {part: found for part, found in names.items() if found}


def safeguards_of(kept: Return) -> dict[str, object]:
    """Return what the host tells with a plan, so that the other side's own gate can ask the same questions."""
    told = {
        "answer": kept.answer,
        "asked_on": str(kept.asked_on or ""),
        "signed": kept.is_signed,
        "asylum": kept.asylum,
        "host_risk": kept.host_risk,
        "rights": list(kept.rights),
        "document": kept.document,
        "document_until": str(kept.document_until or ""),
    }
    return told
