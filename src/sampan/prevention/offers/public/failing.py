"""What the public site shows when something is missing or breaks: what was kept (nothing), and whom to call."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sampan.prevention.offers.public.helping import best_number
from sampan.prevention.offers.public.pages import page, preferred
from sampan.prevention.offers.public.today import today
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.languages import LANGUAGES


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that what came cannot be read."""
    return _failed(request, "too_big", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return _failed(request, "not_found", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke."""
    return _failed(request, "broken", status=500)


def _failed(request: HttpRequest, code: str, *, status: int) -> HttpResponse:
    named = request.path.strip("/").split("/")[0]
    language = named if named in LANGUAGES else preferred(request)
    shown = {
        "error_words": str(site_words(language)["errors"][code]).format(megabytes=5),
        "number": best_number(settings.SAMPAN_SITE.country, on=today()),
    }
    return page(request, "missing", language, status=status, **shown)
