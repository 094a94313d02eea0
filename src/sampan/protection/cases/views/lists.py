"""Lists: cases with search and filters, and operations."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import PAGE, cases, operations
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


@dataclass(frozen=True)
class Filters:
    """What narrows the list; from the address, so that it can be kept and shared. Never a name."""

    mine: bool = False
    state: str = ""
    status: str = ""
    operation: UUID | None = None
    before: UUID | None = None

    @classmethod
    def of(cls, asked: QueryDict) -> "Filters":
        """Read the filters; raises InvalidInput for an id that is none."""
        state = asked.get("state", "")
        return cls(
            mine=asked.get("mine") == "yes",
            state=state if state in ("open", "closed") else "",
            status=asked.get("status", "")
            if code_list("trafficking_status").has(asked.get("status"))
            else "",
            operation=_uuid(asked.get("operation")),
            before=_uuid(asked.get("before")),
        )

    def address(self, **change: object) -> str:
        """Return the query string with some filters changed and the paging begun anew."""
        told = {
            "mine": "yes" if self.mine else "",
            "state": self.state,
            "status": self.status,
            "operation": str(self.operation or ""),
        } | change
        return "?" + urlencode({name: kept for name, kept in told.items() if kept})


@dataclass(frozen=True, repr=False)
class ListedCase:
    """A case in the list; `name` only when it was asked for. `repr` is blank."""

    fact: CaseFact
    status: str
    status_kind: str
    brief: str
    name: Identity | None

    def __repr__(self) -> str:
        return "ListedCase(...)"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Show cases newest first; a search (by POST, so that no name stands in an address) and names on request."""
    reader = named(request.reader)
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    filters, sought = Filters.of(request.GET), request.POST.get("q", "").strip()[:200]
    found = _found(reader, filters, sought)
    page, is_more = found[:PAGE], len(found) > PAGE
    wants_names = request.POST.get("show") == "names"
    shown = {
        "rows": _rows(page, reader=reader, with_names=wants_names),
        "filters": filters,
        "chips": _chips(filters),
        "links": _links(filters),
        "sought": sought,
        "has_names": wants_names,
        "next": filters.address(before=page[-1].id) if is_more else "",
    }
    return render(request, "cases/list.html", shown)


@require_safe
@login_required
def operation_list(request: HttpRequest) -> HttpResponse:
    """Show the operations of the agency, each with how many people are registered of those expected."""
    reader = named(request.reader)
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    return render(request, "cases/operations.html", {"operations": operations(reader=reader)})


def _found(reader: Reader, filters: Filters, sought: str) -> list[CaseFact]:
    if not sought or _NUMBER.match(sought):
        return _narrowed(reader, filters, before=filters.before, number=sought)
    found: list[CaseFact] = []
    before = filters.before
    for _round in range(_MOST_ROUNDS):
        only = find_cases(text=sought, reader=reader, before=before, limit=_SOUGHT)
        found += _narrowed(reader, filters, only=only)
        if len(found) > PAGE or len(only) < _SOUGHT:
            break
        before = only[-1]
    return found[: PAGE + 1]


def _narrowed(
    reader: Reader,
    filters: Filters,
    *,
    before: UUID | None = None,
    only: list[UUID] | None = None,
    number: str = "",
) -> list[CaseFact]:
    return cases(
        reader=reader,
        before=before,
        only=only,
        status=filters.status,
        state=filters.state,
        operation_id=filters.operation,
        mine=filters.mine,
        number=number,
        limit=PAGE + 1,
    )


def _rows(page: list[CaseFact], *, reader: Reader, with_names: bool) -> list[ListedCase]:
    language = get_language() or "en"
    names = open_names(case_ids=[one.id for one in page], reader=reader) if with_names else {}
    return [
        ListedCase(
            fact=one,
            status=status_label(one.trafficking_status, language),
            status_kind=STATUS_KIND.get(one.trafficking_status, "quiet"),
            brief=in_brief(one, language),
            name=names.get(one.id),
        )
        for one in page
    ]


def _chips(filters: Filters) -> list[dict[str, object]]:
    language = get_language() or "en"
    return [
        {
            "label": label,
            "on": filters.status == code,
            "href": filters.address(status="" if filters.status == code else code),
        }
        for code, label in code_list("trafficking_status").choices(language)
    ]


def _links(filters: Filters) -> dict[str, str]:
    toggled = {state: "" if filters.state == state else state for state in ("open", "closed")}
    return {
        "mine": filters.address(mine="yes"),
        "not_mine": filters.address(mine=""),
        "open": filters.address(state=toggled["open"]),
        "closed": filters.address(state=toggled["closed"]),
        "any_operation": filters.address(operation=""),
    }


def _uuid(text: str | None) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the list.") from None
