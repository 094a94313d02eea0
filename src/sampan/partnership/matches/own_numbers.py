"""In which forms a helped person's numbers stand, and which forms a suspect's number would take if it were theirs.

Both sides are read by the same rules, so that a number is found however it was written in either place. Where it
cannot be told (a name without its platform, an account without its bank) the wider form counts: a suspect's number
left out is a miss, a helped person's taken in is a harm.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from django.conf import settings

from sampan.engines.matching.digits import ascii_digits
from sampan.engines.matching.identifiers.accounts import canonical_account
from sampan.engines.matching.identifiers.addresses import canonical_url
from sampan.engines.matching.identifiers.documents import canonical_document
from sampan.engines.matching.identifiers.handles import canonical_handle
from sampan.engines.matching.identifiers.phones import canonical_phone
from sampan.engines.matching.identifiers.wallets import canonical_wallet
from sampan.engines.matching.keys import SPECIFICATION as KEYS_SPECIFICATION
from sampan.registry.people.identity import Identity

SPECIFICATION = f"own-2/{KEYS_SPECIFICATION}"
"""Version of these rules; where it changes, the hashes of everybody's numbers are made anew."""


def edition() -> str:
    """Return what names today's rules and the country that they read numbers by: 32 letters."""
    return blake2b(f"{SPECIFICATION} {own_region()}".encode(), digest_size=16).hexdigest()


_SEVERAL = re.compile(r"[;,/\n]")
_PAID_BY = re.compile("bank|account|card|other", re.IGNORECASE)
_PATH = re.compile(r"\w\.\w+[/?]")
_SHORTEST_ACCOUNT = 5  # digits without the zeros before them


def own_region() -> str:
    """Return the node's country, by which numbers without a country code are read."""
    return str(settings.SAMPAN_NODE.country)


def forms_held(identity: Identity, traits: Mapping[str, str]) -> set[str]:
    """Return the forms under which a person's phones, handles, e-mails, papers, accounts and wallets are kept.

    A number without a country code is read as one of the node's country, and as one of the person's own.
    """
    return set(_held(identity, sorted({own_region(), traits.get("nationality", "") or own_region()})))


def forms_asked(kind: str, canonical: str) -> set[str]:
    """Return the forms of a selector in its canonical form; it is a helped person's when one of them is held."""
    return set(_ASKED.get(kind, _nothing)(canonical))


def _held(identity: Identity, regions: list[str]) -> Iterator[str]:
    for region in regions:
        for text in identity.phones:
            for one in _SEVERAL.split(text):
                yield from _phone(one, region)
        for text in (*identity.handles, *identity.emails):
            yield from _reached(text, region)
        for document in identity.documents:
            number = document.get("number", "")
            yield from _told("document", canonical_document(number))
            if _PAID_BY.search(document.get("kind", "other")):
                yield from _account(canonical_account(number), region)
                yield from _told("wallet", canonical_wallet(number))


def _reached(text: str, region: str) -> Iterator[str]:
    """A line of accounts holds whatever a person gave: a platform's name, a wallet, a bank account, a telephone.

    A web address counts as it is too: a page that names no account is theirs all the same.
    """
    address = canonical_url(text) if _PATH.search(text) else ""
    yield from _told("url", address)
    platform, name = _platform_and_name(canonical_handle(text, region=region))
    if not name:
        return
    yield f"handle:{platform}:{name}"
    yield f"{'named' if platform else 'unplaced'}:{name}"
    yield from _told("phone", name if name.startswith("+") else "")
    wallet = canonical_wallet(text) or canonical_wallet(text.rpartition(":")[2])
    yield from _told("wallet", wallet)
    if not platform and not wallet:
        yield from _account(canonical_account(text), region)
        if not any(map(str.isalpha, text)):
            yield from _phone(text, region)


def _of_phone(canonical: str) -> Iterator[str]:
    yield f"phone:{canonical}"


def _of_handle(canonical: str) -> Iterator[str]:
    platform, name = _platform_and_name(canonical)
    yield f"handle:{platform}:{name}"
    if platform != "email":
        yield f"{'unplaced' if platform else 'named'}:{name}"
    yield from _told("phone", name if name.startswith("+") else "")


def _of_account(canonical: str) -> Iterator[str]:
    yield from _account(canonical, own_region())


def _of_url(canonical: str) -> Iterator[str]:
    yield f"url:{canonical}"
    handle = canonical_handle(f"https://{canonical}", region=own_region())
    if _platform_and_name(handle)[1]:
        yield from _of_handle(handle)


def _nothing(canonical: str) -> Iterator[str]:
    yield from ()


def _phone(text: str, region: str) -> Iterator[str]:
    yield from _told("phone", canonical_phone(text, region=region))


def _account(canonical: str, region: str) -> Iterator[str]:
    """The digits without bank and first zeros; mobile money is paid to a telephone number."""
    number = "".join(filter(str.isdigit, ascii_digits(canonical.rpartition(":")[2])))
    if len(number.lstrip("0")) >= _SHORTEST_ACCOUNT:
        yield f"account:{number.lstrip('0')}"
        phone = canonical_phone(number, region=region)
        yield from _told("phone", phone if phone.startswith("+") else "")


def _told(kind: str, canonical: str) -> Iterator[str]:
    if canonical:
        yield f"{kind}:{canonical}"


def _platform_and_name(handle: str) -> tuple[str, str]:
    platform, _, name = handle.partition(":")
    return platform, name


_ASKED = {
    "phone": _of_phone, "handle": _of_handle, "account": _of_account, "url": _of_url,
    "document": lambda canonical: _told("document", canonical),
    "wallet": lambda canonical: _told("wallet", canonical),
}  # fmt: skip
