"""An interview by a guide: one question a page, answered with one tap; pause and come back without loss."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.identification.services.clocks import known_facts
from sampan.protection.interviews.facts import InterviewFact
from sampan.protection.interviews.forms import NoteForm, StartForm
from sampan.protection.interviews.queries import interview as read_interview
from sampan.protection.interviews.queries import interviews_under_way, notes_of
from sampan.protection.interviews.services.interviewing import (
    end_interview,
    keep_answer,
    start_interview,
    take_over,
    turn_page,
    write_note,
)
from sampan.protection.interviews.steps import Step, steps_of, topics_count, words_of
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.requests import posted_in
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def list_page(request: HttpRequest) -> HttpResponse:
    """Show the interviews that one began and has not ended."""
    reader = _reader(request)
    forms = code_list("form_of_exploitation")
    found = [
        (one, read_case(case_id=one.case_id, reader=reader).number, forms.label(one.form, reading_language()))
        for one in interviews_under_way(reader=reader)
    ]
    return render(request, "interviews/list.html", {"interviews": found})


@require_http_methods(_METHODS)
@login_required
def start(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask how the interview is held, then begin, or go on with the one under way."""
    reader = _reader(request)
    case = read_case(case_id=case_id, reader=reader)
    first = {"profile": known_facts(case).get("majority"), "interpreter": "none_needed"}
    form = StartForm(
        posted_in(request), reads=reading_language(), initial=first | {"language": reading_language()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            new = form.interview()
            begun = start_interview(case_id=case_id, new=new, by=reader.actor, purpose=reader.purpose)
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return redirect("interviews:go_on", begun)
    shown = {"form": form, "case": case}
    return render(request, "interviews/start.html", shown, status=422 if form.errors else 200)


@require_safe
@login_required
def go_on(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Lead to the page where the interview stands."""
    told = read_interview(interview_id=interview_id, reader=_reader(request))
    if told.is_finished or told.at_step >= len(steps_of(told)):
        return redirect("interviews:summary", interview_id)
    return redirect("interviews:page", interview_id, told.at_step)


@require_http_methods(_METHODS)
@login_required
def page(request: HttpRequest, interview_id: UUID, place: str) -> HttpResponse:
    """Ask one question, or show what to say; one tap keeps the answer and goes on."""
    reader = _reader(request)
    told = read_interview(interview_id=interview_id, reader=reader)
    steps = steps_of(told)
    step = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else len(steps)
    if told.is_finished or step >= len(steps):
        return redirect("interviews:summary", interview_id)
    if request.method == "POST":
        return _go(request, told, steps[step], step, reader)
    shown = _shown(told, steps, step) | {"case": read_case(case_id=told.case_id, reader=reader)}
    return render(request, "interviews/page.html", shown)


@require_http_methods(_METHODS)
@login_required
def pause(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Pause, with a note if there is something to write; nothing is lost."""
    reader = _reader(request)
    told = read_interview(interview_id=interview_id, reader=reader)
    form = NoteForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if text.strip():
            topic = _topic_at(told)
            write_note(
                interview_id=interview_id, topic=topic, text=text, by=reader.actor, purpose=reader.purpose
            )
        messages.success(request, _("Kept. Go on whenever you and the person are ready."))
        return redirect(f"/cases/{told.case_id}/?tab=interviews")
    shown = {"form": form, "interview": told, "case": read_case(case_id=told.case_id, reader=reader)}
    return render(request, "interviews/pause.html", shown)


@require_http_methods(_METHODS)
@login_required
def summary(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Show every answer; a POST ends the interview."""
    reader = _reader(request)
    if request.method == "POST":
        end_interview(interview_id=interview_id, by=reader.actor, purpose=reader.purpose)
        return redirect("interviews:summary", interview_id)
    return render(request, "interviews/summary.html", _summary(interview_id, reader))


@require_POST
@login_required
def notes(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Open the sealed notes beside an interview; the reading is audited."""
    reader = _reader(request)
    opened = notes_of(interview_id=interview_id, reader=reader, opened=True)
    return render(request, "interviews/summary.html", _summary(interview_id, reader) | {"opened": opened})


@require_POST
@login_required
def carry_over(request: HttpRequest, interview_id: UUID) -> HttpResponse:
    """Take the answers over into the screening, which a person looks at and finishes."""
    reader = _reader(request)
    screening = take_over(interview_id=interview_id, by=reader.actor, purpose=reader.purpose)
    return redirect("identification:summary", screening)


def _go(request: HttpRequest, told: InterviewFact, at: Step, step: int, reader: Reader) -> HttpResponse:
    by, purpose, said = reader.actor, reader.purpose, request.POST.get("said", "")
    back = request.POST.get("go") == "back"
    onward = max(step - 1, 0) if back else step + 1
    if said and at.question is not None:
        keep_answer(
            interview_id=told.id, question_code=at.question.code, said=said, next_step=onward, by=by,
            purpose=purpose,
        )  # fmt: skip
    else:
        turn_page(interview_id=told.id, step=onward, by=by, purpose=purpose)
    return redirect("interviews:go_on", told.id)


def _shown(told: InterviewFact, steps: tuple[Step, ...], step: int) -> dict[str, Any]:
    at = steps[step]
    words = words_of(at, told.language)
    asked = [one for one in steps if one.topic_number == at.topic_number]
    return {
        "interview": told,
        "step": step,
        "is_first": step == 0,
        "at": at,
        "title": at.topic.title(reading_language()),
        "words": words,
        "own_words": words_of(at, reading_language()) if words.language != reading_language() else None,
        "only_english": words.language != told.language,
        "topics": topics_count(steps),
        "number": asked.index(at) + 1,
        "of": len(asked),
        "said": told.answers.get(at.question.code, "") if at.question else "",
    }


def _summary(interview_id: UUID, reader: Reader) -> dict[str, Any]:
    told = read_interview(interview_id=interview_id, reader=reader)
    answers = {
        "yes": _("Yes"),
        "no": _("No"),
        "not_asked": _("Not asked"),
        "declined": _("Does not want to say"),
    }
    language, not_known = reading_language(), _("Not known")
    asked = [
        (number, words_of(one, language), one.question.code)
        for number, one in enumerate(steps_of(told))
        if one.question is not None
    ]
    rows = [
        (number, words, answers.get(told.answers.get(code, ""), not_known), code in told.answers)
        for number, words, code in asked
    ]
    return {
        "interview": told,
        "case": read_case(case_id=told.case_id, reader=reader),
        "rows": rows,
        "notes": notes_of(interview_id=interview_id, reader=reader),
    }


def _topic_at(told: InterviewFact) -> str:
    steps = steps_of(told)
    return steps[min(told.at_step, len(steps) - 1)].topic.code


def _reader(request: HttpRequest) -> Reader:
    reader = named(request.reader)
    require(reader.actor, Permission.SCREEN, purpose=reader.purpose)
    return reader
