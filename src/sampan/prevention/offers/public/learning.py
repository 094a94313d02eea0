"""Lessons and quiz on the public site: read without a script, marked in memory; of a quiz sums alone are counted."""

import logging
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sampan.prevention.awareness.lessons import CHOICES, Course, Lesson, course
from sampan.prevention.awareness.quiz import AFTER, Marked, mark
from sampan.prevention.offers.public.asking import Asked, require_turn
from sampan.prevention.offers.public.helping import best_number
from sampan.prevention.offers.public.pages import page
from sampan.prevention.offers.public.today import today
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.errors import InvalidInput, Unavailable

logger = logging.getLogger("sampan.learning")


@require_safe
def lessons(request: HttpRequest, language: str) -> HttpResponse:
    """Show the lessons."""
    told = [(one, _picture(one)) for one in course(language).lessons]
    return _page(request, "lessons", language, same="lessons/", lessons=told)


@require_safe
def lesson(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """Show a lesson card by card, and what to keep in mind."""
    told = course(language).lessons
    place = next((place for place, one in enumerate(told) if one.code == code), None)
    if place is None:
        raise Http404
    shown = {
        "lesson": told[place],
        "number": place + 1,
        "count": len(told),
        "following": told[place + 1] if place + 1 < len(told) else None,
        "hotline": best_number(settings.SAMPAN_SITE.country, on=today()) if code == "help" else None,
    }
    return _page(request, "lesson", language, same=f"lessons/{code}/", **shown)


@require_safe
def quiz_start(request: HttpRequest, language: str) -> HttpResponse:
    """Ask whether the quiz is taken before the lessons or after."""
    return _page(request, "quiz_start", language, same="quiz/")


@csrf_exempt  # nobody is signed in here: there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest, language: str, moment: str) -> HttpResponse:
    """Ask the questions, and mark the answers for the one who gave them."""
    if request.method != "POST":
        return _quiz(request, language, moment)
    try:
        require_turn(request)
        marked = _marked(request, course(language))
    except Asked as refused:
        words = site_words(language)
        error = words["learn"]["empty"] if refused.code == "empty" else words["errors"][refused.code]
        return _quiz(request, language, moment, status=refused.status, error_words=error)
    _count(marked, campaign=campaign_of(request), language=language, moment=moment)
    shown = {"marked": marked, "is_after": moment == AFTER, "asked": len(marked.answers)}
    return _page(request, "marked", language, same=f"quiz/{moment}/", **shown)


def campaign_of(request: HttpRequest) -> str:
    """Return the code of a campaign that the address names (`?c=`) and the site knows; else an empty one."""
    told = request.POST.get("c") or request.GET.get("c", "")
    return told if told in settings.SAMPAN_SITE.campaigns else ""


def _marked(request: HttpRequest, told: Course) -> Marked:
    chosen = {one.code: request.POST.get(one.code, "") for one in told.questions}
    if not any(chosen.values()):
        raise Asked("empty")
    try:
        return mark(told, chosen)
    except InvalidInput:
        raise Asked("empty") from None


def _count(marked: Marked, *, campaign: str, language: str, moment: str) -> None:
    """Add the quiz to the site's sums, where it counts; who took it gets the answer whatever becomes of that."""
    if settings.SAMPAN_TALLY is None:
        return
    try:
        settings.SAMPAN_TALLY.add(marked, campaign=campaign, language=language, moment=moment)
    except (Unavailable, InvalidInput):
        logger.exception("A quiz could not be counted.")


def _quiz(
    request: HttpRequest, language: str, moment: str, *, status: int = 200, error_words: str = ""
) -> HttpResponse:
    questions = [
        {
            "question": one,
            "number": number,
            "choices": one.choices.items(),
            "chosen": _chosen(request, one.code),
        }
        for number, one in enumerate(course(language).questions, start=1)
    ]
    shown = {"questions": questions, "moment": moment, "error_words": error_words, "same": f"quiz/{moment}/"}
    return _page(request, "quiz", language, status=status, **shown)


def _chosen(request: HttpRequest, code: str) -> str:
    told = str(request.POST.get(code, ""))
    return told if told in CHOICES else ""


def _page(
    request: HttpRequest, name: str, language: str, *, same: str, status: int = 200, **shown: Any
) -> HttpResponse:
    campaign = campaign_of(request)
    more = f"?c={campaign}" if campaign else ""
    shown = {
        "course": course(language),
        "campaign": campaign,
        "more": more,
        "counts": settings.SAMPAN_TALLY is not None,
    } | shown
    return page(request, name, language, here="lessons", status=status, same=same + more, **shown)


def _picture(one: Lesson) -> str:
    """The sign that stands beside a lesson: that of its first card, if it has one."""
    return one.cards[0].sign
