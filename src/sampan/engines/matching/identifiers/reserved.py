"""Words of platforms' own addresses, and hosts of everybody: neither is anybody's name."""

from functools import cache
from pathlib import Path

from sampan.engines.matching.tables import read_rows

_HERE = Path(__file__).parent
ANYWHERE, OTHER_SITES = "anywhere", "other sites"


def is_reserved(name: str, *, on_site: bool = False) -> bool:
    """Say whether a name is a word of platforms' own addresses (groups, watch, joinchat) and nobody's account.

    `on_site`: also what leads to a part of any other web site (apply, jobs, news). Dots may have fallen already.
    """
    return name in _reserved(ANYWHERE) or (on_site and name in _reserved(OTHER_SITES))


def is_listed_host(host: str) -> bool:
    """Say whether a host is on the list of those where anybody may have an address or a page, or of short links."""
    return host in _listed_hosts()


@cache
def _reserved(where: str) -> frozenset[str]:
    words = [row["word"] for row in read_rows(_HERE / "reserved_words.csv") if row["where"] == where]
    return frozenset((*words, *(word.replace(".", "") for word in words)))


@cache
def _listed_hosts() -> frozenset[str]:
    return frozenset(row["host"] for row in read_rows(_HERE / "shared_hosts.csv"))
