"""An inspector who keeps the register, and agencies invented for the tests."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from sampan.prevention.recruitment.services.licensing import NewLicence, record_licence
from sampan.prevention.recruitment.services.lists import NewSource, keep_source
from sampan.prevention.recruitment.services.register import Entry, enter_recruiter
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader

TODAY = date(2026, 11, 23)
HEADER = (
    "Tên doanh nghiệp,Tên khác,Số giấy phép,Từ ngày,Đến ngày,Thị trường,Điện thoại,Đình chỉ từ,Thu hồi ngày"
)
MAPPING = {
    "name": "Tên doanh nghiệp", "other_names": "Tên khác", "number": "Số giấy phép", "valid_from": "Từ ngày",
    "valid_until": "Đến ngày", "destinations": "Thị trường", "contacts": "Điện thoại", "suspended_from": "Đình chỉ từ",
    "revoked_on": "Thu hồi ngày",
}  # fmt: skip
ROWS = (
    'Công ty TNHH An Phát Hưng,An Phat Hung Manpower,1/LĐ-GP,01/01/2020,31/12/2030,"JP, KR",024 3999 0001,,',
    "Công ty CP Sen Vàng,,2/LĐ-GP,2019-01-01,2024-01-01,Japan,,,",
    "Công ty TNHH Biển Xanh,,3/LĐ-GP,2020-01-01,2030-01-01,,,,2025-05-01",
)


def sheet(*rows: str) -> io.BytesIO:
    return io.BytesIO("\n".join((HEADER, *rows)).encode())


@dataclass
class Keeper:
    """An inspector, and what they do."""

    reader: Reader

    @property
    def who(self) -> dict:
        return {"by": self.reader.actor, "purpose": self.reader.purpose}

    def agency(
        self,
        name: str,
        *others: str,
        number: str = "",
        country: str = "VN",
        contacts: tuple[str, ...] = (),
        **licence,
    ) -> UUID:
        """Enter an agency, with a licence where a number is given."""
        entry = Entry(name, country, others, contacts=contacts)
        made = enter_recruiter(entry=entry, **self.who)
        if number:
            record_licence(
                recruiter_id=made, licence=NewLicence(number, **licence), why="granted", **self.who
            )
        return made

    def source(self, name: str = "Register of the ministry") -> UUID:
        """Keep a source."""
        return keep_source(source=NewSource(name, "VN", "Ministry", "Open data"), **self.who)


@pytest.fixture
def keeper(people: Callable[..., object]) -> Keeper:
    """An inspector who reads for the rest of the test."""
    people("node_service")
    reader = Reader(people("labour_inspector"), Purpose.PROTECTION)
    enter(reader)
    return Keeper(reader)
