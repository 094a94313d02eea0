"""The duty desk of one node, as a process of its own: it opens and answers what arrives.

`python -m tests.conversations.duty DIR`. It works until standard input closes.
"""

import sys
import threading
import time
from pathlib import Path

from sampan.portal.node.starting import start_django

start_django(Path(sys.argv[1]))

from django.db import InterfaceError, OperationalError, connection  # noqa: E402

from sampan.partnership.alerts.queries import alerts  # noqa: E402
from sampan.partnership.alerts.services.answering import answer  # noqa: E402
from sampan.partnership.alerts.services.reading import open_alert  # noqa: E402
from sampan.registry.access.context import reading_as  # noqa: E402
from sampan.registry.access.purposes import Purpose  # noqa: E402
from sampan.registry.access.reader import Reader  # noqa: E402
from sampan.registry.accounts.queries import service_actor  # noqa: E402


def work() -> None:
    """Open and answer every message that nobody has read, each in a transaction of its own."""
    reader = Reader(service_actor(), Purpose.REFERRAL)
    who = {"by": reader.actor, "purpose": reader.purpose}
    with reading_as(reader):
        waiting = [one for one in alerts(reader=reader, view="in") if one.passages[0].read_at is None]
    for one in waiting:
        with reading_as(reader):
            words = open_alert(alert_id=one.id, **who)
            answer(alert_id=one.id, member=one.passages[0].member, text=f"Read: {words.subject}", **who)


def main() -> None:
    """Work until standard input closes; a database that is down is tried again."""
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    while not over.is_set():
        try:
            work()
        except (OperationalError, InterfaceError):
            connection.close()
        time.sleep(0.3)


if __name__ == "__main__":
    main()
