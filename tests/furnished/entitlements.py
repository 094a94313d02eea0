"""Support of the law for the case of the room: proposed, granted, partly paid."""

from datetime import date
from decimal import Decimal

from sampan.protection.entitlements.queries import own_pack
from sampan.protection.entitlements.services.granting import Grant, choose_group, grant, propose_support
from sampan.protection.entitlements.services.paying import Paid, pay
from tests.furnished.room import Room

HOLDERS = {"support_id"}
NO_PAGE = {"entitlements:reason", "entitlements:again"}
GROUP = "victim_citizen_or_stateless_resident"
BODIES: dict[str, dict[str, object]] = {
    "entitlements/of/<uuid:case_id>/group/": {"group": GROUP},
    "entitlements/of/<uuid:case_id>/propose/": {"regimes": ["travel"]},
    "entitlements/<uuid:support_id>/decide/": {"decision": "grant"},
    "entitlements/<uuid:support_id>/pay/": {"paid_on": "2025-01-02", "receipt": "1", "amount": "1"},
    "api/entitlements/cases/<uuidstr:case_id>": {"group": GROUP, "regimes": ["travel"]},
    "api/entitlements/<uuidstr:support_id>/decision": {"is_granted": True},
    "api/entitlements/<uuidstr:support_id>/payments": {
        "paid_on": "2025-01-02",
        "receipt": "1",
        "amount": "1",
    },
}


def furnish(room: Room) -> None:
    """Choose the group, propose three regimes, grant one with words, pay a part."""
    assert own_pack() is not None
    who, chief = room.who(), room.who(room.supervisor)
    with room.reading():
        choose_group(case_id=room.case_id, group=GROUP, **who)
        regimes = ["essential_needs", "hardship_loan", "medical"]
        asked, granted, _more = propose_support(case_id=room.case_id, regimes=regimes, **who)
    with room.reading(room.supervisor):
        grant(support_id=granted, given=Grant(Decimal("3000000"), room.secret), **chief)
        pay(support_id=granted, paid=Paid(date.today(), "PC-0017", Decimal("1000000")), **chief)
    room.ids["support_id"] = granted
    room.show("supervisor", "cases:case", room.case_id, more="?tab=support")
    room.show("supervisor", "entitlements:list")
    for name in ("group", "propose"):
        room.show("supervisor", f"entitlements:{name}", room.case_id)
    room.show("supervisor", "entitlements:decide", asked)
    for name in ("support", "pay"):
        room.show("supervisor", f"entitlements:{name}", granted)
