"""Pages of the lines: the picture, a member's queue, who is late in each corridor, and incidents."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sampan.partnership.corridors import queries
from sampan.partnership.corridors.drawing import HEIGHT, WIDTH, ring, standings_shown
from sampan.partnership.corridors.facts import STANDING_WORDS
from sampan.partnership.corridors.forms import NoteForm
from sampan.partnership.corridors.services.handling import close_incident, read_note, take_incident
from sampan.partnership.corridors.showing import (
    shown_corridors,
    shown_incidents,
    shown_lanes,
    shown_line,
    shown_queue,
)
from sampan.partnership.corridors.wording import LANES
from sampan.partnership.exchange.figures import PAGE, line_figures, queue_of
from sampan.partnership.members.queries import member as member_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.requests import by_whom, id_or_none, posted_in, reader_for

_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def links(request: HttpRequest) -> HttpResponse:
    """Show how every line fares, as a picture and a row a member; asked for again by itself."""
    reader, now = reader_for(request, Permission.READ_MEMBERS), house_now()
    rows = sorted(queries.line_rows(reader=reader, now=now), key=lambda row: row.standing != "trouble")
    context = {
        "rows": [shown_line(row, now) for row in rows],
        "spokes": ring(rows),
        "key": [(one.value, STANDING_WORDS[one][0]) for one in standings_shown(rows)],
        "width": WIDTH,
        "height": HEIGHT,
        "waiting": sum(row.line.waiting for row in rows if row.line),
        "troubled": sum(row.standing == "trouble" for row in rows),
        "incidents": queries.open_count(reader),
    } | tabs_for(reader)
    return render(request, "corridors/parts_links.html" if request.htmx else "corridors/links.html", context)


@require_safe
@login_required
def queue(request: HttpRequest, node_id: str) -> HttpResponse:
    """Show what waits for a member, lane by lane, and why."""
    reader, now = reader_for(request, Permission.READ_MEMBERS), house_now()
    member, line = member_of(node_id), line_figures(reader=reader).get(node_id)
    asked = request.GET.get("lane", "")
    lane = int(asked) if asked.isdecimal() and int(asked) in set(LANES) else None
    after = int(request.GET["after"]) if request.GET.get("after", "").isdecimal() else 0
    found = queue_of(member=node_id, reader=reader, lane=lane, after=min(after, 2**62))
    context = {
        "member": member,
        "lanes": shown_lanes(line, now),
        "lane": lane,
        "rows": shown_queue(found, line, reader, now),
        "next": f"?lane={lane}&after={found[-1].sequence}" if lane is not None and len(found) == PAGE else "",
    }
    return render(request, "corridors/queue.html", context | tabs_for(reader))


@require_safe
@login_required
def late(request: HttpRequest) -> HttpResponse:
    """Show who waits for whom in each corridor, and how late."""
    reader, now = reader_for(request, Permission.READ_MEMBERS), house_now()
    found = queries.corridors(reader=reader, now=now)
    context = {
        "rows": shown_corridors(found, now),
        "ours": sum(one.late for one in found if one.owed_by == "us"),
        "theirs": sum(one.late for one in found if one.owed_by == "them"),
        "days": queries.ANSWER_DAYS,
    }
    return render(request, "corridors/late.html", context | tabs_for(reader))


@require_safe
@login_required
def incidents(request: HttpRequest) -> HttpResponse:
    """Show what somebody has to see to on the lines, and what was closed."""
    reader = reader_for(request, Permission.WATCH_EXCHANGE)
    is_open = request.GET.get("view") != "closed"
    before = id_or_none(request.GET.get("before", ""))
    found = queries.incidents(reader=reader, is_open=is_open, before=before)
    view = "" if is_open else "view=closed&"
    context = {
        "rows": shown_incidents(found, house_now()),
        "is_open": is_open,
        "next": f"?{view}before={found[-1].id}" if len(found) == queries.PAGE else "",
    }
    return render(request, "corridors/incidents.html", context | tabs_for(reader))


@require_http_methods(_METHODS)
@login_required
def incident(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """Show one incident; a POST closes it with a note, or opens the note of a closed one."""
    reader = reader_for(request, Permission.WATCH_EXCHANGE)
    found = queries.incident(incident_id=incident_id, reader=reader)
    form, note = NoteForm(posted_in(request) if found.is_open else None), ""
    if request.method == "POST" and not found.is_open:
        note = read_note(incident_id=incident_id, reader=reader)
    elif request.method == "POST" and form.is_valid():
        close_incident(incident_id=incident_id, **form.cleaned_data, **by_whom(reader))
        messages.success(request, _("Closed. The note is kept, sealed."))
        return redirect("corridors:incidents")
    (shown,) = shown_incidents([found], house_now())
    context = {"one": shown, "form": form, "note": note} | tabs_for(reader)
    return render(request, "corridors/incident.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def take(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """Make an incident one's own."""
    reader = reader_for(request, Permission.WATCH_EXCHANGE)
    take_incident(incident_id=incident_id, **by_whom(reader))
    messages.success(request, _("It is yours now."))
    return redirect("corridors:incident", incident_id)


def tabs_for(reader: Reader) -> dict[str, bool]:
    """Return which of the tabs this reader opens."""
    return {
        "may_read_letters": reader.actor.may_for(Permission.READ_LETTERS, reader.purpose),
        "may_watch": reader.actor.may_for(Permission.WATCH_EXCHANGE, reader.purpose),
        "may_see_lines": reader.actor.may_for(Permission.READ_MEMBERS, reader.purpose),
    }
