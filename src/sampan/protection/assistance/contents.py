"""What a provider learns: before acceptance a preview that names nobody, afterwards only the groups agreed to."""

from collections.abc import Collection

from sampan.protection.cases.facts import CaseFact
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import CONSENT_GROUP_OF
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.record import FIELDS

PREVIEW_FIELDS = ("sex", "majority", "citizenship", "languages")
"""Enough to say whether there is a place for this person, too little to know who it is: no age in years, no
form of exploitation, no place, no date."""


def preview_of(case: CaseFact) -> dict[str, object]:
    """Return what a provider sees before it accepts."""
    return case.coded(PREVIEW_FIELDS)


def packet_of(case: CaseFact, *, groups: Collection[str], reader: Reader) -> dict[str, object]:
    """Return identity and record fields of the groups, as JSON; opening the identity is audited.

    Raises NoConsent when the identity is closed, NotFound when it was erased.
    """
    wanted = [code for code, group in CONSENT_GROUP_OF.items() if group in groups]
    identity = open_identity(case_id=case.id, reader=reader, fields=wanted).fields() if wanted else {}
    told = {
        code: part for code, part in case.record.items() if code in FIELDS and FIELDS[code].group in groups
    }
    return {"identity": identity, "record": told}
