"""The rail: the places that a reader's roles open, in the order of a working day."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop

from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission


@dataclass(frozen=True)
class Place:
    """One entry of the rail: the URL's name, its words, icon and wing, and the permission that opens it."""

    url_name: str
    label: str
    icon: str
    wing: str
    permission: Permission | None = None


PLACES = (
    Place("home", gettext_noop("Work"), "work", ""),
    Place("cases:list", gettext_noop("Cases"), "people", "protection", Permission.EDIT_CASE),
    Place("cases:intake", gettext_noop("Intake"), "intake", "protection", Permission.OPEN_CASE),
    Place("records:upload", gettext_noop("Import"), "upload", "protection", Permission.IMPORT_RECORDS),
    Place("crossings:list", gettext_noop("Referrals"), "referrals", "partnership", Permission.OFFER_REFERRAL),
    Place(
        "correspondence:list", gettext_noop("Messages"), "messages", "partnership", Permission.READ_LETTERS
    ),
    Place("members:list", gettext_noop("Members"), "members", "partnership", Permission.READ_MEMBERS),
    Place("figures:situation", gettext_noop("Figures"), "figures", "partnership", Permission.READ_FIGURES),
    Place("audit:list", gettext_noop("Audit"), "audit", "", Permission.READ_AUDIT),
    Place("accounts:list", gettext_noop("Accounts"), "accounts", "", Permission.MANAGE_ACCOUNTS),
    Place("accounts:settings", gettext_noop("Settings"), "settings", ""),
)


def rail_for(request: HttpRequest, reader: Reader) -> list[dict[str, Any]]:
    """Return the entries that the reader's roles open, as the layout's template reads them."""
    open_places = [
        place for place in PLACES if place.permission is None or reader.actor.may(place.permission)
    ]
    entries = []
    for place in open_places:
        url = _url(place.url_name)
        if url:
            entries.append(
                {
                    "url": url,
                    "label": gettext(place.label),
                    "icon": place.icon,
                    "wing": place.wing,
                    "current": request.path == url or (url != "/" and request.path.startswith(url)),
                    "count": None,
                }
            )
    return entries


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
