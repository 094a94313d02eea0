"""Reporting an offer, and coming back with the code: what is written is sealed before it is laid down anywhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from sampan.prevention.offers.drop.receipts import Receipt, new_receipt, receipt_of
from sampan.prevention.offers.drop.sealing import open_answer, seal_report
from sampan.prevention.offers.public.asking import LONGEST, Asked, require_turn, verdict_of
from sampan.prevention.offers.public.pages import page
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput, Unavailable

View = Callable[[HttpRequest, str], HttpResponse]
_LONGEST_FIELD = 2_000


def _where_reports_are_taken(view: View) -> View:
    @wraps(view)
    def only(request: HttpRequest, language: str) -> HttpResponse:
        if not settings.SAMPAN_SITE.takes_reports:
            raise Http404
        return view(request, language)

    return only


@csrf_exempt  # nobody is signed in here: there is nothing to forge
@require_POST
@_where_reports_are_taken
def report(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form with the message; with `send`, seal the report, lay it down and show the code."""
    typed = {name: request.POST.get(name, "").strip() for name in ("text", "where", "more", "reach")}
    if "send" not in request.POST:
        return page(request, "report", language, here="check", typed=typed)
    try:
        require_turn(request)
        receipt = _sent(typed, language, has_agreed="consent" in request.POST)
    except Asked as refused:
        words = site_words(language)["errors"][refused.code]
        shown = {"typed": typed, "error_words": words}
        return page(request, "report", language, here="check", status=refused.status, **shown)
    return page(request, "reported", language, here="check", receipt=receipt)


def _sent(typed: dict[str, str], language: str, *, has_agreed: bool) -> Receipt:
    if not has_agreed:
        raise Asked("consent")
    if not typed["text"]:
        raise Asked("empty")
    verdict = verdict_of(typed["text"][:LONGEST])
    receipt = new_receipt(site=settings.SAMPAN_REPORT_KEY)
    _lay_down(
        {
            "kind": "report",
            "place": receipt.place,
            "key": receipt.key.hex(),
            "page": language,
            "text": typed["text"][:LONGEST],
            "language": verdict.language,
            "level": verdict.level,
            "score": round(verdict.score, 4),
            "signs": sorted({sign.code for sign in verdict.signs}),
        }
        | {name: typed[name][:_LONGEST_FIELD] for name in ("where", "more", "reach")}
    )
    return receipt


def _lay_down(told: dict[str, Any]) -> None:
    try:
        settings.SAMPAN_DROP.put_report(seal_report(told, to=settings.SAMPAN_REPORT_KEY))
    except Unavailable:
        raise Asked("not_sent", status=503) from None


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_where_reports_are_taken
def reply(request: HttpRequest, language: str) -> HttpResponse:
    """Ask for the code; with it, show the answers and take what somebody adds."""
    if request.method != "POST":
        return page(request, "reply", language, here="reply", same="reply/")
    try:
        require_turn(request)
        receipt = receipt_of(request.POST.get("code", ""), site=settings.SAMPAN_REPORT_KEY)
        added = request.POST.get("text", "").strip()[:LONGEST]
        if added:
            _lay_down({"kind": "addition", "place": receipt.place, "text": added})
    except InvalidInput:
        return _refused(request, language, "bad_code")
    except Asked as refused:
        return _refused(request, language, refused.code, status=refused.status)
    shown = {"receipt": receipt, "answers": _answers(receipt), "was_sent": bool(added)}
    return page(request, "replies", language, here="reply", **shown)


def _answers(receipt: Receipt) -> list[dict[str, Any]]:
    """Return the answers that lie there; one that was changed is left out rather than shown."""
    told = []
    for sealed in settings.SAMPAN_DROP.answers_at(receipt.place):
        try:
            told.append(open_answer(sealed, key=receipt.key, place=receipt.place))
        except IntegrityFailure:
            continue
    return told


def _refused(request: HttpRequest, language: str, code: str, *, status: int = 422) -> HttpResponse:
    words = site_words(language)["errors"][code]
    return page(request, "reply", language, here="reply", status=status, error_words=words, same="reply/")
