"""The invented person whom the attacks are after, and every string that would give them away."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache

from sampan.registry.people.identity import Identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.names import PersonName

NAME = "Đặng Xuyến Quỳnhmẫu"
ROMANISED = "Dang Xuyen Quynhmau"
OTHER_NAME = "ຈັນທະລາ ສົມມຸດ"
PHONE = "+84 967 418 253"
DOCUMENT = "ZQ7391846"
EMAIL = "quynhmau@thu.example"
HANDLE = "@xuyen.quynhmau.99"
ADDRESS = "17 Ngõ Giả Định, Lạng Sơn"
BIRTH_DATE = "1999-03-17"
NARRATIVE = "Người môi giới hứa một việc làm khác"
NOTE = "Chị gái của cô ấy biết nơi ở mới"
REASON = "Lời khai khớp với hai nhân chứng"
GUARDIAN = "Giám hộ Trịnh Văn Bịa"
FEEDBACK = "She sleeps at her aunt's in Bàn Thử"
TYPED = "Bùi Thị Nháp"
IMPORTED = "Ngọcgiả"
KEPT = "Hoàngbịa"
UPLOADED_ID = "SOURCE-5591-X"

SECRETS = (
    NAME, ROMANISED, OTHER_NAME, PHONE, DOCUMENT, EMAIL, HANDLE, ADDRESS, NARRATIVE, NOTE, REASON,
    GUARDIAN, FEEDBACK, TYPED, IMPORTED, KEPT, UPLOADED_ID, "Quỳnhmẫu", "Quynhmau", "quynhmau", "967418253", "ngocgia",
)  # fmt: skip
"""What nobody outside may ever see, whole or in the part by which a person is recognised."""
FURNISHED = (
    "@viec_nhe",
    "Bến xe Mỹ Đình",
    "Lò Thị Mế",
    "Vàng A Bạn",
    "Lò Thị Đôi",
    "Người Thử",
    "Trần Mẫu",
    "Lý Khác Người",
)
"""What the slices' furniture says of this person and of those around them: names, an account, a meeting place."""


def identity() -> Identity:
    """Return the person's whole identity."""
    return Identity(
        name=PersonName.of(NAME, romanised=ROMANISED),
        other_names=(PersonName.of(OTHER_NAME),),
        birth_date=PartialDate.parse(BIRTH_DATE),
        documents=({"kind": "passport", "number": DOCUMENT, "country": "VN"},),
        phones=(PHONE,),
        emails=(EMAIL,),
        handles=(HANDLE,),
        address=ADDRESS,
        narrative=NARRATIVE,
    )


@cache
def spellings(secret: str) -> tuple[bytes, ...]:
    """Return the bytes, longer than seven, by which a secret could stand in a page, a JSON text, a dump or base64."""
    return tuple(one for one in _spelt(secret) if len(one) > 7)


def _spelt(secret: str) -> Iterable[bytes]:
    plain = secret.encode()
    yield plain
    yield secret.encode("utf-16-le")
    yield plain.hex().encode()
    if not secret.isascii():
        escaped = secret.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
        yield escaped
        yield escaped.replace(b"\\", b"\\\\")
        yield b"".join(b"&#%d;" % ord(one) if ord(one) > 127 else one.encode() for one in secret)
    # base64 has three alignments; the inner part of each is the same whatever stands around
    for shift in range(3):
        yield b64encode(b"\x00" * shift + plain)[4:-4]


def told(content: bytes, secrets: Iterable[str] = SECRETS) -> list[str]:
    """Return the secrets that stand in `content`, in any spelling."""
    return [secret for secret in secrets if any(one in content for one in spellings(secret))]
