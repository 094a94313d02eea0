"""Lists: cases with search and filters, and operations."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import PAGE, cases, operations
from sampan.protection.cases.services.filter_forms import drawn_filters, filter_in_words
from sampan.protection.cases.services.filtering import Filter, saved_filters
from sampan.protection.cases.wording import STATUS_KIND, in_brief, status_label
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.people.identity import Identity
from sampan.registry.people.queries import find_cases
from sampan.registry.people.services.opening import open_names
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

_SOUGHT = 200  # names found at once; the filters then narrow them, so a page may take several rounds
_MOST_ROUNDS = 10  # 2,000 people of one name: whoever seeks among more writes more of the name
_NUMBER = re.compile(r"\s*[A-Za-z]{2}\d{2}-[0-9A-Za-z]{5}-[0-9A-Za-z]{5}\s*\Z")
_CHIPS = frozenset({"mine", "state", "status", "operation"})  # filters with a chip of their own


@dataclass(frozen=True, repr=False)
class ListedCase:
    """A case in the list; `name` only when it was asked for. `repr` is blank."""

    fact: CaseFact
    status: str
    status_kind: str
    brief: str
    url: str
    opened: str
    name: Identity | None

    def __repr__(self) -> str:
        return "ListedCase(...)"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Show cases newest first; a search (by POST, so that no name stands in an address) and names on request."""
    reader = named(request.reader)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    asked, before = _asked(request), _place(request.GET.get("before"))
    sought = request.POST.get("q", "").strip()[:200]
    found = _found(reader, asked, before, sought)
    page, is_more = found[:PAGE], len(found) > PAGE
    wants_names = request.POST.get("show") == "names"
    shown = {
        "rows": _rows(page, reader=reader, with_names=wants_names),
        "filters": asked,
        "chips": _chips(asked),
        "links": _links(asked),
        "sought": sought,
        "has_names": wants_names,
        "next": _address(asked, before=page[-1].id) if is_more else "",
    }
    return render(request, "cases/list.html", shown | _further(asked, reader))


@require_safe
@login_required
def operation_list(request: HttpRequest) -> HttpResponse:
    """Show the operations of the agency, each with how many people are registered of those expected."""
    reader = named(request.reader)
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    return render(request, "cases/operations.html", {"operations": operations(reader=reader)})


def _asked(request: HttpRequest) -> Filter:
    """Return the filters of an address; a form writes several needs, a link writes them with commas."""
    return Filter.of(request.GET.dict() | {"needs": ",".join(request.GET.getlist("needs"))})


def _address(asked: Filter, before: UUID | None = None) -> str:
    return "?" + urlencode(asked.told() | ({"before": str(before)} if before else {}))


def _found(reader: Reader, asked: Filter, before: UUID | None, sought: str) -> list[CaseFact]:
    if not sought or _NUMBER.match(sought):
        return cases(reader=reader, filter=asked, before=before, number=sought, limit=PAGE + 1)
    found: list[CaseFact] = []
    for _round in range(_MOST_ROUNDS):
        only = find_cases(text=sought, reader=reader, before=before, limit=_SOUGHT)
        found += cases(reader=reader, filter=asked, only=only, limit=PAGE + 1)
        if len(found) > PAGE or len(only) < _SOUGHT:
            break
        before = only[-1]
    return found[: PAGE + 1]


def _rows(page: list[CaseFact], *, reader: Reader, with_names: bool) -> list[ListedCase]:
    language = get_language() or "en"
    names = open_names(case_ids=[one.id for one in page], reader=reader) if with_names else {}
    anywhere = reverse("cases:case", args=(UUID(int=0),))
    opened = _("opened %(day)s")
    return [
        ListedCase(
            fact=one,
            status=status_label(one.trafficking_status, language),
            status_kind=STATUS_KIND.get(one.trafficking_status, "quiet"),
            brief=in_brief(one, language),
            url=anywhere.replace(str(UUID(int=0)), str(one.id)),
            opened=opened % {"day": date_format(localtime(one.opened_at), "SHORT_DATE_FORMAT")},
            name=names.get(one.id),
        )
        for one in page
    ]


def _chips(asked: Filter) -> list[dict[str, object]]:
    language = get_language() or "en"
    return [
        {
            "label": label,
            "on": asked.status == code,
            "href": _address(asked.but(status="" if asked.status == code else code)),
        }
        for code, label in code_list("trafficking_status").choices(language)
    ]


def _links(asked: Filter) -> dict[str, str]:
    toggled = {state: "" if asked.state == state else state for state in ("open", "closed")}
    return {
        "mine": _address(asked.but(mine=True)),
        "not_mine": _address(asked.but(mine=False)),
        "open": _address(asked.but(state=toggled["open"])),
        "closed": _address(asked.but(state=toggled["closed"])),
        "any_operation": _address(asked.but(operation=None)),
    }


def _further(asked: Filter, reader: Reader) -> dict[str, object]:
    """Return the filters without a chip of their own: in words, as a form, and as saved lists."""
    language, told = get_language() or "en", asked.told()
    further = Filter.of({name: kept for name, kept in told.items() if name not in _CHIPS})
    return {
        "saved": [
            {"label": label, "href": "?" + urlencode(kept), "on": told == dict(kept)}
            for label, kept in saved_filters(reader)
        ],
        "further": filter_in_words(further, reader=reader, language=language) if further.told() else [],
        "filter_fields": drawn_filters(language, asked),
        "address": urlencode(told),
    }


def _place(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the list.") from None
