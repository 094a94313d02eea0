"""Writes referrals at a node and waits for their receipts: `python -m bench.letters.referring DIR MEMBER`.

It works as the node's service, beside the node that is served. Prints one JSON line.
"""

import json
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench._people import person, record
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

AT_ONCE = 300
ONE_BY_ONE = 20
_SEED = 7


def main(directory: Path, member: str) -> dict[str, object]:
    """Refer cases one by one, then many at once; return the seconds until each was receipted."""
    with at_node(directory):
        single = []
        for number in range(ONE_BY_ONE):
            refer(member, first=number, count=1)
            single.append(_seconds_until_receipted())
        began = time.monotonic()
        refer(member, first=ONE_BY_ONE, count=AT_ONCE)
        written = time.monotonic() - began
        return {
            "single": single,
            "written": written,
            "receipted": _seconds_until_receipted(),
            "letters": AT_ONCE,
        }


def refer(member: str, *, first: int, count: int) -> None:
    """Open cases with consent and refer each, in one transaction."""
    reader = load("sampan.portal.node.acting:reader_for")("", "referral")
    who = {"by": reader.actor, "purpose": reader.purpose}
    cases, consent, crossings = (
        "sampan.protection.cases.services.opening",
        "sampan.registry.consent.services",
        "sampan.protection.crossings.services",
    )
    answer = load(f"{consent}:ConsentAnswer")(
        purpose="referral",
        recipient=f"member:{member}",
        groups=("identity", "profile", "trafficking"),
        given_on=date.today(),
        expires_on=date.today() + timedelta(days=90),
        language="vi",
    )
    question = load(f"{crossings}:ReferralQuestion")(member, "additional_services_required", ("shelter",))
    with load("sampan.registry.access.context:reading_as")(reader):
        for number in range(first, first + count):
            chance = Random(_SEED + number)
            draft = load(f"{cases}:CaseDraft")(record(chance), person(number, chance))
            case_id = load(f"{cases}:open_case")(draft=draft, **who)
            load(f"{consent}:record_consent")(
                case_id=case_id, agency_id=reader.actor.agency_id, answer=answer, **who
            )
            load(f"{crossings}:refer")(case_id=case_id, question=question, **who)


def _seconds_until_receipted() -> float:
    waiting = load("sampan.partnership.exchange.queries:waiting_letters")
    began = time.monotonic()
    while waiting():
        time.sleep(0.01)
    return time.monotonic() - began


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
