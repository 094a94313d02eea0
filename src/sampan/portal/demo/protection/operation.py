"""An operation of sixty people at a bridge at dawn: wristbands, signs of risk, a queue, who was seen."""

from uuid import UUID

from sampan.portal.demo.protection.desks import Cast, account, at
from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.surge.services.asking import Said, keep_answers
from sampan.protection.surge.services.queueing import claim_next, mark_seen
from sampan.protection.surge.services.registering import QUICK, NewArrival, open_arrivals
from sampan.protection.surge.services.sharing import share_out
from sampan.protection.surge.services.triaging import change_level

NATIONALITIES = {"VN": 26, "KH": 13, "TH": 7, "MM": 6, "LA": 5, "ID": 2, "CN": 1}
SIGNS = (
    ("debt",),
    (),
    ("threats", "alone"),
    (),
    ("medical",),
    ("debt", "threats"),
    (),
    ("no_common_language",),
)
FORMS = ("forced_criminality", "forced_labour")
NAME = "Cầu Gió, rạng sáng"


def receive_the_sixty(cast: Cast) -> UUID:
    """Register the people of the operation, ask some of them in the group, see some; return the operation's id."""
    with at("supervisor") as who:
        operation_id = begin_operation(
            name=NAME, country="VN", province="VN-37", happened_on=cast.day(1), people_expected=64, **who
        )
        ids = open_arrivals(arrivals=_arrivals(cast), operation_id=operation_id, source=QUICK, **who)
        share_out(case_ids=ids[:6], to=[account("officer")], **who)
        said = [Said(one, {"papers": "yes", "leave": "no", "pay": "yes"}) for one in ids[:4]]
        keep_answers(said=said, **who)
        change_level(case_id=ids[-1], level="now", why="seen", text="Run, không nói.", **who)
        for _ in range(14):
            seen = claim_next(operation_id=operation_id, **who)
            if seen is not None:
                mark_seen(case_id=seen, **who)
    with at("officer") as who:
        claim_next(operation_id=operation_id, **who)
    return operation_id


def _arrivals(cast: Cast) -> list[NewArrival]:
    arrivals = []
    countries = [country for country, number in NATIONALITIES.items() for _ in range(number)]
    for place, country in enumerate(countries):
        age = 16 if place in (4, 31) else 19 + (place * 7) % 26
        person = cast.maker.make(
            citizenship=country, form=FORMS[place % 2], where="VN", registered=cast.day(1), age=age
        )
        draft = CaseDraft(person.record, person.identity, event="rescued", event_on=cast.day(1))
        arrivals.append(NewArrival(draft, signs=SIGNS[place % len(SIGNS)]))
    return arrivals
