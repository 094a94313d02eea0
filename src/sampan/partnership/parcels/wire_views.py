"""What other nodes ask about large files: no session, no cookie; the file's key alone counts."""

import queue
import threading
import time
from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from sampan.engines.exchange.chunk_requests import ANSWER_HEADER, HEADER
from sampan.partnership.parcels.services.answering import (
    ChunkAnswer,
    answer_missing,
    give_chunk,
    take_chunk,
)

PIECE = 16 * 1024  # octets
IDLE_SECONDS = 30.0  # without an octet: whoever dribbles holds no thread for longer
WHOLE_SECONDS = 180.0  # for one chunk: 47 kbit/s


@require_GET
def missing(request: HttpRequest, parcel_id: UUID) -> HttpResponse:
    """Say which chunks of a file are missing here."""
    return _answer(answer_missing(parcel_id, request.headers.get(HEADER, "")))


@csrf_exempt
@require_http_methods(["GET", "PUT"])
def chunk(request: HttpRequest, parcel_id: UUID, index: int) -> HttpResponse:
    """Take one chunk from the sender, or give one to a receiver that fetches."""
    header = request.headers.get(HEADER, "")
    if request.method == "GET":
        return _answer(give_chunk(parcel_id, index, header))
    told = request.META.get("CONTENT_LENGTH") or "0"
    length = int(told) if told.isascii() and told.isdigit() and len(told) < 12 else 0
    return _answer(take_chunk(parcel_id, index, header, length=length, read=patient_reader(request.read)))


def patient_reader(read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Return a reader of a request's body that gives up on whoever sends too slowly, and then returns what came.

    The server's own read has no time limit, so it runs in a thread that is left behind: it ends when the
    connection is closed, which is what answering before the end of a body does.
    """

    def read_within(length: int) -> bytes:
        pieces: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_pump, args=(read, length, pieces.put), daemon=True).start()
        got, ends = bytearray(), time.monotonic() + WHOLE_SECONDS
        while len(got) < length:
            try:
                piece = pieces.get(timeout=max(0.0, min(IDLE_SECONDS, ends - time.monotonic())))
            except queue.Empty:
                break
            if not piece:
                break
            got += piece
        return bytes(got)

    return read_within


def _pump(read: Callable[[int], bytes], length: int, put: Callable[[bytes], None]) -> None:
    left = length
    while left > 0:
        try:
            piece = read(min(PIECE, left))
        except Exception:
            piece = b""
        put(piece)
        if not piece:
            return
        left -= len(piece)


def _answer(answer: ChunkAnswer) -> HttpResponse:
    kind = "application/json" if answer.body.startswith(b"{") else "application/octet-stream"
    response = HttpResponse(answer.body, status=answer.status, content_type=kind)
    if answer.mac:
        response[ANSWER_HEADER] = answer.mac
    if answer.retry_after:
        response["Retry-After"] = str(answer.retry_after)
    response["Cache-Control"] = "no-store"
    return response
