"""What the person agreed to: asked of the exchange's own rule, for this member and the purpose of return."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sampan.engines.exchange.consent import Consent, Withheld, may_release
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_day
from sampan.registry.consent.queries import consents_of, groups_open_to
from sampan.vocabulary.errors import NoConsent

RETURN = Purpose.RETURN.value


def require_consent(
    *, case_id: UUID, member: str, groups: Collection[str], on: date, reader: Reader
) -> list[str]:
    """Return the ids of the consents that let the groups go to the member for a return; raises NoConsent."""
    found = consents_of(case_id=case_id, reader=reader)
    recipient = f"member:{member}"
    answer = may_release(
        [
            Consent(
                one.purpose,
                one.recipient,
                frozenset(one.groups),
                one.given_on,
                one.expires_on,
                house_day(one.withdrawn_at) if one.withdrawn_at else None,
            )
            for one in found
        ],
        recipient=recipient,
        purpose=RETURN,
        groups=groups,
        on=on,
    )
    if isinstance(answer, Withheld):
        missing = ", ".join(sorted(answer.missing))
        raise NoConsent(
            f"The person has not agreed to this ({answer.reason.value.replace('_', ' ')}): {missing}.",
            remedy="Explain it in the person's language and record their consent.",
        )
    living = [
        one for one in found if one.recipient == recipient and one.purpose == RETURN and one.is_open(on)
    ]
    return [str(one.id) for one in living]


def open_groups(*, case_id: UUID | None, member: str, on: date, reader: Reader) -> frozenset[str]:
    """Return the groups that open consents let go to the member for a return; maybe none."""
    if case_id is None:
        return frozenset()
    return groups_open_to(case_id=case_id, recipient=f"member:{member}", purpose=RETURN, on=on, reader=reader)
