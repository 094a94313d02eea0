"""Writes a thousand deadlines into a node: `python -m bench.timers.writing DIR MEMBER COUNT FIRST LAST`.

Of three kinds: referrals to another country with a day of answer, help asked of a service at home, and uploads that
wait for a confirmation. FIRST and LAST are seconds since 1970; prints one JSON line {kind: {id: due}}.
"""

import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from bench._people import person, record
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

_SEED = 11
_AT_ONCE = 50
_AGES = ("age", "age_band")  # a child's consent needs a guardian, which is another story
KINDS = ("referral", "assistance", "upload")


def main(
    directory: Path, member: str, *, count: int, first: float, last: float
) -> dict[str, dict[str, float]]:
    """Write the deadlines, spread evenly from the first moment to the last; return them by kind and id."""
    told: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    with at_node(directory):
        reader = load("sampan.portal.node.acting:reader_for")("", "referral")
        write = {"referral": _refer, "assistance": _ask, "upload": _upload}
        for begin in range(0, count, _AT_ONCE):
            with load("sampan.registry.access.context:reading_as")(reader):
                for number in range(begin, min(count, begin + _AT_ONCE)):
                    due = round(first + (last - first) * number / count, 3)
                    kind = KINDS[number % len(KINDS)]
                    told[kind][write[kind](reader, number, datetime.fromtimestamp(due, UTC), member)] = due
    return told


def _refer(reader: Any, number: int, due: datetime, member: str) -> str:
    who = {"by": reader.actor, "purpose": reader.purpose}
    consent, crossings = "sampan.registry.consent.services", "sampan.protection.crossings.services"
    case_id = _case(reader, number)
    answer = load(f"{consent}:ConsentAnswer")(
        purpose="referral", recipient=f"member:{member}", groups=("profile",), given_on=date.today(),
        expires_on=date.today() + timedelta(days=90), language="vi",
    )  # fmt: skip
    load(f"{consent}:record_consent")(case_id=case_id, agency_id=reader.actor.agency_id, answer=answer, **who)
    question = load(f"{crossings}:ReferralQuestion")(
        member, "additional_services_required", ("shelter",), answer_by=due
    )
    return str(load(f"{crossings}:refer")(case_id=case_id, question=question, **who))


def _ask(reader: Any, number: int, due: datetime, member: str) -> str:
    """Help that the case's own agency is asked for: written as `ask` writes it, with a deadline in seconds."""
    row = load("sampan.protection.assistance.models:Referral")(
        case_id=_case(reader, number), agency_id=reader.actor.agency_id, asked_by_id=reader.actor.account_id,
        provider_agency_id=reader.actor.agency_id, kind="service", service="shelter", urgency="urgent",
        phase="asked", asked_at=datetime.now(UTC), changed_at=datetime.now(UTC), due_at=due, preview={},
    )  # fmt: skip
    row.save(force_insert=True)
    return str(row.id)


def _upload(reader: Any, number: int, due: datetime, member: str) -> str:
    row = load("sampan.protection.records.models:KeptUpload")(
        id=uuid4(), agency_id=reader.actor.agency_id, account_id=reader.actor.account_id, format="sampan",
        wrapped=b"sealed", wrapping_version=1, kept_at=due - timedelta(hours=1), kept_until=due,
    )  # fmt: skip
    row.save(force_insert=True)
    return str(row.id)


def _case(reader: Any, number: int) -> Any:
    chance = Random(_SEED + number)  # invented people
    told = {code: said for code, said in record(chance).items() if code not in _AGES} | {"majority": "adult"}
    draft = load("sampan.protection.cases.services.opening:CaseDraft")(told, person(number, chance))
    open_case = load("sampan.protection.cases.services.opening:open_case")
    return open_case(draft=draft, by=reader.actor, purpose=reader.purpose)


if __name__ == "__main__":
    folder, peer, many, begin, end = sys.argv[1:]
    print(json.dumps(main(Path(folder), peer, count=int(many), first=float(begin), last=float(end))))
