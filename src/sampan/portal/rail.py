"""The rail: the places that a reader's roles open, in the order of a working day."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop

from sampan.partnership.alerts.queries import unread_count
from sampan.partnership.corridors.queries import open_count
from sampan.partnership.matches.queries import waiting_hits
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.queries import waiting_count
from sampan.registry.asked_once import once
from sampan.registry.breakglass.queries import unreviewed_count
from sampan.registry.referrals.queries import unread_offers


@dataclass(frozen=True)
class Place:
    """One entry of the rail: the URL's name, its words, icon and wing, and the permission that opens it."""

    url_name: str
    label: str
    icon: str
    wing: str
    permission: Permission | None = None
    under: tuple[str, ...] = ()  # other addresses whose pages belong to this place
    group: str = ""  # the heading that it stands under


HELP, CHECK = gettext_noop("Help and the way on"), gettext_noop("To look at")
ABROAD, NODE = gettext_noop("Other countries"), gettext_noop("This node")
OF_A_CASE = (
    "/identification/",
    "/consents/",
    "/worklists/",
    "/companions/",
    "/circumstances/",
    "/documents/",
    "/interviews/",
    "/rights/",
)
PLACES = (
    Place("home", gettext_noop("Work"), "work", ""),
    Place(
        "tasks:list",
        gettext_noop("Tasks"),
        "calendar-clock",
        "protection",
        Permission.DO_TASKS,
        ("/conferences/",),
    ),
    Place(
        "cases:list",
        gettext_noop("Cases"),
        "people",
        "protection",
        Permission.EDIT_CASE,
        OF_A_CASE,
    ),
    Place("cases:intake", gettext_noop("Intake"), "intake", "protection", Permission.OPEN_CASE),
    Place("surge:list", gettext_noop("Operations"), "flag", "protection", Permission.TRIAGE),
    Place(
        "records:upload",
        gettext_noop("Import"),
        "upload",
        "protection",
        Permission.IMPORT_RECORDS,
        ("/records/",),
    ),
    Place(
        "assistance:list",
        gettext_noop("Services"),
        "life-buoy",
        "protection",
        Permission.ANSWER_ASSISTANCE,
        ("/providers/", "/entitlements/"),
        HELP,
    ),
    Place("returns:list", gettext_noop("Returns"), "route", "protection", Permission.PLAN_RETURN, group=HELP),
    Place(
        "reintegration:list",
        gettext_noop("Reintegration"),
        "sprout",
        "protection",
        Permission.PLAN_REINTEGRATION,
        group=HELP,
    ),
    Place(
        "approvals:list",
        gettext_noop("Approvals"),
        "check",
        "protection",
        Permission.ANSWER_APPROVAL,
        group=CHECK,
    ),
    Place(
        "duplicates:list",
        gettext_noop("Duplicates"),
        "copy",
        "protection",
        Permission.MERGE_CASES,
        ("/weights/",),
        group=CHECK,
    ),
    Place(
        "linkages:list",
        gettext_noop("Linked registers"),
        "link",
        "prevention",
        Permission.REVIEW_LINKAGE,
        group=CHECK,
    ),
    Place(
        "recruitment:list",
        gettext_noop("Recruitment agencies"),
        "briefcase",
        "prevention",
        Permission.READ_RECRUITERS,
        group=CHECK,
    ),
    Place(
        "complaints:list",
        gettext_noop("Complaints"),
        "megaphone",
        "prevention",
        Permission.RECEIVE_COMPLAINT,
        group=CHECK,
    ),
    Place(
        "offers:list",
        gettext_noop("Reports from the public"),
        "inbox",
        "prevention",
        Permission.ANSWER_REPORTS,
        group=CHECK,
    ),
    Place(
        "lures:list",
        gettext_noop("Campaigns of lures"),
        "megaphone",
        "prevention",
        Permission.READ_LURES,
        group=CHECK,
    ),
    Place(
        "campaigns:list",
        gettext_noop("Awareness campaigns"),
        "volume-2",
        "prevention",
        Permission.READ_AWARENESS,
        group=CHECK,
    ),
    Place(
        "breakglass:list",
        gettext_noop("Emergency access"),
        "lock-open",
        "protection",
        Permission.BREAK_GLASS,
        group=CHECK,
    ),
    Place(
        "crossings:list",
        gettext_noop("Referrals"),
        "referrals",
        "partnership",
        Permission.OFFER_REFERRAL,
        group=ABROAD,
    ),
    Place(
        "alerts:list",
        gettext_noop("Duty desk"),
        "siren",
        "partnership",
        Permission.READ_ALERTS,
        group=ABROAD,
    ),
    Place(
        "matches:list",
        gettext_noop("Private questions"),
        "search",
        "partnership",
        Permission.READ_MATCHES,
        group=ABROAD,
    ),
    Place(
        "matches:desk",
        gettext_noop("Silent hits"),
        "eye",
        "partnership",
        Permission.DECIDE_SILENT,
        group=ABROAD,
    ),
    Place(
        "correspondence:list",
        gettext_noop("Messages"),
        "messages",
        "partnership",
        Permission.READ_LETTERS,
        group=ABROAD,
    ),
    Place(
        "corridors:links",
        gettext_noop("Lines"),
        "network",
        "partnership",
        Permission.READ_MEMBERS,
        group=ABROAD,
    ),
    Place(
        "parcels:list",
        gettext_noop("Large files"),
        "archive",
        "partnership",
        Permission.OPEN_PARCEL,
        group=ABROAD,
    ),
    Place(
        "members:list",
        gettext_noop("Members"),
        "members",
        "partnership",
        Permission.READ_MEMBERS,
        ("/exchange/",),
        ABROAD,
    ),
    Place(
        "figures:situation",
        gettext_noop("Figures"),
        "figures",
        "partnership",
        Permission.READ_FIGURES,
        group=NODE,
    ),
    Place(
        "approvals:policy",
        gettext_noop("Acts to approve"),
        "shield-check",
        "",
        Permission.SET_APPROVALS,
        group=NODE,
    ),
    Place("clock:page", gettext_noop("Clock"), "clock", "", Permission.SET_CLOCK, group=NODE),
    Place(
        "parcels:limits",
        gettext_noop("Limits for large files"),
        "archive",
        "",
        Permission.MANAGE_MEMBERS,
        group=NODE,
    ),
    Place("audit:list", gettext_noop("Audit"), "audit", "", Permission.READ_AUDIT, group=NODE),
    Place(
        "accounts:list",
        gettext_noop("Accounts"),
        "accounts",
        "",
        Permission.MANAGE_ACCOUNTS,
        ("/administration/",),
        NODE,
    ),
    Place("accounts:settings", gettext_noop("Settings"), "settings", "", None, ("/accounts/",), NODE),
)
MANY = 8
"""From so many places on, a rail has headings."""


