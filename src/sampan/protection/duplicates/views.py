"""Pairs of files side by side, the answer about them, joining, and undoing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.protection.cases.queries import case as read_case
from sampan.protection.duplicates import queries
from sampan.protection.duplicates.facts import PairFact, UndoPreview
from sampan.protection.duplicates.forms import JoinForm, NumberForm
from sampan.protection.duplicates.services.finding import find_pairs, name_pair, possible_duplicates
from sampan.protection.duplicates.services.judging import judge_pair
from sampan.protection.duplicates.services.merging import in_order, merge_cases
from sampan.protection.duplicates.services.undoing import undo_preview, unmerge
from sampan.protection.duplicates.showing import identity_shown, pair_shown
from sampan.protection.duplicates.wording import field_label, reasons_in_words
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, named, require
from sampan.registry.access.roles import Permission
from sampan.registry.requests import for_named_purpose, posted_in
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound

_METHODS = ["GET", "HEAD", "POST"]
MOST_SHOWN = 20  # likenesses of one file: whoever has more of them names a file by its number


@require_safe
@login_required
def pair_list(request: HttpRequest, agency_id: UUID | None = None) -> HttpResponse:
    """Show the pairs that nobody has judged, strongest first."""
    reader = _reader(request)
    operation, after = _uuid(request.GET.get("operation")), _uuid(request.GET.get("after"))
    strong = request.GET.get("strong") == "yes"
    found = queries.open_pairs(reader=reader, operation_id=operation, strong=strong, after=after)
    page, more = found[: queries.PAGE], len(found) > queries.PAGE
    shown = {
        "rows": [(one, reasons_in_words(one.reasons)) for one in page],
        "count": queries.count_open(reader=reader, operation_id=operation, strong=strong),
        "operations": queries.operations_with_pairs(reader=reader),
        "operation": operation,
        "strong": strong,
        "may_see_weights": reader.actor.may_for(Permission.SET_WEIGHTS, reader.purpose),
        "next": _address(operation, strong, page[-1].id) if more else "",
    }
    return render(request, "duplicates/list.html", shown)


@require_POST
@login_required
def look(request: HttpRequest) -> HttpResponse:
    """Look for pairs among the newest files now; each night this is done by itself."""
    reader = _reader(request)
    found = len(find_pairs(reader=reader))
    told = ngettext("%(found)d pair waits for you.", "%(found)d pairs wait for you.", found)
    messages.success(request, told % {"found": found} if found else _("No two files look like one person."))
    return redirect("duplicates:list")


@require_safe
@login_required
def pair(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Show two files side by side, with the reasons in a sentence; their identity stays sealed."""
    reader = _reader(request)
    return render(request, "duplicates/pair.html", _pair_shown(pair_id, reader))


