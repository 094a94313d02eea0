"""Takes contacts out of what is shown to everybody who reads campaigns: of texts, and of contacts themselves."""

from collections.abc import Sequence

from sampan.engines.screening.reading.contacts import Contact

_SHOWN_FIRST, _SHOWN_LAST = 4, 2
_LEAST_HIDDEN = 4


def without_contacts(text: str, contacts: Sequence[Contact]) -> str:
    """Return a text with the kind of each contact in its place, such as ‹phone›."""
    told, last = [], 0
    for one in sorted(contacts, key=lambda contact: contact.start):
        told += [text[last : one.start], f" ‹{one.kind}› "]
        last = one.end
    return "".join([*told, text[last:]])


def masked(one: Contact) -> str:
    """Return a contact of which a few letters can be read: enough to tell two apart, not enough to call."""
    if one.kind == "url":
        return one.value.partition("/")[0][:30] + "/…"
    name = one.value.rpartition(":")[2]
    shown_last = _SHOWN_LAST if one.kind in ("phone", "account") else 0
    shown_first = min(_SHOWN_FIRST, max(1, len(name) - shown_last - _LEAST_HIDDEN))
    return name[:shown_first] + "…" + (name[-shown_last:] if shown_last else "")
