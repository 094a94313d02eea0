"""Finds a file for an emergency: by its whole number, or a whole name, phone or document; counted, never browsed."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission, Realm, Scope
from sampan.registry.access.sight import sight_of
from sampan.registry.accounts.queries import service_actor
from sampan.registry.agencies.queries import agency_names
from sampan.registry.audit.services import record
from sampan.registry.breakglass.facts import FileLabel, FoundFile
from sampan.registry.breakglass.models import SearchTally
from sampan.registry.breakglass.services.files import keeper
from sampan.registry.clock.queries import house_now
from sampan.registry.people.queries import cases_of_whole
from sampan.registry.people.services.keys import identity_is_kept
from sampan.vocabulary.errors import InvalidInput, NotFound, Refusal

TRIES_AN_HOUR = 10  # ADR 0011: two persons under three spellings each and some slips; far from browsing
MOST_FOUND = 3  # more files than this share the name: a number, phone or paper has to tell them apart
TOKEN_MINUTES = 15  # from finding to opening: the time to write a reason
_HOUR = timedelta(hours=1)


class TooManyTries(Refusal):
    """The account searched too often within the hour."""

    code = "too_many_tries"


@transaction.atomic
def find_file(*, text: str, by: Actor, purpose: Purpose) -> list[FoundFile]:
    """Return the files of the node that agree wholly with a number, name, phone or document: none to three.

    Nothing there, mistyped, erased and shared by more than three answer alike: an empty list. Each try counts;
    raises TooManyTries after ten within an hour, NotPermitted or NoPurpose. The text is kept nowhere.
    """
    require(by, Permission.BREAK_GLASS, purpose=purpose)
    if not text.strip():
        raise InvalidInput("Nothing was typed.", remedy="Type a number or a whole name.", field="text")
    _count_try(by)
    service = Reader(service_actor(), purpose)
    with reading_as(service):
        found = _agreeing(text.strip(), reader=service)
        labels = keeper().labels(found) if found else {}
    shown = _shown(labels.values(), Reader(by, purpose))
    record(
        "breakglass.searched", by=by, purpose=purpose, subject_kind="search", details={"found": len(shown)}
    )
    return shown


def case_of_token(token: str, *, by: Actor) -> UUID:
    """Return the case that a search gave to this account some minutes ago; raises NotFound."""
    try:
        told = _signer().unsign(token, max_age=timedelta(minutes=TOKEN_MINUTES))
        account, case_id = (UUID(part) for part in told.split("."))
    except (BadSignature, ValueError):
        account, case_id = None, None
    if case_id is None or account != by.account_id:
        raise NotFound("What you found has lapsed.", remedy="Search once more, then give the reason.")
    return case_id


def _agreeing(text: str, *, reader: Reader) -> set[UUID]:
    number = keeper().by_number(text)
    if number is not None:
        return {number} if identity_is_kept(case_id=number) else set()
    found = set(cases_of_whole(text=text, reader=reader, limit=MOST_FOUND + 1))
    return found if len(found) <= MOST_FOUND else set()


def _shown(labels: Iterable[FileLabel], reader: Reader) -> list[FoundFile]:
    names, sight = agency_names(), sight_of(reader, Realm.CASES)

    def is_seen(label: FileLabel) -> bool:
        wide = sight.scope is Scope.AGENCY and label.agency_id == sight.agency_id
        return wide or label.case_id in sight.case_ids

    return [
        FoundFile(
            token=_signer().sign(f"{reader.actor.account_id}.{one.case_id}"),
            agency_id=one.agency_id,
            agency=names.get(one.agency_id, ""),
            opened_on=one.opened_on,
            seen_as=one.case_id if is_seen(one) else None,
        )
        for one in sorted(labels, key=lambda label: label.opened_on, reverse=True)
    ]


def _count_try(by: Actor) -> None:
    """Count one try of the account under a lock; raises TooManyTries, and then the try is not added."""
    now = house_now()
    SearchTally.objects.get_or_create(account_id=by.account_id)
    tally = SearchTally.objects.select_for_update().get(account_id=by.account_id)
    recent = [at for at in tally.tried_at if at > now - _HOUR]
    if len(recent) >= TRIES_AN_HOUR:
        raise TooManyTries(
            "You searched too often within this hour.",
            remedy="Wait, or let the agency that keeps the file open it.",
            ask="your supervisor",
        )
    tally.tried_at = [*recent, now]
    tally.save(update_fields=("tried_at",))


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="sampan.breakglass.found", sep="~")
