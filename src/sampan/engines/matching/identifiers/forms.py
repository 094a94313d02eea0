"""One table of the kinds of numbers and accounts, and of what makes of each, as it is written, its canonical form."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sampan.engines.matching.identifiers.accounts import canonical_account
from sampan.engines.matching.identifiers.addresses import canonical_domain, canonical_url
from sampan.engines.matching.identifiers.documents import canonical_document
from sampan.engines.matching.identifiers.handles import canonical_handle
from sampan.engines.matching.identifiers.phones import canonical_phone
from sampan.engines.matching.identifiers.wallets import canonical_wallet

FORMS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        "phone": lambda text, region: canonical_phone(text, region=region),
        "handle": lambda text, region: canonical_handle(text, region=region),
        "account": lambda text, _: canonical_account(text),
        "wallet": lambda text, _: canonical_wallet(text),
        "domain": lambda text, _: canonical_domain(text),
        "url": lambda text, _: canonical_url(text),
        "document": lambda text, _: canonical_document(text),
    }
)
"""By kind, what returns the canonical form of a text, or "" where it is none; the second argument is a region (ISO
3166-1 alpha-2), of whose country numbers without a code are."""
