"""An operation begun by a supervisor, and sheets sent for it as the page sends them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.records.services.uploads import UploadReceiver
from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.receiving import confirm_sheet, receive_sheet
from sampan.protection.surge.services.registering import QUICK, NewArrival, open_arrivals
from sampan.protection.surge.services.taking import take_sheet
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader


@dataclass(frozen=True)
class Site:
    """An operation and who works on it; the supervisor reads."""

    operation_id: UUID
    supervisor: Actor
    worker: Actor
    purpose: Purpose = Purpose.PROTECTION

    @property
    def reader(self) -> Reader:
        return Reader(self.supervisor, self.purpose)

    def who(self, actor: Actor | None = None) -> dict:
        return {"by": actor or self.supervisor, "purpose": self.purpose}

    def read_as(self, actor: Actor) -> Reader:
        reader = Reader(actor, self.purpose)
        enter(reader)
        return reader

    def sent(self, text: str | bytes) -> UUID:
        receiver = UploadReceiver()
        receiver.take(text.encode() if isinstance(text, str) else text)
        return receive_sheet(
            upload=receiver.done(), operation_id=self.operation_id, event="rescued", **self.who()
        )

    def taken(self, text: str | bytes, *, keeps_wrong: bool = False) -> UUID:
        sheet_id = self.sent(text)
        confirm_sheet(sheet_id=sheet_id, keeps_wrong=keeps_wrong, **self.who())
        take_sheet(sheet_id=sheet_id, reader=self.reader)
        enter(self.reader)
        return sheet_id

    def arrive(
        self, *, signs: tuple[str, ...] = (), tag: str = "", by: Actor | None = None, **record
    ) -> UUID:
        arrival = NewArrival(CaseDraft(record=record), tag=tag, signs=signs)
        return open_arrivals(
            arrivals=[arrival], operation_id=self.operation_id, source=QUICK, **self.who(by)
        )[0]

    def people(self) -> list[Registration]:
        return list(Registration.objects.filter(operation_id=self.operation_id).order_by("tag"))


@pytest.fixture
def site(people: Callable[..., Actor]) -> Site:
    supervisor, worker = people("supervisor"), people("case_worker")
    enter(Reader(supervisor, Purpose.PROTECTION))
    operation_id = begin_operation(
        name="Compound, 3 March",
        country="KH",
        province="",
        happened_on=date(2026, 3, 3),
        people_expected=100,
        by=supervisor,
        purpose=Purpose.PROTECTION,
    )
    return Site(operation_id, supervisor, worker)
