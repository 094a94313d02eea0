"""The reader's tasks, one task's page, and what is done with it."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.tasks import queries
from sampan.protection.tasks.facts import TaskFact
from sampan.protection.tasks.forms import ChangeForm, DropForm, TaskForm, read_holder
from sampan.protection.tasks.services.own import (
    change_task,
    holders_of,
    reopen_task,
    settle_task,
    write_task,
)
from sampan.protection.tasks.telling import TAB, shown_tasks
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def task_list(request: HttpRequest) -> HttpResponse:
    """Show open tasks soonest first, by whose they are and by when; only a supervisor has an office."""
    reader = _reader(request)
    today = house_today()
    whose, when = _chosen(request, "whose", queries.WHOSE) or "mine", _chosen(request, "when", queries.WHEN)
    counts = queries.task_counts(reader=reader, whose=whose, today=today)
    page = queries.task_page(
        reader=reader, whose=whose, when=when, today=today, after=request.GET.get("after", "")
    )
    shown = {
        "tasks": shown_tasks(page.tasks, reading_language()),
        "whose": [(code, label, counts.whose[code], code == whose, _address(code, when))
                  for code, label in _whose() if code in counts.whose],
        "when": [(code, label, counts.when[code], code == when, _address(whose, "" if code == when else code))
                 for code, label in _when()],
        "next": _address(whose, when, page.after) if page.after else "",
        "is_late": when == "overdue",
    }  # fmt: skip
    return render(request, "tasks/list.html", shown)


@require_safe
@login_required
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Lead from a task that is about a whole case to the case's tab."""
    read_case(case_id=case_id, reader=_reader(request))
    return _to_case(case_id)


@require_POST
@login_required
def texts(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open what people wrote in the tasks of a case; the reading is audited."""
    reader = _reader(request)
    case = read_case(case_id=case_id, reader=reader)
    found = queries.tasks_of_case(case_id=case_id, reader=reader, with_text=True)
    return render(
        request, "tasks/texts.html", {"case": case, "tasks": shown_tasks(found, reading_language())}
    )


@require_http_methods(_METHODS)
@login_required
def write(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write a task in a case."""
    reader = _reader(request)
    case = read_case(case_id=case_id, reader=reader)
    form = TaskForm(
        posted_in(request), people=holders_of(case_id=case_id, agency_id=case.agency_id, reader=reader)
    )

    def act() -> None:
        write_task(case_id=case_id, task=form.task(), by=reader.actor, purpose=reader.purpose)

    if _done(request, form, act):
        messages.success(request, _("Written. It stands in the list of whoever it is for."))
        return _to_case(case_id)
    shown = {"form": form, "case": case, "sealed": True, "back": _case_address(case_id)}
    return render(request, "tasks/write.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def task_page(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Show one task and the one step that does it; its text stays sealed until asked for."""
    return _page(request, queries.task(task_id=task_id, reader=_reader(request)))


@require_POST
@login_required
def text(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Show a task with its text opened; the reading is audited."""
    return _page(request, queries.task(task_id=task_id, reader=_reader(request), with_text=True))


@require_POST
@login_required
def done(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Settle a task as done."""
    reader = _reader(request)
    told = queries.task(task_id=task_id, reader=reader)
    settle_task(task_id=task_id, outcome="done", by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("Done. Thank you."))
    return _back(told)


@require_POST
@login_required
def reopen(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Owe a settled task again."""
    reader = _reader(request)
    reopen_task(task_id=task_id, by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("It is owed again."))
    return redirect("tasks:task", task_id)


@require_http_methods(_METHODS)
@login_required
def drop(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Say why a task is no longer needed."""
    reader = _reader(request)
    told = queries.task(task_id=task_id, reader=reader)
    form = DropForm(posted_in(request), language=reading_language())

    def act() -> None:
        settle_task(task_id=task_id, **form.cleaned_data, by=reader.actor, purpose=reader.purpose)

    if _done(request, form, act):
        messages.success(request, _("Written as no longer needed."))
        return _back(told)
    return _asked(request, told, form, _("No longer needed"))


@require_http_methods(_METHODS)
@login_required
def change(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Give a task to somebody else, or another day."""
    reader = _reader(request)
    told = queries.task(task_id=task_id, reader=reader)
    agency_id = told.agency_id or reader.actor.agency_id
    people = holders_of(case_id=told.case_id, agency_id=agency_id, reader=reader)
    form = ChangeForm(posted_in(request), task=told, people=people)

    def act() -> None:
        chosen = form.cleaned_data.copy()
        account, role = read_holder(chosen.pop("holder"))
        who = {"by": reader.actor, "purpose": reader.purpose}
        change_task(task_id=task_id, assigned_to=account, for_role=role, **chosen, **who)

    if _done(request, form, act):
        messages.success(request, _("Changed."))
        return _back(told)
    return _asked(request, told, form, _("Who does it, and until when"))


def _page(request: HttpRequest, told: TaskFact) -> HttpResponse:
    (shown,) = shown_tasks([told], reading_language())
    return render(request, "tasks/task.html", {"task": shown, "told": told})


def _asked(request: HttpRequest, told: TaskFact, form: forms.Form, title: str) -> HttpResponse:
    shown = {"form": form, "told": told, "title": title}
    return render(request, "tasks/change.html", shown, status=422 if form.errors else 200)


def _done(request: HttpRequest, form: forms.Form, act: Callable[[], None]) -> bool:
    """Carry out a valid form; what the service finds wrong stands beside its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _back(told: TaskFact) -> HttpResponse:
    return _to_case(told.case_id) if told.case_number and told.case_id else redirect("tasks:list")


def _to_case(case_id: UUID) -> HttpResponse:
    return redirect(_case_address(case_id))


def _case_address(case_id: UUID) -> str:
    return f"{reverse('cases:case', args=[case_id])}?tab={TAB}"


def _address(whose: str, when: str, after: str = "") -> str:
    told = {"whose": whose, "when": when, "after": after}
    return "?" + urlencode({name: kept for name, kept in told.items() if kept})


def _chosen(request: HttpRequest, name: str, known: tuple[str, ...]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in known else ""


def _whose() -> list[tuple[str, str]]:
    return [("mine", _("Mine")), ("team", _("My teams'")), ("office", _("The whole office's"))]


def _when() -> list[tuple[str, str]]:
    return [("overdue", _("Overdue")), ("week", _("This week")), ("later", _("Later"))]


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.DO_TASKS)
