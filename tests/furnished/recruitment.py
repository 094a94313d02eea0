"""Recruitment agencies: one with everything on its page, and a list in each state."""

import io
from datetime import date
from decimal import Decimal

from harness.people import make_account
from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.models import ListImport
from sampan.prevention.recruitment.services.licensing import (
    NewFee,
    NewLicence,
    act_on_licence,
    record_licence,
    set_fee,
)
from sampan.prevention.recruitment.services.lists import NewList, NewSource, keep_source, receive_list
from sampan.prevention.recruitment.services.register import Entry, change_recruiter, enter_recruiter
from sampan.registry.accounts.queries import actor_of
from tests.furnished.room import Room

NOT_CASES = {"recruiter_id", "source_id", "import_id", "series"}
NO_PAGE = {"recruitment:publish", "recruitment:confirm", "recruitment:discard"}
_NAME = "Công ty TNHH Cung ứng nhân lực Bến Mới"
_LIST = "name,number,valid_until\nCông ty CP Mẫu Một,1/LĐ,2030-01-01\nCông ty CP Mẫu Hai,,2030-01-01\n"


def furnish(room: Room) -> None:
    """Enter an agency with licence, suspension and ceiling, and receive two lists."""
    keeper = actor_of(make_account("labour_inspector", agency="Thanh tra lao động"))
    who = room.who(keeper)
    with room.reading(keeper) as reader:
        entry = Entry(_NAME, "VN", ("Ben Moi Manpower Co., Ltd",), "1 phố Mẫu, Hà Nội", ("+84 24 3999 0000",))
        made = enter_recruiter(entry=entry, **who)
        licence = NewLicence(
            "77/LĐTBXH-GP", "Bộ Mẫu", date(2022, 1, 1), date(2030, 1, 1), ("welders",), ("JP", "TW")
        )
        series = record_licence(recruiter_id=made, licence=licence, why="Granted", **who)
        act_on_licence(
            series=series,
            kind="suspended",
            from_on=date(2024, 1, 1),
            until_on=date(2024, 3, 1),
            reason="Fees",
            **who,
        )
        fee = NewFee(Decimal(3600), "USD", "Circular 21, article 3", date(2022, 1, 1), "JP")
        set_fee(fee=fee, recruiter_id=made, **who)
        change_recruiter(recruiter_id=made, entry=Entry(_NAME, "VN", entry.other_names), why="Moved", **who)
        source = keep_source(
            source=NewSource("Register of the ministry", "VN", "Ministry", "Open data"), **who
        )
        lists = [_receive(source, text, who) for text in (_LIST, _LIST, "tên,số\nCông ty Mẫu,1\n")]
        ListImport.objects.filter(id=lists[1]).update(status="taking")
        assert queries.list_import(import_id=lists[2], reader=reader).status == "columns"
    room.ids |= {"recruiter_id": made, "source_id": source, "import_id": lists[0], "series": series}
    for name in ("list", "new", "check", "lists", "new_source"):
        room.show("inspector", f"recruitment:{name}")
    for name in ("recruiter", "edit", "licence", "fee"):
        room.show("inspector", f"recruitment:{name}", made)
    for name in ("renew", "act"):
        room.show("inspector", f"recruitment:{name}", made, series)
    room.show("inspector", "recruitment:receive", source)
    for one in lists[:2]:
        room.show("inspector", "recruitment:import", one)
    room.show("inspector", "recruitment:columns", lists[2])
    room.show("inspector", "recruitment:list", more="?q=ben+moi")


def _receive(source: object, text: str, who: dict) -> object:
    stream = io.BytesIO(text.encode())
    return receive_list(source_id=source, stream=stream, new=NewList(date(2026, 1, 1), True), **who)
