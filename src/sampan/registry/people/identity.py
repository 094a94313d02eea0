"""The identity of a person as a value: which fields exist, how each is written and searched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise

from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName, fold

DIGEST_BYTES = 16  # 128 bits: no accidental hit among billions, half the space of a full digest

CONSENT_GROUP_OF: dict[str, str] = {
    "name": "identity",
    "other_names": "identity",
    "birth_date": "identity",
    "documents": "identity",
    "phones": "contact",
    "emails": "contact",
    "handles": "contact",
    "address": "contact",
    "narrative": "trafficking",
}
"""The sealed fields, and the consent group under which each may leave the node."""


@dataclass(frozen=True, repr=False)
class Identity:
    """Who a person is. `repr` is blank, so that no name reaches a log. Absent = not recorded."""

    name: PersonName | None = None
    other_names: tuple[PersonName, ...] = ()
    birth_date: PartialDate | None = None
    documents: tuple[Mapping[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    address: str = ""
    narrative: str = ""
    unknown: Mapping[str, object] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Identity(...)"

    def fields(self) -> dict[str, object]:
        """Return the recorded fields as JSON values, ready to seal or to send."""
        told: dict[str, object] = {
            "name": name_to_json(self.name) if self.name else None,
            "other_names": [name_to_json(name) for name in self.other_names],
            "birth_date": str(self.birth_date) if self.birth_date else None,
            "documents": [dict(document) for document in self.documents],
            "phones": list(self.phones),
            "emails": list(self.emails),
            "handles": list(self.handles),
            "address": self.address,
            "narrative": self.narrative,
        }
        return {code: content for code, content in told.items() if content}


def identity_from(fields: Mapping[str, object]) -> Identity:
    """Return the identity of JSON fields (the inverse of `Identity.fields`); raises InvalidInput."""
    birth_date = fields.get("birth_date")
    name = fields.get("name")
    return Identity(
        name=name_from_json(name) if name else None,
        other_names=tuple(name_from_json(other) for other in _list(fields, "other_names")),
        birth_date=PartialDate.parse(str(birth_date)) if birth_date else None,
        documents=tuple(_document(item) for item in _list(fields, "documents")),
        phones=_texts(fields, "phones"),
        emails=_texts(fields, "emails"),
        handles=_texts(fields, "handles"),
        address=str(fields.get("address") or ""),
        narrative=str(fields.get("narrative") or ""),
        unknown={code: fields[code] for code in fields if code not in CONSENT_GROUP_OF},
    )


def name_to_json(name: PersonName) -> dict[str, str]:
    """Return a name as JSON, with the parts that were recorded."""
    parts = {"full": name.full, "script": name.script, "given": name.given, "family": name.family}
    return {code: part for code, part in (parts | {"romanised": name.romanised}).items() if part}


def name_from_json(told: object) -> PersonName:
    """Return the name of its JSON; a plain string is a full name. Raises InvalidInput."""
    if isinstance(told, str):
        return PersonName.of(told)
    if not isinstance(told, Mapping) or not told.get("full"):
        raise InvalidInput(
            "A name needs its full form.", remedy="Write the whole name as one text.", field="name"
        )
    given, family, romanised = (str(told.get(part, "")) for part in ("given", "family", "romanised"))
    return PersonName.of(str(told["full"]), given=given, family=family, romanised=romanised)


def _document(told: object) -> dict[str, str]:
    if not isinstance(told, Mapping):
        raise InvalidInput(
            "A document has kind, number and country.", remedy="Send each by its name.", field="documents"
        )
    return {str(part): str(content) for part, content in told.items()}


def _texts(fields: Mapping[str, object], code: str) -> tuple[str, ...]:
    told = tuple(_list(fields, code))
    if not all(isinstance(item, str | int) for item in told):
        raise InvalidInput(f"{code} is a list of texts.", remedy="Send each as one text.", field=code)
    return tuple(str(item) for item in told)


def _list(fields: Mapping[str, object], code: str) -> Iterable[object]:
    told = fields.get(code) or ()
    if not isinstance(told, list | tuple):
        raise InvalidInput(f"{code} is a list.", remedy="Send a list, even of one.", field=code)
    return told


def search_digests(identity: Identity, *, search_key: bytes) -> set[bytes]:
    """Return the keyed hashes under which a case is found: names whole, in parts and in pairs; phones; documents.

    Leaks to whoever holds the table but not the key: which cases share a part of a name, and how often.
    """
    return set(kinds_of_digests(identity, search_key=search_key))


def kinds_of_digests(identity: Identity, *, search_key: bytes) -> dict[bytes, str]:
    """Return each search hash with its kind: name (whole), part, pair, phone or document.

    Leaks besides what `search_digests` leaks: how many phones and documents a case has.
    """
    names = [
        form
        for name in (identity.name, *identity.other_names)
        if name is not None
        for form in (name.full, name.romanised)
    ]
    terms = [term for form in names for term in _name_terms(form)]
    terms += [("phone", _digits(phone)) for phone in identity.phones]
    terms += [("document", fold(one.get("number", "")).replace(" ", "")) for one in identity.documents]
    return {digest(kind, term, search_key=search_key): kind for kind, term in terms}


def name_digests(text: str, *, search_key: bytes) -> set[bytes]:
    """Return the hashes of a name: whole, each part, and each two neighbouring parts."""
    return {digest(kind, term, search_key=search_key) for kind, term in _name_terms(text)}


def _name_terms(text: str) -> list[tuple[str, str]]:
    parts = _parts(text)
    terms = [("name", " ".join(parts))] + [("part", part) for part in parts]
    terms += [("pair", " ".join(pair)) for pair in pairwise(parts)]
    return [(kind, term) for kind, term in terms if term]


def question_digests(text: str, *, search_key: bytes) -> list[set[bytes]]:
    """Return what a search asks: a case is found when it holds one digest of each set.

    A text of several parts asks for neighbouring pairs (rarer than parts, so faster); a single
    part asks for itself; a text of digits asks for a phone or a document.
    """
    parts, bare = _parts(text), fold(text)
    if any(letter.isdigit() for letter in bare):
        return [
            {
                digest("phone", _digits(text), search_key=search_key),
                digest("document", bare, search_key=search_key),
            }
        ]
    if len(parts) < 2:
        return [{digest("part", part, search_key=search_key)} for part in parts]
    return [{digest("pair", " ".join(pair), search_key=search_key)} for pair in pairwise(parts)]


def whole_digests(text: str, *, search_key: bytes) -> set[bytes]:
    """Return the hashes of a text as a whole name, a phone or a document: no part of anything agrees with them."""
    parts, phone, bare = _parts(text), _digits(text), fold(text).replace(" ", "")
    terms = (("name", " ".join(parts)), ("phone", phone), ("document", bare))
    return {digest(kind, term, search_key=search_key) for kind, term in terms if term}


def sameness_digests(identity: Identity, *, search_key: bytes) -> set[bytes]:
    """Return the hashes that two records of one person are likely to share: whole names, phones, documents."""
    names = [
        form
        for name in (identity.name, *identity.other_names)
        if name
        for form in (name.full, name.romanised)
    ]
    digests = {
        digest("name", " ".join(_parts(form)), search_key=search_key) for form in names if _parts(form)
    }
    others = Identity(phones=identity.phones, documents=identity.documents)
    return digests | search_digests(others, search_key=search_key)


def digest(kind: str, text: str, *, search_key: bytes) -> bytes:
    """Return the keyed BLAKE2b hash of a term of one kind."""
    return blake2b(f"{kind}\x00{text}".encode(), key=search_key, digest_size=DIGEST_BYTES).digest()


def _parts(text: str) -> list[str]:
    """Return the parts of a name, each folded by itself: folding a whole name would join them."""
    return [folded for part in text.split() if (folded := fold(part))]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit()).lstrip("0")
