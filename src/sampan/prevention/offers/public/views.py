"""Views of the public site: request to answer to page. Nothing that is asked is kept, logged or put into an address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sampan.engines.screening.offers.codes import SIGNS
from sampan.prevention.offers.pictures import LARGEST, can_read
from sampan.prevention.offers.public.answering import answer_of, warnings_in
from sampan.prevention.offers.public.asking import Asked, Checked, asked_from, require_turn
from sampan.prevention.offers.public.card import CARD_SIGNS, CardLines, can_draw, card_lines, card_png
from sampan.prevention.offers.public.helping import best_number, countries, numbers_in
from sampan.prevention.offers.public.machines import refused_in_json
from sampan.prevention.offers.public.pages import page, preferred
from sampan.prevention.offers.public.today import today
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.territories import is_country

_MEGABYTES = LARGEST // 2**20


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Lead to the pages in the language that the browser asks for."""
    response = HttpResponseRedirect(f"/{preferred(request)}/")
    response["Vary"] = "Accept-Language"
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say that the process answers, and whether it can read pictures."""
    return JsonResponse({"ok": True, "pictures": can_read()})


@csrf_exempt  # nobody is signed in here: there is nothing to forge
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, language: str) -> HttpResponse:
    """Take a message or a picture, and show what was found."""
    if request.method != "POST":
        return _form(request, language)
    try:
        checked = asked_from(request, page_language=language)
    except Asked as refused:
        return _form(request, language, refused=refused)
    return _result(request, language, checked)


def _form(request: HttpRequest, language: str, refused: Asked | None = None) -> HttpResponse:
    typed = request.POST if refused and refused.code != "too_big" else {}
    shown = {
        "error": refused.code if refused else "",
        "error_words": _error(language, refused.code) if refused else "",
        "text": typed.get("text", ""),
        "megabytes": _MEGABYTES,
        "can_read": can_read(),
        "named": typed.get("lang", ""),
        "number": best_number(_country(request), on=today()),
    }
    return page(request, "ask", language, here="check", status=refused.status if refused else 200, **shown)


def _result(request: HttpRequest, language: str, checked: Checked) -> HttpResponse:
    agencies, campaigns = settings.SAMPAN_AGENCIES.current(), settings.SAMPAN_WARNINGS.current()
    answer = answer_of(checked, language=language, agencies=agencies, on=today(), campaigns=campaigns)
    return page(
        request, "result", language, here="check", answer=answer, text=checked.text,
        number=best_number(_country(request), on=today()), card="+".join(answer.codes[:CARD_SIGNS]),
        list_day=agencies.made_on.isoformat() if agencies else "",
    )  # fmt: skip


def _error(language: str, code: str) -> str:
    return str(site_words(language)["errors"][code]).format(megabytes=_MEGABYTES)


def _country(request: HttpRequest) -> str:
    from_site: str = settings.SAMPAN_SITE.country
    asked = request.GET.get("country", "")
    return asked if is_country(asked) else from_site


@require_safe
def call(request: HttpRequest, language: str) -> HttpResponse:
    """Show whom to call in a country."""
    country = _country(request)
    numbers = numbers_in(country, on=today())
    shown = {"country": country, "countries": countries(language), "numbers": numbers, "same": "call/"}
    return page(request, "call", language, here="call", **shown)


@require_safe
def card(request: HttpRequest, language: str) -> HttpResponse:
    """Show a card with the signs that were found, to keep or send; the message is not on it."""
    codes = _codes(request)
    shown = {
        "lines": _card(codes, language, request),
        "codes": "+".join(codes),
        "can_draw": can_draw(language),
        "same": f"card/?signs={'+'.join(codes)}",
    }
    return page(request, "card", language, here="check", **shown)


@require_safe
def card_picture(request: HttpRequest, language: str) -> HttpResponse:
    """Draw the card as a picture."""
    try:
        require_turn(request)
    except Asked as refused:
        return refused_in_json(refused)
    if not can_draw(language):
        raise Http404
    drawn = card_png(_card(_codes(request), language, request))
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = "no-store"
    return response


def _card(codes: tuple[str, ...], language: str, request: HttpRequest) -> CardLines:
    number = best_number(_country(request), on=today())
    return card_lines(codes, language=language, number=number.number if number else "")


def _codes(request: HttpRequest) -> tuple[str, ...]:
    asked = request.GET.get("signs", "").replace("+", " ").split()
    return tuple(code for code in dict.fromkeys(asked) if code in SIGNS)[:CARD_SIGNS]


@require_safe
def warnings(request: HttpRequest, language: str) -> HttpResponse:
    """Show the campaigns that the office confirmed and published."""
    if not settings.SAMPAN_SITE.warnings:
        raise Http404
    told = warnings_in(settings.SAMPAN_WARNINGS.current(), language=language)
    return page(request, "warnings", language, here="warnings", warnings=told, same="warnings/")


@require_safe
def about(request: HttpRequest, language: str) -> HttpResponse:
    """Say what the site does with what is pasted, and what it cannot do."""
    return page(
        request,
        "about",
        language,
        here="about",
        signs=len(SIGNS),
        same="about/",
        counts=settings.SAMPAN_TALLY is not None,
    )
