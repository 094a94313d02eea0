"""What every page of the public site is given: its words, its language, its menu and where it leads."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_request

from sampan.prevention.offers.words import site_words
from sampan.vocabulary.languages import LANGUAGES

_MENU = (
    ("check", "menu_check"),
    ("lessons", "menu_lessons"),
    ("call", "menu_call"),
    ("warnings", "menu_warnings"),
    ("reply", "menu_reply"),
    ("about", "menu_about"),
)


def page(
    request: HttpRequest, name: str, language: str, *, here: str = "", status: int = 200, **shown: Any
) -> HttpResponse:
    """Draw a page of the site in a language; nothing of it may be kept by the browser or on the way.

    `same`, among what is shown: the rest of the address under which the page stands in the other languages.
    """
    words, site = site_words(language), settings.SAMPAN_SITE
    menu = [
        (_address(language, code, more=str(shown.get("more", ""))), words[label], code == here)
        for code, label in _MENU
        if (code != "reply" or site.takes_reports) and (code != "warnings" or site.warnings)
    ]
    response = render(
        request,
        f"offers_public/{name}.html",
        {"w": words, "language": language, "site": site, "menu": menu, "here": here}
        | {"languages": [(code, LANGUAGES[code].own_name) for code in site.languages]}
        | shown,
        status=status,
    )
    response["Cache-Control"] = "no-store"
    return response


def _address(language: str, code: str, *, more: str) -> str:
    """The address of a place of the menu; that of the lessons keeps the campaign's code."""
    if code == "check":
        return f"/{language}/"
    return f"/{language}/{code}/{more if code == 'lessons' else ''}"


def preferred(request: HttpRequest) -> str:
    """Return the site's language that the browser asks for, else the site's first."""
    asked = get_language_from_request(request)
    languages: tuple[str, ...] = settings.SAMPAN_SITE.languages
    return next((code for code in languages if asked.split("-")[0] == code), languages[0])
