"""Reports from the public: one fetched and answered."""

import tempfile
from pathlib import Path

from harness.people import make_account
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.receipts import new_receipt
from sampan.prevention.offers.drop.sealing import new_report_keys, seal_report
from sampan.prevention.offers.queries import reports
from sampan.prevention.offers.services.answering import answer_report
from sampan.prevention.offers.services.fetching import fetch_reports
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from tests.furnished.room import Room

NOT_CASES = {"report_id"}
NO_PAGE = {"offers:settle", "offers:into_lures"}


def furnish(room: Room) -> None:
    """Fetch a report, and answer it."""
    keys, officer = new_report_keys(), actor_of(make_account("hotline_officer", agency="Tổng đài"))
    receipt = new_receipt(site=keys.public)
    told = {
        "kind": "report", "place": receipt.place, "key": receipt.key.hex(), "page": "vi", "language": "vi",
        "text": "Việc nhẹ ở Bavet, đừng nói với ai", "level": "like_a_lure", "signs": ["secrecy", "risk_destination"],
        "where": "một nhóm", "more": "", "reach": "",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        drop = Drop(Path(folder))
        drop.make()
        drop.put_report(seal_report(told, to=keys.public))
        worker = service_actor()
        with room.reading(worker):
            fetch_reports(drop=drop, keys=[keys], by=worker, purpose=Purpose.PROTECTION)
        with room.reading(officer):
            (made,) = reports(reader=Reader(officer, Purpose.PROTECTION))
            answer_report(report_id=made.id, text="Xin đừng đi vội. Gọi 111.", drop=drop, **room.who(officer))
    room.ids |= {"report_id": made.id}
    room.show("hotline", "offers:list")
    for name in ("report", "answer"):
        room.show("hotline", f"offers:{name}", made.id)
