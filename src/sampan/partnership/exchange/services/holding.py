"""Answers a frame, at once or, when its sender asks, at a fixed time after its arrival and as large as itself.

A held answer says nothing by its time and size of what was inside or how much work it made. Work that takes longer
than the hold goes on beside the answer, which then holds nothing; the sender offers the same letters at its next
tick, and they are answered as letters taken before.
"""

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from http import HTTPStatus
from threading import BoundedSemaphore

from django.db import close_old_connections, transaction

from sampan.engines.exchange.frames import pack_frame
from sampan.partnership.exchange.services.opening import Reception
from sampan.partnership.exchange.services.receiving import receive_frame
from sampan.registry.clock.queries import house_now

logger = logging.getLogger(__name__)

SEALED_TYPE, PLAIN_TYPE = "application/octet-stream", "application/json"
_NOTHING = pack_frame([])
_AT_ONCE = 4  # frames under work; each has a database connection of its own
_WAITING = BoundedSemaphore(32)  # frames under work or queued for it; beyond that an answer holds nothing
_workers = ThreadPoolExecutor(max_workers=_AT_ONCE, thread_name_prefix="held")


def receive_posted(octets: bytes, *, signer: str) -> Reception:
    """Take in a frame in the open transaction; one with nothing inside is answered with nothing inside."""
    if octets.rstrip(b"\0") == _NOTHING.rstrip(b"\0"):
        return Reception(200, _NOTHING)
    return receive_frame(octets, signer=signer, now=house_now())


def receive_held(octets: bytes, *, signer: str, arrived_at: float, seconds: float) -> Reception:
    """Take in a frame in a transaction of its own and return the answer `seconds` after `arrived_at` (monotonic)."""
    work = _begin(octets, signer)
    time.sleep(max(0.0, arrived_at + seconds - time.monotonic()))
    done = work.result() if work is not None and work.done() else None
    return padded(done or Reception(200, _NOTHING), size=len(octets))


def padded(reception: Reception, *, size: int) -> Reception:
    """Return an answer that has, with its status line and type, as many octets as one of 200 with `size`."""
    if reception.is_receipt:
        return Reception(200, reception.body + bytes(max(0, size - len(reception.body))))
    shorter = len(SEALED_TYPE) - len(PLAIN_TYPE)
    longer = len(HTTPStatus(reception.status).phrase) - len(HTTPStatus.OK.phrase)
    return Reception(reception.status, reception.body.ljust(size + shorter - longer))


def _begin(octets: bytes, signer: str) -> "Future[Reception | None] | None":
    if not _WAITING.acquire(blocking=False):
        return None
    work = _workers.submit(_take_in, octets, signer)
    work.add_done_callback(lambda _: _WAITING.release())
    return work


def _take_in(octets: bytes, signer: str) -> Reception | None:
    """Take in a frame on this thread's own connection; None after a failure, which leaves nothing behind."""
    close_old_connections()
    try:
        with transaction.atomic():
            return receive_posted(octets, signer=signer)
    except Exception:
        logger.exception("A frame could not be taken in; its sender will offer it again.")
        return None
    finally:
        close_old_connections()
