"""The middlebox reads whole HTTP messages, and bends the body of a message, never its head."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

from bench.fault_lab.meddler import Meddler, read_message

REQUEST = b"POST /exchange/frames HTTP/1.1\r\nHost: there\r\nContent-Length: 5\r\n\r\n12345"


def read(octets: bytes) -> list[bytes]:
    async def all_of() -> list[bytes]:
        reader = asyncio.StreamReader()
        reader.feed_data(octets)
        reader.feed_eof()
        found = []
        while message := await read_message(reader):
            found.append(message)
        return found

    with ThreadPoolExecutor(1) as apart:  # the browser driver's event loop may run in this thread
        return apart.submit(lambda: asyncio.run(all_of())).result()


def meddler(mode: str, share: float) -> Meddler:
    return Meddler("127.0.0.1", 1, random.Random(5), mode=mode, share=share)


def test_two_requests_on_one_connection_are_two_messages():
    assert read(REQUEST * 2) == [REQUEST, REQUEST]


def test_answer_without_a_body_is_its_head():
    head = b"HTTP/1.1 204 No Content\r\n\r\n"
    assert read(head) == [head]


def test_corruption_flips_one_bit_of_the_body_and_counts_it():
    bender = meddler("corrupt", 1.0)
    bent = bender.bent(REQUEST)
    wrong = [at for at, (old, new) in enumerate(zip(REQUEST, bent, strict=True)) if old != new]
    assert len(wrong) == 1
    assert wrong[0] >= REQUEST.index(b"12345")
    assert bender.did["corrupt"] == 1


def test_other_modes_leave_messages_as_they_are():
    assert meddler("pass", 1.0).bent(REQUEST) == REQUEST
    assert meddler("replay", 1.0).bent(REQUEST) == REQUEST
