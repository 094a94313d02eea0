"""One entity: its kind and its canonical form, however it was written down."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sampan.engines.matching.identifiers.accounts import canonical_account, is_iban
from sampan.engines.matching.identifiers.addresses import canonical_url
from sampan.engines.matching.identifiers.forms import FORMS
from sampan.engines.matching.identifiers.handles import canonical_handle
from sampan.engines.matching.identifiers.organisations import canonical_organisation
from sampan.engines.matching.identifiers.phones import canonical_phone
from sampan.engines.matching.identifiers.wallets import canonical_wallet
from sampan.vocabulary.errors import InvalidInput

_READ: dict[str, Callable[[str, str], str]] = {
    **FORMS,
    "organisation": lambda text, _: canonical_organisation(text),
}
KINDS = tuple(_READ)
"""Every kind that can be read; an e-mail address is a handle."""

_CHECK = "Check it, or give another kind."
_REMEDY = {"handle": "Name an account or a group; the address of a post or a video is a url."}
_LONGEST = 2_000  # characters; the longest web addresses that browsers take
_EMAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/.]+")
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+|(?:[\w-]+(?:\.|\[\.\]))+[^\W\d_]{2,}(?:/\S*)?", re.IGNORECASE
)
_NUMBER = re.compile(r"[+(]?\d[\d\s().-]{5,}\d")


@dataclass(frozen=True)
class Entity:
    """A phone, handle, account, wallet, domain, web address, document or organisation; no text in logs."""

    kind: str
    canonical: str = field(repr=False)


def read_entity(kind: str, text: str, *, region: str = "") -> Entity:
    """Return what is written as an entity of a kind of `KINDS`.

    `region` (ISO 3166-1 alpha-2) reads telephone numbers without a country code. InvalidInput with the field `kind`
    or `text`; a wallet or IBAN whose check digits are wrong is refused too. The message repeats nothing.
    """
    if kind not in _READ:
        raise InvalidInput(
            "This is no kind of entity.", remedy=f"Write one of {', '.join(KINDS)}.", field="kind"
        )
    if len(text) > _LONGEST:
        raise InvalidInput(
            f"The text is longer than {_LONGEST} characters.", remedy="Shorten it.", field="text"
        )
    canonical = _READ[kind](text.strip(), region)
    if not canonical:
        raise InvalidInput(
            f"This cannot be read as a {kind}.", remedy=_REMEDY.get(kind, _CHECK), field="text"
        )
    return Entity(kind, canonical)


def guess_kind(text: str) -> str:
    """Return the kind that a pasted text has the form of, or "" where none shows: a bare number may be anything."""
    bare = text.strip()
    if len(bare) > _LONGEST or not bare:
        return ""
    if canonical_wallet(bare):
        return "wallet"
    if _EMAIL.fullmatch(bare) or bare.startswith("@") or _is_platforms(bare):
        return "handle"
    if _ADDRESS.fullmatch(bare):
        found = canonical_url(bare)
        return ("url" if "/" in found or "?" in found else "domain") if found else ""
    if is_iban_written(bare):
        return "account"
    return (
        "phone" if _NUMBER.fullmatch(bare) and bare.startswith(("+", "00")) and canonical_phone(bare) else ""
    )


def is_iban_written(text: str) -> bool:
    """Say whether a text is an IBAN with right check digits."""
    bare = canonical_account(text)
    return len(bare) >= 15 and bare[:2].isalpha() and bare.isalnum() and bare.isascii() and is_iban(bare)


def _is_platforms(text: str) -> bool:
    """Say whether it is an address, or a word with a colon, of a platform whose accounts have names."""
    platform, _, name = canonical_handle(text).partition(":")
    return bool(name) and bool(platform) and "." not in platform and (":" in text or "/" in text)
