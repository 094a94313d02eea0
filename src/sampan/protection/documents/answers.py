"""Answers that hold a document: nothing of it runs, nothing is shown but a picture that the node made itself."""

from typing import TypeVar

from django.http import HttpResponse, StreamingHttpResponse

from sampan.protection.documents.facts import CleanCopy, OpenedDocument

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)
_NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'"


def streamed(opened: OpenedDocument) -> StreamingHttpResponse:
    """Return a file as a download, one mebibyte in memory at a time."""
    answer = StreamingHttpResponse(opened.pieces(), content_type=opened.media_type)
    answer["Content-Length"] = str(opened.size_bytes)
    return _guarded(answer, f'attachment; filename="{opened.download_name}"')


def download(copy: CleanCopy) -> HttpResponse:
    """Return a clean copy as a download."""
    answer = HttpResponse(copy.content, content_type=copy.media_type)
    return _guarded(answer, f'attachment; filename="{copy.download_name}"')


def picture(content: bytes) -> HttpResponse:
    """Return a preview, which the node encoded itself, to be shown in a page."""
    return _guarded(HttpResponse(content, content_type="image/jpeg"), "inline")


def _guarded(answer: Answer, disposition: str) -> Answer:
    answer["Content-Disposition"] = disposition
    answer["Content-Security-Policy"] = _NOTHING_RUNS
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    return answer
