"""The registered domain of a host: what one owner registered, whatever stands before it (list of publicsuffix.org).

The list comes with the `publicsuffixlist` package and is read from its file: nothing is fetched.
"""

from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=65_536)
def registered_domain(host: str) -> str:
    """Return the registered domain of a host in A-labels, or "" when the host is a suffix itself (com.vn, github.io).

    Hosts of strangers under one name (github.io, blogspot.com) count as suffixes, as their owners told the list.
    """
    return _suffixes().privatesuffix(host) or ""


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
