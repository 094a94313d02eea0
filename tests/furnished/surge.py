"""An operation of the supervisor's with people on its board, and a sheet whose wrong rows wait."""

from datetime import date

from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.records.services.uploads import UploadReceiver
from sampan.protection.surge.services.receiving import receive_sheet
from sampan.protection.surge.services.registering import QUICK, NewArrival, open_arrivals
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.furnished.room import Room

HOLDERS = {"operation_id", "sheet_id"}
NOT_CASES = {"operation_id", "sheet_id"}
NO_PAGE = {"surge:weigh", "surge:share", "surge:confirm", "surge:mend", "surge:act"}
BODIES: dict[str, dict[str, object]] = {
    "api/surge/people/<case_id>/signs": {"signs": ["alone"]},
    "api/surge/people/<case_id>/level": {"level": "later", "why": "seen"},
    "api/surge/operations/<operation_id>/tags": {"count": 3},
    "surge/<uuid:operation_id>/tags/": {"count": "3"},
    "surge/<uuid:operation_id>/find/": {"tag": "00013"},
    "surge/people/<uuid:case_id>/act/": {"act": "seen"},
    "surge/people/<uuid:case_id>/level/": {"level": "later", "why": "seen"},
    "surge/people/<uuid:case_id>/": {"signs": ["alone"]},
}


def furnish(room: Room) -> None:
    """Put three people into an operation, one of them known by free text that nobody else may see."""
    with room.reading(room.supervisor):
        operation_id = begin_operation(
            name="Border gate, 3 March",
            country="KH",
            province="",
            happened_on=date(2026, 3, 3),
            people_expected=40,
            **room.who(room.supervisor),
        )
        told = [
            ({"sex": "female", "age": 15, "citizenship": ["VN"], "languages": ["vi"]}, ("alone",)),
            ({"sex": "male", "age": 24, "citizenship": ["MM"], "languages": ["my"]}, ("debt",)),
            ({"sex": "male", "age": 31, "citizenship": ["KH"], "languages": ["km"]}, ()),
        ]
        identity = Identity(name=PersonName.of("Người Thử"), narrative=room.secret)
        ids = open_arrivals(
            arrivals=[
                NewArrival(CaseDraft(record=record, identity=identity), signs=signs) for record, signs in told
            ],
            operation_id=operation_id,
            source=QUICK,
            **room.who(room.supervisor),
        )
        receiver = UploadReceiver()
        receiver.take("name,sex,age\nLê Mẫu,nam,24\nTrần Mẫu,nam,old\n".encode())
        sheet_id = receive_sheet(
            upload=receiver.done(), operation_id=operation_id, event="rescued", **room.who(room.supervisor)
        )
    room.ids |= {"operation_id": operation_id, "sheet_id": sheet_id}
    room.show("supervisor", "surge:list")
    room.show("supervisor", "surge:begin")
    for name in ("board", "find", "people", "printed", "upload", "quick", "tags", "next", "ask"):
        room.show("supervisor", f"surge:{name}", operation_id)
    room.show("supervisor", "surge:printed", operation_id, more="?nationality=MM&for=embassy")
    for name in ("person", "level"):
        room.show("supervisor", f"surge:{name}", ids[0])
    room.show("supervisor", "assistance:transfer_many", operation_id)
    for name in ("sheet", "discard"):
        room.show("supervisor", f"surge:{name}", sheet_id)
