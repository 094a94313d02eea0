"""Reads selectors by newer rules, so that both sides make one form of them and a helped person's is found too.

Hashes of people's numbers are added and none is taken away: people's own may still be those of the rules before, and
what was typed at first is not kept. So what older rules lost (a word of an address in place of a name, the capitals
of an invitation) cannot be read anew: it is marked, compared with nobody, and who recorded it is told.
"""

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from sampan.partnership.matches.models import Selector
from sampan.partnership.matches.own_numbers import edition, forms_asked
from sampan.partnership.matches.registers import today_of
from sampan.partnership.matches.sealing import seal
from sampan.partnership.matches.services.owed import owe_recording_anew
from sampan.partnership.matches.services.protecting import stop
from sampan.partnership.matches.services.recording import digest_of
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
        owned = owned_by_people(one for row in rows for one in row.person_digests)
        theirs = [row for row in rows if not owned.isdisjoint(row.person_digests)]
        Selector.objects.bulk_update(rows, ("person_digests", "edition", "is_unreadable"))
        lost = [row for row in rows if row.is_unreadable]
        for row in theirs:
            stop(row)
        for row in rows:
            if row not in theirs and row not in lost:
                _write_anew(row)
        for agency_id, account_id in sorted({(row.agency_id, row.recorded_by_id) for row in lost}, key=str):
            owe_recording_anew(edition=edition(), agency_id=agency_id, account_id=account_id)
        about = uuid5(NAMESPACE_URL, f"match-edition:{edition()}")
        counts = {
            "selectors": len(rows),
            "withheld": len(theirs),
            "unreadable": len(lost),
            "edition": edition(),
        }
        audit("selectors_reread", about, by=reader.actor, purpose=reader.purpose, **counts)
    return len(rows)


def _widen(row: Selector) -> None:
    canonical = today_of(row)
    kept = {bytes(one) for one in row.person_digests}
    fresh = (
        digests_of_whole(canonical) | own_digests(forms_asked(row.kind, canonical)) if canonical else set()
    )
    row.person_digests, row.edition, row.is_unreadable = sorted(kept | fresh), edition(), not canonical


def _write_anew(row: Selector) -> None:
    """Keep a selector in today's form; one that its suspect has in that form already goes."""
    canonical = today_of(row)
    digest = digest_of(row.kind, canonical)
    if digest == bytes(row.digest):
        return
    if Selector.objects.filter(digest=digest, subject_id=row.subject_id).exists():
        row.delete()
        return
    row.said_sealed, row.digest = seal(canonical.encode(), label=f"selector:{row.id}"), digest
    row.save(update_fields=("said_sealed", "digest"))
