"""The officers of one node, as a process of their own: they refer, accept, release and hand over.

`python -m tests.conversations.officers DIR sender|receiver MEMBER CASES`. They work until standard input
closes. Whatever dies under them, they try again what the database does not show as done.
"""

import sys
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sampan.portal.node.starting import start_django

DIRECTORY, SIDE, MEMBER, CASES = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
start_django(DIRECTORY)

from django.db import InterfaceError, OperationalError, connection  # noqa: E402

from sampan.protection.cases.services.opening import CaseDraft, open_case  # noqa: E402
from sampan.protection.crossings.services import (  # noqa: E402
    ReferralQuestion,
    accept,
    hand_over,
    refer,
    release_identity,
)
from sampan.registry.access.context import reading_as  # noqa: E402
from sampan.registry.access.purposes import Purpose  # noqa: E402
from sampan.registry.access.reader import Actor, Reader  # noqa: E402
from sampan.registry.accounts.queries import service_actor  # noqa: E402
from sampan.registry.consent.services import ConsentAnswer, record_consent  # noqa: E402
from sampan.registry.people.identity import Identity  # noqa: E402
from sampan.registry.referrals.queries import referrals  # noqa: E402
from sampan.vocabulary.names import PersonName  # noqa: E402

PURPOSE = Purpose.REFERRAL
GROUPS = ("identity", "contact", "profile", "trafficking")


def refer_one(by: Actor, number: int) -> None:
    """Open an invented person's case, record the consent and refer it, in one transaction."""
    record = {"sex": "female", "age": 19, "citizenship": ["KH"], "forms": ["forced_labour"]}
    identity = Identity(name=PersonName.of(f"Sok Chanthy {number}"), phones=("+855 12 345 678",))
    case_id = open_case(draft=CaseDraft(record, identity), by=by, purpose=PURPOSE)
    answer = ConsentAnswer(
        purpose="referral",
        recipient=f"member:{MEMBER}",
        groups=GROUPS,
        given_on=date.today(),
        expires_on=date.today() + timedelta(days=90),
        language="km",
    )
    record_consent(case_id=case_id, agency_id=by.agency_id, answer=answer, by=by, purpose=PURPOSE)
    question = ReferralQuestion(MEMBER, "additional_services_required", ("shelter",))
    refer(case_id=case_id, question=question, by=by, purpose=PURPOSE)


def work_as_sender(by: Actor) -> bool:
    """Refer one case more, and move on every referral that was accepted; return whether there was work."""
    known = referrals(reader=Reader(by, PURPOSE), side="sender", limit=1_000)
    if len(known) < CASES:
        refer_one(by, len(known))
    for one in known:
        if one.phase == "accepted":
            release_identity(referral_id=one.id, groups=GROUPS, by=by, purpose=PURPOSE)
        elif one.phase == "released":
            hand_over(referral_id=one.id, by=by, purpose=PURPOSE)
    return len(known) < CASES


def work_as_receiver(by: Actor) -> bool:
    """Accept every referral that waits for an answer; return whether there was one."""
    asked = referrals(reader=Reader(by, PURPOSE), side="receiver", phase="previewed", limit=5)
    for one in asked:
        accept(referral_id=one.id, agency_id=by.agency_id, account_id=by.account_id, by=by, purpose=PURPOSE)
    return bool(asked)


def until_closed(work: Callable[[Actor], bool]) -> None:
    """Work until standard input closes, through every loss of the database."""
    closed = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), closed.set()), daemon=True).start()
    while not closed.is_set():
        try:
            by = service_actor()
            with reading_as(Reader(by, PURPOSE)):
                busy = work(by)
        except (OperationalError, InterfaceError):
            connection.close()
            busy = False
        time.sleep(0.02 if busy else 0.2)


if __name__ == "__main__":
    until_closed(work_as_sender if SIDE == "sender" else work_as_receiver)
