"""Reads selectors by newer rules for own numbers, so that a helped person's is found by those rules too.

Hashes are added and none is taken away: people's own may still be those of the rules before, and what was typed at
first is not kept.
"""

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from sampan.partnership.matches.models import Selector
from sampan.partnership.matches.own_numbers import edition, forms_asked
from sampan.partnership.matches.sealing import unseal
from sampan.partnership.matches.services.protecting import stop
from sampan.partnership.matches.services.rows import as_service, audit, has_service
from sampan.registry.people.queries import digests_of_whole, owned_by_people
from sampan.registry.people.services.own_numbers import own_digests

_AT_ONCE = 500


def reread_selectors() -> int:
    """Give every selector the hashes of today's rules; return how many were of other ones.

    What turns out to be a helped person's own ends the epochs and nights that hold it. In steps of 500, each whole and
    audited by one row, so that it goes on after any break.
    """
    if not has_service():
        return 0
    read = 0
    while step := _read_some():
        read += step
    return read


def _read_some() -> int:
    """Read the next selectors in one transaction; return how many. A second worker takes others."""
    with as_service() as reader, transaction.atomic():
        waiting = Selector.objects.select_for_update(of=("self",), skip_locked=True).exclude(
            edition=edition()
        )
        rows = list(waiting.order_by("id")[:_AT_ONCE])
        if not rows:
            return 0
        for row in rows:
            _widen(row)
        Selector.objects.bulk_update(rows, ("person_digests", "edition"))
        owned = owned_by_people(one for row in rows for one in row.person_digests)
        theirs = [row for row in rows if not owned.isdisjoint(row.person_digests)]
        for row in theirs:
            stop(row)
        about = uuid5(NAMESPACE_URL, f"match-edition:{edition()}")
        counts = {"selectors": len(rows), "withheld": len(theirs), "edition": edition()}
        audit("selectors_reread", about, by=reader.actor, purpose=reader.purpose, **counts)
    return len(rows)


def _widen(row: Selector) -> None:
    canonical = unseal(row.said_sealed, label=f"selector:{row.id}").decode()
    kept = {bytes(one) for one in row.person_digests}
    fresh = digests_of_whole(canonical) | own_digests(forms_asked(row.kind, canonical))
    row.person_digests, row.edition = sorted(kept | fresh), edition()
