"""A message about a case names nobody: what would say who the person is does not leave in it.

Identity goes by referral, under consent. The check finds the person's own names, documents and contacts, and
whatever looks like a phone number, a document or an address for messages; it cannot find a description.
"""

import re
from uuid import UUID

from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NotFound
from sampan.vocabulary.names import fold

_FIELDS = ("name", "other_names", "documents", "phones", "emails", "handles")
_SHORTEST = 4  # folded characters; a shorter name stands in too many words
_LOOKS_LIKE = (
    ("phone", re.compile(r"(?:\d[\s().-]?){8,}")),
    ("email", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    ("document", re.compile(r"\b[A-Z]{1,3}\s?\d{6,9}\b")),
)


def require_nobody_named(*, subject: str, text: str, case_id: UUID, reader: Reader) -> None:
    """Refuse words that say who the person of a case is; opening the identity to compare is audited.

    Raises InvalidInput that never repeats what was found, and whatever opening the identity raises; a case
    without a registered identity is compared by shape alone.
    """
    for field, words in (("subject", subject), ("text", text)):
        if any(shape.search(words) for _kind, shape in _LOOKS_LIKE):
            raise _named(field)
    try:
        identity = open_identity(case_id=case_id, reader=reader, fields=_FIELDS)
    except NotFound:
        return
    known = _known(identity)
    for field, words in (("subject", subject), ("text", text)):
        folded = fold(words)
        if any(one in folded for one in known):
            raise _named(field)


def _known(identity: Identity) -> set[str]:
    names = [one for one in (identity.name, *identity.other_names) if one is not None]
    told = [part for name in names for part in (name.full, name.romanised)]
    told += [document.get("number", "") for document in identity.documents]
    told += [*identity.phones, *identity.emails, *identity.handles]
    return {folded for one in told if len(folded := fold(one or "")) >= _SHORTEST}


def _named(field: str) -> InvalidInput:
    return InvalidInput(
        "A message about a case may not say who the person is.",
        remedy="Take names, numbers and contacts out; send the identity by referral, under consent.",
        field=field,
    )