@require_POST
@login_required
def identity(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Open both identities for the purpose that is named with it; each reading is audited."""
    reader = _for_named_purpose(request)
    with reading_as(reader):
        shown = _pair_shown(pair_id, reader)
        opened = identity_shown(shown["pair"], reader=reader) | {"opened": True}
        return render(request, "duplicates/pair.html", shown | opened)


@require_POST
@login_required
def different(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Write that the two are different people; the next pair comes."""
    reader = _reader(request)
    told = queries.pair(pair_id=pair_id, reader=reader)
    judge_pair(pair_id=pair_id, answer="different", by=reader.actor, purpose=reader.purpose)
    messages.success(request, _("Two people. This pair is not asked again."))
    return _next(told, reader)


@require_http_methods(_METHODS)
@login_required
def join(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Ask which file and which values stand, and join the two; the next pair comes."""
    reader = _reader(request)
    shown = _pair_shown(pair_id, reader)
    stands = in_order(shown["left"].id, shown["right"].id)[0]
    form = JoinForm(
        posted_in(request), left=shown["left"], right=shown["right"], rows=shown["rows"], stands=stands
    )
    if request.method == "POST" and form.is_valid() and _joined(form, reader):
        messages.success(request, _("Joined. It can be undone on the page of the file that stands."))
        return _next(shown["pair"], reader)
    return render(request, "duplicates/join.html", shown | {"form": form}, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
@login_required
def undo(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Say what undoing a joining does, and undo it."""
    reader = _reader(request)
    told = queries.merge(merge_id=merge_id, reader=reader)
    if request.method == "POST":
        unmerge(merge_id=merge_id, by=reader.actor, purpose=reader.purpose)
        messages.success(request, _("Undone: both files stand for themselves again."))
        return redirect("cases:case", told.case_id)
    shown = {
        "question": _("Are these two people after all?"),
        "consequences": _consequences(undo_preview(merge_id=merge_id, reader=reader)),
        "confirm_label": _("Undo the joining"),
        "cancel_url": f"/cases/{told.case_id}/",
    }
    return render(request, "confirm.html", shown)


@require_http_methods(_METHODS)
@login_required
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the files that may be of the same person as a case, or compare with one that is named by its number."""
    reader = _reader(request)
    case = read_case(case_id=case_id, reader=reader)
    form = NumberForm(posted_in(request))
    if request.method == "POST" and form.is_valid():
        try:
            named_pair = name_pair(case_id=case_id, number=form.cleaned_data["number"], reader=reader)
        except (NotFound, InvalidInput) as error:
            form.add_error("number", str(error))
        else:
            return redirect("duplicates:pair", named_pair)
    found = possible_duplicates(case_id=case_id, reader=reader)
    others = [
        (read_case(case_id=one.other(case.id), reader=reader), reasons_in_words(one.reasons))
        for one in found[:MOST_SHOWN]
    ]
    shown = {"case": case, "others": others, "form": form}
    return render(request, "duplicates/of_case.html", shown, status=422 if form.errors else 200)


def _joined(form: JoinForm, reader: Reader) -> bool:
    """Join what the form says; where its choices contradict each other, say so on the form."""
    survivor, duplicate, choices = form.joining()
    who = {"by": reader.actor, "purpose": reader.purpose}
    try:
        merge_cases(survivor_id=survivor, duplicate_id=duplicate, choices=choices, **who)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return False
    return True


def _pair_shown(pair_id: UUID, reader: Reader) -> dict[str, Any]:
    told = queries.pair(pair_id=pair_id, reader=reader)
    shown = pair_shown(told, reader=reader, language=get_language() or "en")
    return shown | {"purposes_open": reader.actor.purposes}


def _next(answered: PairFact, reader: Reader) -> HttpResponse:
    following = queries.next_pair(after=answered, reader=reader)
    return redirect("duplicates:pair", following.id) if following else redirect("duplicates:list")


def _consequences(told: UndoPreview) -> list[str]:
    language = get_language() or "en"
    goes, stays = (
        ", ".join(field_label(code, language) for code in codes) for codes in (told.goes_back, told.stays)
    )
    lines = [_("Both files stand in lists and are counted again, each with its own number and team.")]
    if goes:
        lines.append(_("These fields become what they were before: %(fields)s.") % {"fields": goes})
    if stays:
        lines.append(_("These were written since and stay as they are now: %(fields)s.") % {"fields": stays})
    if told.lines_since:
        since = ngettext(
            "%(count)d event since the joining stays with %(number)s.",
            "%(count)d events since the joining stay with %(number)s.",
            told.lines_since,
        )
        lines.append(since % {"count": told.lines_since, "number": told.merge.case_number})
    return [*lines, _("A consent that was withdrawn stays withdrawn in both.")]


def _for_named_purpose(request: HttpRequest) -> Reader:
    otherwise = NoPurpose(
        "Opening an identity needs a purpose that your role allows.",
        remedy="Choose the purpose beside the button.",
    )
    return for_named_purpose(request, _reader(request), otherwise=otherwise)


def _reader(request: HttpRequest) -> Reader:
    reader = named(request.reader)
    require(reader.actor, Permission.MERGE_CASES, purpose=reader.purpose)
    return reader


def _address(operation: UUID | None, strong: bool, after: UUID) -> str:
    told = {"operation": str(operation or ""), "strong": "yes" if strong else "", "after": str(after)}
    return "?" + "&".join(f"{name}={kept}" for name, kept in told.items() if kept)


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the list.") from None
