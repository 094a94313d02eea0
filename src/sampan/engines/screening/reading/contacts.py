"""Finds the contacts that a message gives: telephones, handles, addresses, accounts, wallets."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """A contact: `kind` phone, handle, url, account, wallet or email; `value` is equal for equal contacts.

    `platform`: of a handle or phone the platform named (zalo, line, telegram ...), of an account the bank, of a wallet
    the chain; "" when none. `words` stand in the original text from `start` to `end`.
    """

    kind: str
    platform: str
    value: str
    words: str
    start: int
    end: int


def contacts_in(text: str, region: str = "") -> tuple[Contact, ...]:
    """Return the contacts of a message in its order; `region` (ISO 3166-1 alpha-2) reads numbers without a country code."""
    return ()
