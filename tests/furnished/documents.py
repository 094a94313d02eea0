"""Documents on the tab of the case and on their pages: a picture, a text, and one that was removed."""

import io

from sampan.protection.documents.services.keeping import About, keep_document, remove_document
from tests.furnished.room import Room
from tests.protection.documents.making import jpeg

HOLDERS = {"document_id"}
NOT_CASES: set[str] = set()
BODIES = {
    "documents/case/<uuid:case_id>/": {"purpose": "protection"},
    "documents/<uuid:document_id>/": {"purpose": "protection"},
    "api/documents/<uuidstr:document_id>": {"kind": "photo", "title": "x"},
    "api/documents/<uuidstr:document_id>/remove": {"reason": "mistake"},
}
NO_PAGE = {"documents:titles", "documents:preview", "documents:file", "documents:copy"}


def furnish(room: Room) -> None:
    """Three documents with the room's secret as their title."""

    def keep(content: bytes, kind: str, about: About) -> object:
        return keep_document(
            case_id=room.case_id, kind=kind, title=room.secret, stream=io.BytesIO(content), filename=room.secret,
            about=about, **room.who(),
        )  # fmt: skip

    with room.reading():
        gone = keep(room.secret.encode(), "statement", About())
        remove_document(document_id=gone, reason="duplicate", **room.who())
        keep(room.secret.encode(), "statement", About(language="km"))
        kept = keep(jpeg(size=(320, 200)), "travel_document", About(paper="KH:passport", consent="agreed"))
    room.ids["document_id"] = kept
    room.show("supervisor", "cases:case", room.case_id, more="?tab=documents")
    room.show("supervisor", "documents:new", room.case_id, more="?paper=VN:victim_paper")
    for name in ("document", "change", "remove"):
        room.show("supervisor", f"documents:{name}", kept)
