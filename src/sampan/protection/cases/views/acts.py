"""What is done on a case: its record, notes, milestones, team, closing and reopening."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sampan.protection.cases.facts import CaseFact, MilestoneFact
from sampan.protection.cases.forms import CloseForm, MilestoneForm, NoteForm, RecordForm, TeamForm
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.approving import CLOSING, ask_closure
from sampan.protection.cases.services.changing import add_milestone, add_note, change_record
from sampan.protection.cases.services.closing import close_case, reopen_case
from sampan.protection.cases.wording import SECTIONS
from sampan.registry.access.queries import team_of
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.services import join_team, leave_team
from sampan.registry.accounts.queries import colleagues
from sampan.registry.approvals.facts import NotApproved
from sampan.registry.approvals.queries import to_do
from sampan.registry.approvals.services.asking import offer_to_ask
from sampan.registry.requests import posted_in
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.record import InvalidRecord

Act = Callable[[dict[str, Any]], object]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Change one section of the record, named by `?section=`."""
    reader, case = _open(request, case_id, Permission.EDIT_CASE)
    section = request.GET.get("section", "person")
    if section not in SECTIONS:
        raise Http404
    form = _record_form(request, case, section)
    if request.method == "POST" and form.is_valid() and _changed(form, case, reader):
        messages.success(request, _("Saved."))
        response = redirect("cases:case", case_id)
        response["Location"] += "?tab=record"
        return response
    shown = {"form": form, "case": case, "title": SECTIONS[section][0], "back": "?tab=record"}
    return render(request, "cases/edit.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write a note, sealed with the case's key."""
    reader, case = _open(request, case_id, Permission.EDIT_CASE)
    form = NoteForm(posted_in(request))

    def act(told: dict[str, Any]) -> None:
        add_note(case_id=case_id, text=told["text"], by=reader.actor, purpose=reader.purpose)

    return _act(request, case, form, act, title=_("Write a note"), sealed=("text",))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def milestone(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Record that something counted happened."""
    reader, case = _open(request, case_id, Permission.EDIT_CASE)
    form = MilestoneForm(posted_in(request), language=reading_language())

    def act(told: dict[str, Any]) -> None:
        fact = MilestoneFact(
            told["kind"], told["happened"], told["country"], told["province"], told["programme"]
        )
        add_milestone(case_id=case_id, milestone=fact, by=reader.actor, purpose=reader.purpose)

    return _act(request, case, form, act, title=_("Record a milestone"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def close(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Close the case with a reason; the retention clock starts."""
    reader, case = _open(request, case_id, Permission.CLOSE_CASE)
    approved = to_do(act=CLOSING, subject_id=case_id, reader=reader)
    form = CloseForm(posted_in(request), language=reading_language(), initial=approved and approved.facts)
    asks = "ask" in request.POST

    def act(told: dict[str, Any]) -> None:
        step = ask_closure if asks else close_case
        step(case_id=case_id, reason=told["reason"], by=reader.actor, purpose=reader.purpose)

    note = _("Its time limits stop, and the clock starts after which what points at the person is erased.")
    shown = {"title": _("Close the case"), "note": note, "approved": approved}
    said = _("Asked for. You see the answer on your first page.") if asks else _("Saved.")
    return _act(request, case, form, act, said=said, **shown)


@require_POST
@login_required
def reopen(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open a closed case again."""
    reader, _case = _open(request, case_id, Permission.CLOSE_CASE)
    reopen_case(case_id=case_id, by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("The case is open again."))
    return redirect("cases:case", case_id)


@require_POST
@login_required
def team(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Let a colleague of the case's agency join the team, or leave it."""
    reader, case = _open(request, case_id, Permission.ASSIGN_TEAM)
    staff = dict(colleagues(case.agency_id)) | dict.fromkeys(team_of(case_id=case_id, reader=reader), "")
    form = TeamForm(request.POST, colleagues=list(staff.items()))
    if not form.is_valid():
        raise InvalidInput(
            "This is no colleague of the case's agency.", remedy="Choose one.", field="account"
        )
    asked = {"case_id": case_id, "account_id": UUID(form.cleaned_data["account"])}
    if request.POST.get("act") == "leave":
        leave_team(**asked, by=reader.actor, purpose=reader.purpose)
    else:
        join_team(**asked, agency_id=case.agency_id, by=reader.actor, purpose=reader.purpose)
    response = redirect("cases:case", case_id)
    response["Location"] += "?tab=team"
    return response


def _act(request: HttpRequest, case: CaseFact, form: forms.Form, act: Act, **shown: Any) -> HttpResponse:
    """Show a small form, or do what it asks for and go back to the case."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        except NotApproved as refusal:
            reader = named(request.reader)
            shown["asking"] = offer_to_ask(refusal, by=reader.actor, purpose=reader.purpose)
        else:
            messages.success(request, shown.get("said") or _("Saved."))
            return redirect("cases:case", case.id)
    status = 422 if form.errors or "asking" in shown else 200
    return render(request, "cases/edit.html", {"form": form, "case": case, **shown}, status=status)


def _record_form(request: HttpRequest, case: CaseFact, section: str) -> RecordForm:
    return RecordForm(
        posted_in(request),
        codes=SECTIONS[section][1],
        record=case.record,
        unanswered=case.unanswered,
        language=reading_language(),
        initial={"version": case.version},
    )


def _changed(form: RecordForm, case: CaseFact, reader: Reader) -> bool:
    changes, missing = form.changes()
    try:
        change_record(
            case_id=case.id,
            changes=changes,
            version=form.cleaned_data["version"],
            by=reader.actor,
            purpose=reader.purpose,
            unanswered=missing,
        )
    except InvalidRecord as error:
        for problem in error.problems:
            field = problem.field if problem.field in form.fields else None
            form.add_error(field, f"{problem.what} {problem.remedy}")
        return False
    return True


def _open(request: HttpRequest, case_id: UUID, permission: Permission) -> tuple[Reader, CaseFact]:
    reader = named(request.reader)
    require(reader.actor, permission, purpose=reader.purpose)
    return reader, read_case(case_id=case_id, reader=reader)
