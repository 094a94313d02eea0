"""Pages of the node's administrator: accounts, their roles, links and closure."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sampan.registry.access.reader import named, require
from sampan.registry.access.roles import Permission, role
from sampan.registry.accounts import queries, services
from sampan.registry.accounts.forms import NewAccountForm, RolesForm
from sampan.registry.requests import by_whom
from sampan.vocabulary.errors import InvalidInput


@login_required
@require_GET
def list_accounts(request: HttpRequest) -> HttpResponse:
    """Show the node's accounts by sign-in name, with search and paging."""
    text, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    found = queries.accounts(reader=named(request.reader), text=text, after=after)
    more = f"?q={text}&after={found[-1].username}" if len(found) == queries.PAGE else ""
    rows = [{"account": one, "roles": _labels(one.roles)} for one in found]
    return render(request, "accounts/list.html", {"rows": rows, "text": text, "next": more})


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a new account, open it and show its sign-in link once."""
    _require_manager(request)
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"agency_id": form.cleaned_data["agency"]}
        told.pop("agency")
        try:
            account_id = services.open_account(
                new=services.NewAccount(**told), **by_whom(named(request.reader))
            )
            return _show_new_link(request, account_id)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    return render(request, "accounts/new.html", {"form": form})


@login_required
@require_GET
def one(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Show one account: its roles, its keys and what may be done with it."""
    found = queries.account(account_id=account_id, reader=named(request.reader))
    return _show(request, found, RolesForm(initial={"roles": found.roles}))


@login_required
@require_POST
def change_roles(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Give an account other roles; nobody changes their own."""
    found = queries.account(account_id=account_id, reader=named(request.reader))
    form = RolesForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form)
    services.change_roles(
        account_id=account_id, roles=form.cleaned_data["roles"], **by_whom(named(request.reader))
    )
    messages.success(request, gettext("The roles are changed. They hold from the next page on."))
    return redirect("accounts:one", account_id=account_id)


@login_required
@require_POST
def issue_link(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Issue a one-time sign-in link and show it once."""
    return _show_new_link(request, account_id)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Ask, then close an account."""
    found = queries.account(account_id=account_id, reader=named(request.reader))
    if request.method == "POST":
        services.close_account(account_id=account_id, **by_whom(named(request.reader)))
        messages.success(request, gettext("The account is closed."))
        return redirect("accounts:list")
    told = {
        "question": gettext("Close the account of %(name)s?") % {"name": found.display_name},
        "consequences": [
            gettext("It is signed out everywhere, and nobody signs in with it again."),
            gettext("What it wrote stays, under its name."),
            gettext("Cases on whose team it was the only one need somebody else: look at them first."),
        ],
        "confirm_label": gettext("Close the account"),
        "cancel_url": reverse("accounts:one", args=[account_id]),
    }
    return render(request, "confirm.html", told)


def _require_manager(request: HttpRequest) -> None:
    reader = named(request.reader)
    require(reader.actor, Permission.MANAGE_ACCOUNTS, purpose=reader.purpose)


def _show(request: HttpRequest, found: queries.AccountFact, form: RolesForm) -> HttpResponse:
    is_own = found.id == request.user.id
    told = {"account": found, "form": form, "is_own": is_own, "role_labels": _labels(found.roles)}
    return render(request, "accounts/one.html", told)


def _show_new_link(request: HttpRequest, account_id: UUID) -> HttpResponse:
    token = services.issue_sign_in_link(account_id=account_id, **by_whom(named(request.reader)))
    found = queries.account(account_id=account_id, reader=named(request.reader))
    address = settings.SAMPAN_NODE.public_url.rstrip("/")
    link = address + reverse("accounts:sign_in_by_link", args=[token])
    told = {"account": found, "link": link, "hours": services.LINK_HOURS}
    return render(request, "accounts/link_issued.html", told)


def _labels(codes: tuple[str, ...]) -> list[str]:
    return [gettext(role(code).label) for code in codes]
