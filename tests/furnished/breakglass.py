"""An emergency access to the room's case by somebody of another agency; and, on the phone, the page that finds one."""

from harness.people import make_account
from sampan.protection.cases.models import Case
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import break_glass
from tests.furnished.room import Room

HOLDERS = ("access_id",)
BODIES = {
    "emergency-access/<uuid:access_id>/": {"verdict": "justified", "note": "x"},
    "api/emergency-access/<access_id>/review/": {"is_justified": True, "note": "x"},
    "api/emergency-access/find/": {"text": "nobody of that name"},
    "emergency-access/find/": {"text": "nobody of that name"},
}
NO_PAGE = {"breakglass:open", "breakglass:end"}


def furnish(room: Room) -> None:
    """Open the file in an emergency; its supervisor has not reviewed it yet."""
    if not Account.objects.filter(is_service=True).exists():
        make_account("node_service", agency="Agency of the node")
    officer = actor_of(make_account("front_line_officer", agency="Đồn biên phòng cửa khẩu"))
    with room.reading():
        number = Case.objects.get(id=room.case_id).number
    with room.reading(officer):
        (found,) = find_file(text=number, **room.who(officer))
        opened = break_glass(
            token=found.token, reason="found_by_authority", text=room.secret, **room.who(officer)
        )
    room.ids["access_id"] = opened
    for name, args in (("list", ()), ("find", ()), ("access", (opened,))):
        room.show("supervisor", f"breakglass:{name}", *args)
