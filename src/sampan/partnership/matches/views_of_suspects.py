"""Pages of the numbers of suspects: the list by suspect and page, recording one, removing one."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sampan.partnership.matches import suspects
from sampan.partnership.matches.facts import Removal, SelectorFact
from sampan.partnership.matches.forms import RemovalForm, SelectorForm
from sampan.partnership.matches.services.recording import record_selector
from sampan.partnership.matches.services.refusing import keep_refusal
from sampan.partnership.matches.services.removing import remove_selector
from sampan.partnership.matches.showing import kinds_in_words
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.requests import by_whom, id_or_none, posted_in, reader_for, say_on_form
from sampan.registry.wording import reading_language
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted

_METHODS = ["GET", "HEAD", "POST"]
_LONGEST_NUMBER = 9  # digits: no column holds more


@require_http_methods(_METHODS)
@login_required
def selectors(request: HttpRequest) -> HttpResponse:
    """Show selectors of suspects without what they say, of one suspect or page by page, and record one."""
    reader = reader_for(request, Permission.RECORD_SELECTOR)
    form = SelectorForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        number = _recorded(form, reader)
        if number:
            messages.success(
                request, _("Recorded and sealed, under suspect %(number)d.") % {"number": number}
            )
            return redirect("matches:selectors")
    context = {"form": form, **_listed(request, reader)}
    return render(request, "matches/selectors.html", context, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def remove(request: HttpRequest, selector_id: UUID) -> HttpResponse:
    """Ask why a number goes; a POST removes it."""
    reader = reader_for(request, Permission.RECORD_SELECTOR)
    found = suspects.selector(selector_id=selector_id, reader=reader)
    form = RemovalForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        reason = Removal(form.cleaned_data["reason"])
        remove_selector(selector_id=selector_id, reason=reason, **by_whom(reader))
        messages.success(request, _("Removed. The next comparison goes without it."))
        return redirect("matches:selectors")
    context = {"form": form, "row": _shown([found])[0]}
    return render(request, "matches/remove.html", context, status=422 if form.errors else 200)


def _listed(request: HttpRequest, reader: Reader) -> dict[str, object]:
    asked = request.GET.get("suspect", "").strip()
    number = int(asked) if asked.isdecimal() and len(asked) <= _LONGEST_NUMBER else None
    before = id_or_none(request.GET.get("before", ""))
    found = suspects.selectors(reader=reader, number=number, before=before)
    of_whom = f"suspect={number}&" if number is not None else ""
    more = f"?{of_whom}before={found[-1].id}" if len(found) == suspects.PAGE else ""
    return {"rows": _shown(found), "next": more, "number": number}


def _shown(found: list[SelectorFact]) -> list[tuple[SelectorFact, str, list[str]]]:
    names = correspondent_names(reading_language())
    return [
        (one, *kinds_in_words([one.kind]), [names.get(node, node) for node in one.known_to]) for one in found
    ]


def _recorded(form: SelectorForm, reader: Reader) -> int:
    """Record what the form holds and return the suspect's number; 0 with the reason on the form."""
    told = form.cleaned_data
    try:
        subject_id = (
            suspects.subject_of(number=told["subject"], reader=reader) if told["subject"] else uuid4()
        )
        record_selector(
            kind=told["kind"], text=told["text"], held_by="suspect", case_id=None, subject_id=subject_id,
            **by_whom(reader),
        )  # fmt: skip
    except InvalidInput as error:
        say_on_form(form, error)
    except NotFound as error:
        form.add_error("subject", str(error))
    except NotPermitted as error:
        keep_refusal(error, reader, attempted="matches:selectors")
        form.add_error("text", str(error))
    else:
        return suspects.number_of_suspect(subject_id=subject_id, reader=reader)
    return 0
