"""The questions that a person answers alone: one a page, no name, no data, left at once, no script needed."""

import secrets
from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.interviews.audio import audio_path, audio_url
from sampan.protection.interviews.facts import AloneFact
from sampan.protection.interviews.locking import locked_to
from sampan.protection.interviews.queries import alone_session
from sampan.protection.interviews.services.alone import (
    answer_alone,
    choose_language,
    end_alone,
    is_waiting,
    open_link,
    questions_of,
)
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader, named
from sampan.registry.accounts.queries import service_actor
from sampan.vocabulary.errors import NotFound
from sampan.vocabulary.guides.texts import text_of
from sampan.vocabulary.languages import LANGUAGES

_METHODS = ["GET", "HEAD", "POST"]
_DEVICE = "alone_device"
_SAID = ("yes", "no", "declined", "back", "stop", "start", "leave", "leave_hint")
"""What stands on every page of the person's, beside what is asked."""
_LIMIT = {"alone": "120/m/ip"}  # a whole shelter behind one address; a guess of 256 bits needs no more


@never_cache
@require_http_methods(_METHODS)
@login_required
def here(request: HttpRequest) -> HttpResponse:
    """Ask on the officer's own, locked device."""
    session_id = locked_to(request)
    if session_id is None:
        return redirect("home")
    reader = named(request.reader)
    try:
        return _ask(request, session_id, reader)
    except NotFound:
        return _over(request, "self.thanks", is_locked=True)


@never_cache
@require_http_methods(_METHODS)
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on another device, by a link: bound to the browser that opened it first, dead when it is done."""
    if not ratelimit.consume(request, app="sampan", action="alone", config=_LIMIT, limit_get=True):
        return _page(request, "alone_over", "en", {"words": text_of("self.stop", "en")}, status=429)
    reader = Reader(service_actor(), Purpose.PROTECTION)
    with reading_as(reader):
        try:
            return _by_link(request, token, reader)
        except NotFound:
            return _over(request, "", is_locked=False)


@require_safe
def audio(request: HttpRequest, language: str, key: str) -> FileResponse:
    """Give the recording of a text, where the node has one."""
    path = audio_path(key, language)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="audio/mpeg")


def _by_link(request: HttpRequest, token: str, reader: Reader) -> HttpResponse:
    device = request.session.get(_DEVICE, "")
    if not device and request.method == "POST":
        device = request.session[_DEVICE] = secrets.token_urlsafe(32)
    if request.method != "POST" and not _holds(token, device, reader):
        return _begin_page(request, is_waiting(token=token))
    session_id = open_link(token=token, device=device, by=reader.actor, purpose=reader.purpose)
    return _ask(request, session_id, reader)


def _holds(token: str, device: str, reader: Reader) -> bool:
    if not device:
        return False
    try:
        is_waiting(token=token)
    except NotFound:
        return True
    return False


def _ask(request: HttpRequest, session_id: UUID, reader: Reader) -> HttpResponse:
    told = alone_session(session_id=session_id, reader=reader)
    if told.ended_at is not None:
        raise NotFound("These questions are over.")
    if request.method == "POST":
        return _move(request, told, reader)
    step = _step(request, told)
    if step is None:
        return _begin_page(request, told.language)
    return _question_page(request, told, step)


def _move(request: HttpRequest, told: AloneFact, reader: Reader) -> HttpResponse:
    posted, by, purpose = request.POST, reader.actor, reader.purpose
    if "stop" in posted:
        end_alone(session_id=told.id, how="stopped", by=by, purpose=purpose)
        return redirect(request.path)
    if "begin" in posted:
        if posted.get("language", told.language) != told.language:
            choose_language(session_id=told.id, language=posted["language"])
        return redirect(f"{request.path}?at=0")
    step = _number(posted.get("at"))
    answer_alone(session_id=told.id, step=step, said=posted.get("said", ""), by=by, purpose=purpose)
    if step + 1 >= len(questions_of(told.sector, told.profile)):
        end_alone(session_id=told.id, how="finished", by=by, purpose=purpose)
        return redirect(request.path)
    return redirect(f"{request.path}?at={step + 1}")


def _begin_page(request: HttpRequest, language: str) -> HttpResponse:
    asked = request.GET.get("language", "")
    spoken = asked if asked in LANGUAGES else language
    languages = [(code, one.own_name, code == spoken) for code, one in LANGUAGES.items()]
    return _page(
        request, "alone_begin", spoken, {"languages": languages, "words": text_of("self.begin", spoken)}
    )


def _question_page(request: HttpRequest, told: AloneFact, step: int) -> HttpResponse:
    asked = questions_of(told.sector, told.profile)
    one = asked[step]
    shown = {
        "step": step,
        "number": step + 1,
        "of": len(asked),
        "back": step - 1,
        "words": one.text(told.language),
        "audio": audio_url(f"q.{one.code}", told.language),
    }
    return _page(request, "alone_question", told.language, shown)


def _over(request: HttpRequest, key: str, *, is_locked: bool) -> HttpResponse:
    """The end of every session looks alike, whether it was finished, stopped, over or never was."""
    language = translation.get_language() or "en"
    words = text_of(key or "self.thanks_own", language)
    shown = {"words": words, "is_locked": is_locked}
    return _page(request, "alone_over", words.language, shown, status=200 if is_locked else 410)


def _page(
    request: HttpRequest, name: str, language: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    said = {code: text_of(f"self.{code}", language) for code in _SAID}
    more = {"said": said, "spoken": language, "only_english": shown["words"].language != language}
    with translation.override(language):
        return render(request, f"interviews/{name}.html", shown | more, status=status)


def _step(request: HttpRequest, told: AloneFact) -> int | None:
    """Return the question that is asked for; the first that has no answer; None before the first."""
    asked = questions_of(told.sector, told.profile)
    if "at" in request.GET:
        return min(_number(request.GET["at"]), len(asked) - 1)
    if not told.answers:
        return None
    return next((at for at, one in enumerate(asked) if one.code not in told.answers), len(asked) - 1)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0
