"""The pages of rights: what waits, writing what happened, the sentences to say aloud, and a paper to hand out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.companions.queries import carers_of
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.rights.acts import acts_of
from sampan.protection.rights.forms import RightForm
from sampan.protection.rights.law import law_of
from sampan.protection.rights.queries import right as read_right
from sampan.protection.rights.queries import steps_of_case, waiting
from sampan.protection.rights.services.recording import record_right
from sampan.protection.rights.showing import authority_name, shown_rights
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import reader_for
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.guides.texts import text_of
from sampan.vocabulary.languages import LANGUAGES


@require_safe
@login_required
def list_page(request: HttpRequest) -> HttpResponse:
    """Show the rights that wait for somebody in the cases one sees, the longest overdue first."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    rights, today = code_list("right"), house_today()
    rows = [
        (case_id, number, fact, rights.label(fact.right, reading_language()), fact.is_overdue(today))
        for case_id, number, fact in waiting(reader=reader)
    ]
    return render(request, "rights/list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, case_id: UUID, right: str) -> HttpResponse:
    """Write what happened to a right."""
    reader = reader_for(request, Permission.EDIT_CASE)
    case = read_case(case_id=case_id, reader=reader)
    if not code_list("right").has(right):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = RightForm(posted, right=right, reads=reading_language(), initial={"act": request.GET.get("act")})
    if posted is not None and form.is_valid():
        try:
            told = form.happening()
            record_right(case_id=case_id, right=right, told=told, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Written."))
            return redirect(f"/cases/{case_id}/?tab=rights")
    carers = carers_of(case_id=case_id, reader=reader) if right == "guardian" else []
    shown = _about(right) | {"form": form, "case": case, "carers": carers}
    return render(request, "rights/record.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def at(request: HttpRequest, right_id: UUID) -> HttpResponse:
    """Lead from a task to the page where it is done."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    case_id, fact = read_right(right_id=right_id, reader=reader)
    return redirect("rights:record", case_id, fact.right)


@require_safe
@login_required
def aloud(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the sentences to say aloud, in the person's language."""
    return render(request, "rights/aloud.html", _spoken(request, case_id))


@require_safe
@login_required
def paper(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the same sentences with their dates as a paper to hand out: no name, no case number."""
    return render(request, "rights/paper.html", _spoken(request, case_id))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def history(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what happened to the rights of a case; a POST opens the sealed notes, which is audited."""
    reader = reader_for(request, Permission.READ_IDENTITY)
    case = read_case(case_id=case_id, reader=reader)
    steps = steps_of_case(case_id=case_id, reader=reader, with_notes=request.method == "POST")
    names, pack, language = display_names({one.recorded_by for one in steps}), own_pack(), reading_language()
    lines = [
        {
            "step": one,
            "right": code_list("right").label(one.right, language),
            "act": next((kind.label for kind in acts_of(one.right) if kind.code == one.act), one.act),
            "authority": authority_name(pack, one.authority, language=language, on=one.happened_on),
            "result": code_list("best_interests_result").label(one.result, language) if one.result else "",
            "who": names.get(one.recorded_by, ""),
        }
        for one in steps
    ]
    shown = {"case": case, "lines": lines, "has_notes": any(one.has_note and not one.note for one in steps)}
    return render(request, "rights/history.html", shown)


def _spoken(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    reader = reader_for(request, Permission.READ_IDENTITY)
    case = read_case(case_id=case_id, reader=reader)
    asked = request.GET.get("language", "")
    spoken = asked if asked in LANGUAGES else reading_language()
    rights = shown_rights(case, reader=reader, language=reading_language(), spoken=spoken)
    languages = [(code, one.own_name, code == spoken) for code, one in LANGUAGES.items()]
    return {
        "case": case,
        "rights": rights,
        "languages": languages,
        "spoken": spoken,
        "unverified": not text_of("privacy", spoken, table="rights").verified,
    }


def _about(right: str) -> dict[str, Any]:
    pack, language = own_pack(), reading_language()
    law = law_of(pack, right, on=house_today())
    local = pack.local_language if pack else ""
    return {
        "right": right,
        "label": code_list("right").label(right, language),
        "sentence": text_of(right, language, table="rights"),
        "law": law,
        "law_says": law.says_in(language, local_language=local) if law else "",
    }
