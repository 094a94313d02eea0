"""Keys of entities: what two of them have in common when they are one, or belong together.

Each kind is one function whose first line users read; bits and words stand in `kinds.csv`. They are an assumption:
no register with known truth taught them (ADR 0037). The exact ones join records; the others say 'look at it'.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sampan.engines.matching.entities.reading import Entity
from sampan.engines.matching.identifiers.account_links import NAMED_BY_PHONE, is_of_platform
from sampan.engines.matching.identifiers.addresses import (
    alike_skeleton,
    canonical_domain,
    look_alike_skeleton,
)
from sampan.engines.matching.identifiers.handles import canonical_handle, is_typed
from sampan.engines.matching.identifiers.phones import canonical_phone, phone_tail
from sampan.engines.matching.identifiers.registered import registered_domain
from sampan.engines.matching.identifiers.reserved import is_listed_host
from sampan.engines.matching.tables import read_rows

_HERE = Path(__file__).parent
_SIGNS = re.compile(r"[._-]")
_SHORTEST_NAME = 5  # letters; shorter names on another platform are somebody else's
_WHOLE_TAIL = 8  # digits

SAME = "same"


@dataclass(frozen=True)
class EntityKey:
    """The kind of a key, and a value that no other kind makes; as secret as the entity."""

    kind: str
    value: str


@dataclass(frozen=True)
class KeyKind:
    """What a shared key is worth in bits, how near it makes two entities, and what it says.

    level  same (one thing: it joins records), related (exact, of two things), alike (made to look so, or by chance),
           slip (one sign differs)
    """

    bits: float
    level: str
    words: str

    @property
    def joins(self) -> bool:
        """Say whether it joins records."""
        return self.level == SAME


@cache
def key_kinds() -> dict[str, KeyKind]:
    """Return the kinds of keys by code, the most telling first."""
    rows = read_rows(_HERE / "kinds.csv")
    return {row["key"]: KeyKind(float(row["bits"]), row["level"], row["words"]) for row in rows}


def entity_keys(entity: Entity) -> tuple[EntityKey, ...]:
    """Return the keys of an entity, each once."""
    made = (
        EntityKey(code, value) for code, make in _OF_KIND[entity.kind] for value in make(entity.canonical)
    )
    return tuple(dict.fromkeys(made))


def wallet(canonical: str) -> Iterator[str]:
    """The same wallet."""
    yield canonical


def document(canonical: str) -> Iterator[str]:
    """The same passport or identity number."""
    yield canonical


def account(canonical: str) -> Iterator[str]:
    """The same account at the same bank, or the same IBAN."""
    if ":" in canonical or canonical[:2].isalpha():
        yield canonical


def number_alone(canonical: str) -> Iterator[str]:
    """The same account number, where a bank was not told for both."""
    yield canonical.rpartition(":")[2]


def phone(canonical: str) -> Iterator[str]:
    """The same telephone number, also where a platform names an account by it."""
    platform, _, number = canonical.rpartition(":")
    if platform in NAMED_BY_PHONE and number.isdigit():
        number = canonical_phone(f"+{number}")  # the link of a platform writes the country's code without +
    if number.startswith("+") and number[1:].isdigit():
        yield number


def phone_tail_alike(canonical: str) -> Iterator[str]:
    """The same last eight digits, in which a number written at home and one written abroad are alike."""
    number = canonical.rpartition(":")[2].removeprefix("+")
    if number.isdigit() and len(number) >= _WHOLE_TAIL:
        yield phone_tail(number)


def email(canonical: str) -> Iterator[str]:
    """The same e-mail address."""
    if canonical.startswith("email:"):
        yield canonical


def handle(canonical: str) -> Iterator[str]:
    """The same account on the same platform."""
    platform, _, name = canonical.partition(":")
    if platform not in ("", "email") and not name.startswith("+") and not is_typed(canonical):
        yield canonical


def group(canonical: str) -> Iterator[str]:
    """The same group, invitation, channel or company on a platform."""
    if is_typed(canonical):
        yield canonical


def handle_alike(canonical: str) -> Iterator[str]:
    """A name on the same platform that looks alike: digits for letters, letters of other scripts, dots and lines."""
    platform, _, name = canonical.partition(":")
    bare = _SIGNS.sub("", name)
    if platform not in ("", "email") and not is_typed(canonical) and _is_name(bare):
        yield f"{platform}:{alike_skeleton(bare)}"


def mail_alike(canonical: str) -> Iterator[str]:
    """An e-mail address that looks alike."""
    name, _, site = canonical.removeprefix("email:").rpartition("@")
    bare = _SIGNS.sub("", name)
    if canonical.startswith("email:") and _is_name(bare):
        yield f"{alike_skeleton(bare)}@{look_alike_skeleton(site) or site}"


def organisation(canonical: str) -> Iterator[str]:
    """The same name of an organisation but for its legal form."""
    yield canonical.replace(" ", "")


def organisation_alike(canonical: str) -> Iterator[str]:
    """A name of an organisation that looks alike, or has its words in another order."""
    yield " ".join(sorted(alike_skeleton(word) for word in canonical.split()))


def name_elsewhere(canonical: str) -> Iterator[str]:
    """The same name of an account on whatever platform."""
    platform, _, name = canonical.partition(":")
    bare = name.partition("@")[0] if platform == "email" else name
    if len(bare) >= _SHORTEST_NAME and not bare.startswith("+") and not is_typed(canonical):
        yield bare


def site_of_mail(canonical: str) -> Iterator[str]:
    """The web site of an e-mail address: it joins nobody, since mail for all is more than any list knows."""
    yield from host(canonical.rpartition("@")[2] if canonical.startswith("email:") else canonical)


def handle_of_address(canonical: str) -> Iterator[str]:
    """The account on a platform that a web address leads to."""
    found = canonical_handle(canonical)
    if found and "." not in found.partition(":")[0]:
        yield from handle(found)


def group_of_address(canonical: str) -> Iterator[str]:
    """The group, invitation, channel or company on a platform that a web address leads to."""
    yield from group(canonical_handle(canonical))


def phone_of_address(canonical: str) -> Iterator[str]:
    """The telephone number by which the address of a platform names an account."""
    yield from phone(canonical_handle(canonical))


def url(canonical: str) -> Iterator[str]:
    """The same web address, without what only counts visitors."""
    if "/" in canonical or "?" in canonical:
        yield canonical


def host(canonical: str) -> Iterator[str]:
    """The same web site, unless anybody may have a page or an address there."""
    found = canonical_domain(canonical)
    if found and not is_shared_host(found):
        yield found


def same_domain(canonical: str) -> Iterator[str]:
    """A web site below the same registered domain, unless anybody may have one there."""
    found = canonical_domain(canonical)
    domain = registered_domain(found) if found and not is_shared_host(found) else ""
    if domain and not is_shared_host(domain):
        yield domain


def look_alike(canonical: str) -> Iterator[str]:
    """A web site that looks alike: 1 for l, 0 for o, rn for m, letters of other scripts."""
    found = canonical_domain(canonical)
    if found and not is_shared_host(found):
        yield look_alike_skeleton(found)


def is_shared_host(name: str) -> bool:
    """Say whether anybody may have an address or a page there: mail for all, platforms, short links, suffixes."""
    return is_listed_host(name) or is_of_platform(name) or not registered_domain(name)


def _is_name(bare: str) -> bool:
    return len(bare) >= _SHORTEST_NAME and any(map(str.isalpha, bare))


_Make = Callable[[str], Iterator[str]]
_OF_KIND: dict[str, tuple[tuple[str, _Make], ...]] = {
    "phone": (("phone", phone), ("phone_tail", phone_tail_alike)),
    "handle": (
        ("email", email), ("handle", handle), ("group", group), ("phone", phone), ("name_elsewhere", name_elsewhere),
        ("site_of_mail", site_of_mail), ("handle_alike", handle_alike), ("mail_alike", mail_alike),
    ),
    "account": (("account", account), ("number_alone", number_alone)),
    "wallet": (("wallet", wallet),),
    "domain": (
        ("host", host), ("same_domain", same_domain), ("look_alike", look_alike),
        ("site_of_mail", site_of_mail),
    ),
    "url": (
        ("url", url), ("host", host), ("same_domain", same_domain), ("look_alike", look_alike),
        ("site_of_mail", site_of_mail),
        ("handle", handle_of_address), ("group", group_of_address), ("phone", phone_of_address),
    ),
    "document": (("document", document),),
    "organisation": (("organisation", organisation), ("organisation_alike", organisation_alike)),
}  # fmt: skip