COUNTED: dict[str, Callable[[Reader], int]] = {
    "crossings:list": lambda reader: unread_offers(reader=reader),
    "approvals:list": waiting_count,
    "breakglass:list": unreviewed_count,
    "alerts:list": unread_count,
    "matches:desk": waiting_hits,
    "corridors:links": open_count,
}
"""What needs a person behind a place of the rail; each costs one look at an index on every page."""


def rail_for(request: HttpRequest, reader: Reader) -> list[dict[str, Any]]:
    """Return the entries that the reader's roles open, as the layout's template reads them.

    The entry with the longest address that the page lies under is current, and no other.
    """
    may = [place for place in PLACES if place.permission is None or reader.actor.may(place.permission)]
    open_places = [(place, url) for place in may if (url := _url(place.url_name))]
    lying = [
        (len(address), url)
        for place, url in open_places
        for address in (url, *place.under)
        if _lies_under(request.path, address)
    ]
    current = max(lying)[1] if lying else ""
    return [
        {
            "url": url,
            "label": gettext(place.label),
            "icon": place.icon,
            "wing": place.wing,
            "current": url == current,
            "count": _count(place, reader),
            "group": gettext(place.group) if place.group and len(open_places) >= MANY else "",
        }
        for place, url in open_places
    ]


def may_ask() -> bool:
    """Say whether the database shows this reader anything now: not on a page that tells of a failure."""
    return connection.in_atomic_block and not connection.needs_rollback


def _lies_under(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _count(place: Place, reader: Reader) -> int | None:
    """Return how much waits there; nothing on a page that tells of a failure, where the database shows nothing."""
    if place.url_name not in COUNTED or not may_ask():
        return None
    count = COUNTED[place.url_name]
    return counted(count, reader) or None


def counted(count: Callable[[Reader], int], reader: Reader) -> int:
    """Return a count; asked once a page, for the rail and for the page itself."""
    return once((count, reader), lambda: count(reader))


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
