"""The answer that holds a received file: read from its seal a mebibyte at a time, run by nobody."""

import re

from django.http import StreamingHttpResponse

from sampan.partnership.parcels.facts import OpenedParcel

_NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'"
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")


def streamed(opened: OpenedParcel) -> StreamingHttpResponse:
    """Return a file as a download; the connection breaks off when a piece of it is no longer authentic."""
    answer = StreamingHttpResponse(opened.pieces(), content_type="application/octet-stream")
    answer["Content-Length"] = str(opened.size)
    answer["Content-Disposition"] = f'attachment; filename="{safe_name(opened.filename)}"'
    answer["Content-Security-Policy"] = _NOTHING_RUNS
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    return answer


def safe_name(filename: str) -> str:
    """Return a name that no system takes for a path or a hidden file; `file.bin` when nothing is left of it."""
    plain = _SAFE.sub("_", filename.replace("\\", "/").rsplit("/", 1)[-1]).strip("._")
    return plain[-100:] or "file.bin"
