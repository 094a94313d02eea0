"""Letters whose body this node never keeps: it passes to the carrier, or to what takes it in, and is gone.

The carrier holds what it sealed for the receiver until the letter's expiry, and sends that again. Place, hash,
signature and receipt of such a letter are kept like those of any other. Pages name its subject alone, not its act.
"""

_prefixes: set[str] = set()


def keep_no_bodies(prefix: str) -> None:
    """Keep no body of any letter whose kind begins with `prefix`, neither of those written nor of those that arrive."""
    _prefixes.add(prefix)


def keeps_body(kind: str) -> bool:
    """Say whether the body of a letter of this kind is kept."""
    return not kind.startswith(tuple(_prefixes))
