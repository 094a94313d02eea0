"""A consent withdrawn in one file of a person is withdrawn in every file of theirs."""

from collections.abc import Iterable
from uuid import UUID

from sampan.protection.cases.services.pointers import files_of, standing_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.clock.queries import house_day
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.consent.queries import consents_of
from sampan.registry.consent.services import withdraw_consent

REASON = "withdrawn in another file"


def on_withdrawal(*, consent: ConsentFact, by: Actor, purpose: Purpose) -> None:
    """Withdraw what the person agreed to for the same recipient and purpose in files joined with this one."""
    files = files_of(standing_case(consent.case_id))
    for other in _consents(files, by=by, purpose=purpose):
        if other.case_id != consent.case_id and _answers_the_same(other, consent):
            withdraw_consent(consent_id=other.id, reason=REASON, by=by, purpose=purpose)


def obey_withdrawals(
    *, ours: Iterable[UUID], theirs: Iterable[UUID], by: Actor, purpose: Purpose
) -> list[str]:
    """Withdraw, as two files are joined, each consent older than a withdrawal in the other; return their ids.

    What was withdrawn stays so when the joining is undone: the other side was told, and only the person agrees anew.
    """
    sides = (_consents(ours, by=by, purpose=purpose), _consents(theirs, by=by, purpose=purpose))
    gone: list[str] = []
    for mine, others in (sides, sides[::-1]):
        said_no = [one for one in others if one.withdrawn_at is not None]
        for one in mine:
            if any(_answers_the_same(one, other) and _older(one, other) for other in said_no):
                withdraw_consent(consent_id=one.id, reason=REASON, by=by, purpose=purpose)
                gone.append(str(one.id))
    return gone


def _consents(files: Iterable[UUID], *, by: Actor, purpose: Purpose) -> list[ConsentFact]:
    reader = Reader(by, purpose)
    return [one for file in files for one in consents_of(case_id=file, reader=reader)]


def _answers_the_same(one: ConsentFact, other: ConsentFact) -> bool:
    """True when a consent that still stands is for the recipient and the purpose of the other."""
    return one.withdrawn_at is None and (one.recipient, one.purpose) == (other.recipient, other.purpose)


def _older(one: ConsentFact, withdrawn: ConsentFact) -> bool:
    return withdrawn.withdrawn_at is not None and one.given_on <= house_day(withdrawn.withdrawn_at)
