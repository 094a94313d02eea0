"""The same few questions asked of many people: a page of twenty-five, or one answer for everybody on it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.surge import queries
from sampan.protection.surge.facts import PersonFact
from sampan.protection.surge.group_questions import GroupQuestion, group_questions
from sampan.protection.surge.services.asking import Said, keep_answers
from sampan.protection.surge.views.asked import METHODS, chosen_in, query_of, uuid_in
from sampan.protection.surge.wording import listed
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.requests import posted_in, reader_for
from sampan.registry.wording import reading_language

PAGE = 25
MOST_QUESTIONS = 3  # more columns than this are read wrongly across
ANSWERS = [
    ("", "–"),
    ("yes", _("Yes")),
    ("no", _("No")),
    ("declined", _("Does not want to say")),
    ("not_known", _("Not known")),
]
EVERYBODY = "all"


class QuestionsForm(forms.Form):
    """Which questions are asked."""

    q = forms.MultipleChoiceField(
        label=_("Questions (up to three)"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["q"].choices = [(one.code, one.words) for one in group_questions()]


class AnswersForm(forms.Form):
    """An answer for each person and question, and one for everybody on the page who has none of their own."""

    def __init__(
        self, *args: Any, people: list[PersonFact], questions: list[GroupQuestion], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.people, self.questions = people, questions
        for question in questions:
            self._add(EVERYBODY, question, str(_("Everybody on this page")))
            for one in people:
                self._add(str(one.case_id), question, one.tag)

    def _add(self, whose: str, question: GroupQuestion, who: str) -> None:
        made = forms.ChoiceField(label=f"{who}: {question.words}", choices=ANSWERS, required=False)
        made.asked = question.words  # stands beside the answer where the columns are stacked
        self.fields[f"{whose}-{question.code}"] = made

    def row(self, whose: str) -> list[forms.BoundField]:
        """Return the fields of one person, or of everybody."""
        return [self[f"{whose}-{question.code}"] for question in self.questions]

    def said(self) -> list[Said]:
        """Return what each person of a valid form said."""
        told = self.cleaned_data
        answers = [
            (
                one.case_id,
                {
                    question.code: told[f"{one.case_id}-{question.code}"]
                    or told[f"{EVERYBODY}-{question.code}"]
                    for question in self.questions
                },
            )
            for one in self.people
        ]
        given = [(case_id, {code: said for code, said in row.items() if said}) for case_id, row in answers]
        return [Said(case_id, row) for case_id, row in given if row]


@require_http_methods(METHODS)
@login_required
def ask(request: HttpRequest, operation_id: UUID) -> HttpResponse:
    """Ask the chosen questions of a page of people; each answer goes into that person's own screening."""
    reader = reader_for(request, Permission.SCREEN)
    operation = read_operation(operation_id=operation_id, reader=reader)
    chosen, questions = chosen_in(request.GET), _questions(request)
    found = queries.people(
        operation_id=operation_id,
        reader=reader,
        chosen=chosen,
        after=uuid_in(request.GET.get("after")),
        limit=PAGE + 1,
    )
    people, asked = found[:PAGE], [one.code for one in questions]
    form = AnswersForm(posted_in(request), people=people, questions=questions)
    more = {"after": people[-1].case_id} if len(found) > PAGE else {}
    follows = query_of(chosen, **more) + "".join(f"&q={code}" for code in asked)
    if request.method == "POST" and form.is_valid():
        if _kept(request, form, reader) and more:
            return redirect(reverse("surge:ask", args=[operation_id]) + follows)
        return redirect("surge:board", operation_id)
    shown = _shown(form, people) | {"operation": operation, "next": follows if more else ""}
    return render(request, "surge/ask.html", shown, status=422 if form.errors else 200)


def _shown(form: AnswersForm, people: list[PersonFact]) -> dict[str, Any]:
    return {
        "form": form,
        "questions": form.questions,
        "asked": QuestionsForm(initial={"q": [one.code for one in form.questions]}),
        "everybody": form.row(EVERYBODY),
        "rows": [(one, form.row(str(one.fact.case_id))) for one in listed(people, reading_language())],
    }


def _kept(request: HttpRequest, form: AnswersForm, reader: Reader) -> bool:
    said = form.said()
    kept = keep_answers(said=said, by=reader.actor, purpose=reader.purpose) if said else 0
    told = ngettext(
        "The answers of %(count)s person are kept.", "The answers of %(count)s people are kept.", kept
    )
    messages.success(request, told % {"count": kept})
    return bool(kept)


def _questions(request: HttpRequest) -> list[GroupQuestion]:
    wanted = request.GET.getlist("q")
    found = [one for one in group_questions() if one.code in wanted]
    return found[:MOST_QUESTIONS] or list(group_questions()[:1])
