"""Identifiers: time-ordered for records that are listed by age, random for persons."""

import secrets
import time
from uuid import UUID, uuid4


def new_record_id() -> UUID:
    """Return a UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.

    Lists sorted by it are newest-first without a second index. It tells when a record was
    opened, so it stays inside the node; conversations and persons use `new_person_id`.
    """
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds << 80) | secrets.randbits(80)
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=number)


def new_person_id() -> UUID:
    """Return a random UUID (version 4) that says nothing about the person or the moment."""
    return uuid4()
