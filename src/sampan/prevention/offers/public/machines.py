"""The check for chat services: JSON in, JSON out."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sampan.engines.screening.offers.checking import Sign
from sampan.engines.screening.offers.lexicon import languages
from sampan.engines.screening.offers.telling import ClaimWords, SignWords, words_in
from sampan.prevention.offers.public.answering import agencies_in, campaign_of
from sampan.prevention.offers.public.asking import Asked, Checked, checked_text, require_turn
from sampan.prevention.offers.public.today import today
from sampan.prevention.offers.words import site_words

_LARGEST_JSON = 2**20


@csrf_exempt
@require_POST
def check_for_machines(request: HttpRequest) -> HttpResponse:
    """Answer a chat service: JSON `text`, perhaps `lang` and `say` (the language of the words)."""
    try:
        require_turn(request)
        told = _told(request)
        say = told["say"] if told.get("say") in languages() else "en"
        checked = checked_text(told["text"], language=told["lang"] if told.get("lang") in languages() else "")
    except Asked as refused:
        return refused_in_json(refused)
    return _json(_as_json(checked, say))


def _told(request: HttpRequest) -> dict[str, Any]:
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LARGEST_JSON:
        raise Asked("too_big", status=413)
    try:
        told = json.loads(request.body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Asked("not_text", status=400) from None
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise Asked("empty")
    return told


def _as_json(checked: Checked, say: str) -> dict[str, Any]:
    verdict, words = checked.verdict, words_in(say)
    level = words.levels[verdict.level]
    return {
        "lang": verdict.language,
        "is_lure": verdict.is_lure,
        "score": round(verdict.score, 4),
        "level": verdict.level,
        "says": level.title,
        "do": level.text,
        "signs": [_told_sign(one, words.signs[one.code]) for one in verdict.signs],
        "claims": [_told_sign(one, words.claims[one.code]) for one in verdict.claims],
        "agencies": _told_agencies(checked.text, say),
        "campaign": campaign_of(checked.text, campaigns=settings.SAMPAN_WARNINGS.current(), language=say),
        "limits": [*verdict.limits, *(["too_long"] if checked.was_cut else [])],
    }


def _told_sign(one: Sign, words: SignWords | ClaimWords) -> dict[str, Any]:
    place = {"code": one.code, "words": one.words, "start": one.start, "end": one.end}
    return place | {"name": words.name, "check": words.check}


def _told_agencies(text: str, say: str) -> list[dict[str, str]]:
    found = agencies_in(text, agencies=settings.SAMPAN_AGENCIES.current(), language=say, on=today())
    return [{"kind": one.kind, "words": one.words, "agency": one.agency, "says": one.says} for one in found]


def refused_in_json(refused: Asked) -> HttpResponse:
    """Answer a refusal with its code and its words."""
    return _json(
        {
            "error": refused.code,
            "says": str(site_words("en")["errors"][refused.code]).format(megabytes=_LARGEST_JSON // 2**20),
        },
        status=refused.status,
    )


def _json(told: dict[str, Any], *, status: int = 200) -> HttpResponse:
    response = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-store"
    return response
