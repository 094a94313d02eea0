"""Working lists: one of the worker's own, one of the office's."""

from sampan.protection.cases.services.filtering import Filter
from sampan.protection.worklists.services.keeping import keep_list
from tests.furnished.room import Room

NOT_CASES = {"list_id"}
BODIES = {"api/worklists/": {"name": "x", "filters": {"state": "open"}}}


def furnish(room: Room) -> None:
    """Keep two lists and show the pages of them."""
    kept = Filter(state="open", urgency="urgent", form="forced_criminality", needs=("unscreened",))
    with room.reading(room.supervisor):
        who = room.who(room.supervisor)
        keep_list(name="Gấp, chưa sàng lọc", filter=kept, is_office=True, **who)
        own = keep_list(name="Của tôi", filter=Filter(mine=True, citizenship="VN"), is_office=False, **who)
    room.ids["list_id"] = own
    room.show("supervisor", "worklists:list")
    room.show("supervisor", "worklists:new", more="?state=open&needs=overdue,no_consent")
    room.show("supervisor", "worklists:remove", own)
    room.show("supervisor", "cases:list", more="?state=open&needs=unscreened&form=forced_criminality")
