"""What the codemaps and exchange slices put into the worlds: a code that nobody knows, a member reached by file."""

from types import SimpleNamespace

from sampan.partnership.codemaps.services.translating import translate
from tests.furnished.room import Room

NOT_CASES = ("list_name", "theirs", "map_id")
NO_PAGE = {"codemaps:unmap", "exchange:hello", "exchange:frames", "exchange:bundle", "exchange:links"}


def furnish(room: Room) -> None:
    """Let a letter of the room's peer come with a code that stands in no list here."""
    with room.reading():
        translate(SimpleNamespace(member="kh-test", body={"record": {"forms": ["another_form"]}}))  # type: ignore[arg-type]
    room.show("administrator", "codemaps:list")
    room.show("administrator", "codemaps:map", "kh-test", "form_of_exploitation", "another_form")
    room.show("administrator", "exchange:member", "kh-test")
