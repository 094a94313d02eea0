"""Recruitment agencies for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, Status, UploadedFile

from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.jobs import take
from sampan.prevention.recruitment.services.licensing import (
    NewFee,
    NewLicence,
    act_on_licence,
    record_licence,
    set_fee,
)
from sampan.prevention.recruitment.services.lists import (
    NewList,
    NewSource,
    confirm_list,
    discard_list,
    keep_source,
    name_columns,
    receive_list,
)
from sampan.prevention.recruitment.services.publishing import publish_list
from sampan.prevention.recruitment.services.register import Entry, change_recruiter, enter_recruiter
from sampan.prevention.recruitment.shapes import (
    ActIn,
    ChangeIn,
    ColumnsIn,
    ConfirmIn,
    EntryIn,
    FeeIn,
    FeeOut,
    FindingOut,
    FoundOut,
    HistoryOut,
    LicenceIn,
    ListOut,
    OfferIn,
    RecruiterOut,
    SourceIn,
    SourceOut,
)
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom, reader_for

router = Router(tags=["recruitment"])


@router.get("/", response=list[RecruiterOut], summary="Recruitment agencies by name")
def recruiters(
    request: HttpRequest, on: date | None = None, country: str = "", after: str = ""
) -> list[dict[str, Any]]:
    """Return agencies as of a day, fifty at a time; `after`: name and id of the last one, with a space between."""
    found = queries.recruiters(reader=_reader(request), on=on, country=country, after=after)
    return [asdict(one) for one in found]


@router.get(
    "/look-up", response=list[FoundOut], summary="Agencies of a name in any script, or of a licence number"
)
def look_up(request: HttpRequest, text: str, on: date | None = None) -> list[dict[str, Any]]:
    """Return the likeliest first, each with the reason."""
    return [asdict(one) for one in queries.look_up(text=text, reader=_reader(request), on=on)]


@router.post(
    "/check", response=list[FindingOut], summary="What an offer says of agencies, beside the register"
)
def check(request: HttpRequest, body: OfferIn) -> list[dict[str, Any]]:
    """Return findings with the words that show them; the text is not kept."""
    found = queries.check_offer(body.text, on=body.on or house_today(), reader=_reader(request))
    return [asdict(one) for one in found]


@router.post("/publish", summary="The register as a public file")
def publish(request: HttpRequest) -> HttpResponse:
    """Return the list that `sampan agencies check` reads; audited."""
    octets = publish_list(country=settings.SAMPAN_NODE.country, **by_whom(_keeper(request)))
    return HttpResponse(octets, content_type="application/json")


@router.post("/", response={201: RecruiterOut}, summary="Enter an agency")
def enter(request: HttpRequest, body: EntryIn) -> Status:
    """Enter an agency into the register."""
    reader = _keeper(request)
    made = enter_recruiter(entry=_entry(body), **by_whom(reader))
    return Status(201, asdict(queries.recruiter(recruiter_id=made, reader=reader)))


@router.get("/sources", response=list[SourceOut], summary="Sources of official lists")
def sources(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the sources by name."""
    return [asdict(one) for one in queries.sources(reader=_reader(request))]


@router.post("/sources", response={201: dict[str, UUID]}, summary="Keep a source of official lists")
def add_source(request: HttpRequest, body: SourceIn) -> Status:
    """Keep who publishes a list, and under which terms."""
    return Status(201, {"id": keep_source(source=NewSource(**body.dict()), **by_whom(_keeper(request)))})


@router.post(
    "/sources/{uuid:source_id}/lists", response={201: ListOut}, summary="Receive a list; nothing changes yet"
)
def receive(
    request: HttpRequest,
    source_id: UUID,
    file: File[UploadedFile],
    list_date: Form[date],
    is_whole: Form[bool] = False,
) -> Status:
    """Check a list row by row; it waits for its columns when they are not known."""
    reader = _keeper(request)
    new = NewList(list_date, is_whole)
    made = receive_list(source_id=source_id, stream=file, new=new, **by_whom(reader))
    return Status(201, asdict(queries.list_import(import_id=made, reader=reader)))


@router.get("/lists/{uuid:import_id}", response=ListOut, summary="A received list")
def one_list(request: HttpRequest, import_id: UUID) -> dict[str, Any]:
    """Return what a list would change, how far the worker is, or what became of it."""
    return asdict(queries.list_import(import_id=import_id, reader=_keeper(request)))


@router.put("/lists/{uuid:import_id}/columns", response=ListOut, summary="Say which column is what")
def columns(request: HttpRequest, import_id: UUID, body: ColumnsIn) -> dict[str, Any]:
    """Name the columns; the list is checked anew."""
    reader = _keeper(request)
    name_columns(import_id=import_id, mapping=body.mapping, **by_whom(reader))
    return asdict(queries.list_import(import_id=import_id, reader=reader))


@router.post("/lists/{uuid:import_id}/confirm", response={202: None}, summary="Take a list in")
def confirm(request: HttpRequest, import_id: UUID, body: ConfirmIn) -> Status:
    """Hand a list to the worker."""
    reader = _keeper(request)
    confirm_list(import_id=import_id, without_wrong=body.without_wrong, **by_whom(reader))
    take.configure(queueing_lock=f"recruitment.take_list {import_id}").defer(
        import_id=str(import_id), account_id=str(reader.actor.account_id), purpose=reader.purpose.value
    )
    return Status(202, None)


@router.post("/lists/{uuid:import_id}/discard", response={204: None}, summary="Throw a list away")
def discard(request: HttpRequest, import_id: UUID) -> Status:
    """Throw a checked list away; nothing was changed."""
    discard_list(import_id=import_id, **by_whom(_keeper(request)))
    return Status(204, None)


@router.get("/{uuid:recruiter_id}", response=RecruiterOut, summary="One agency")
def one_recruiter(request: HttpRequest, recruiter_id: UUID, on: date | None = None) -> dict[str, Any]:
    """Return an agency as of a day."""
    return asdict(queries.recruiter(recruiter_id=recruiter_id, reader=_reader(request), on=on))


@router.put("/{uuid:recruiter_id}", response=RecruiterOut, summary="Change an agency's entry")
def change(request: HttpRequest, recruiter_id: UUID, body: ChangeIn) -> dict[str, Any]:
    """Change an entry; what it said before is kept."""
    reader = _keeper(request)
    change_recruiter(recruiter_id=recruiter_id, entry=_entry(body), why=body.why, **by_whom(reader))
    return asdict(queries.recruiter(recruiter_id=recruiter_id, reader=reader))


@router.get(
    "/{uuid:recruiter_id}/history", response=list[HistoryOut], summary="What was recorded of an agency"
)
def history(request: HttpRequest, recruiter_id: UUID) -> list[dict[str, Any]]:
    """Return everything recorded, the newest first: who, when, why."""
    return [asdict(one) for one in queries.history(recruiter_id=recruiter_id, reader=_reader(request))]


@router.get("/{uuid:recruiter_id}/fees", response=list[FeeOut], summary="The most that an agency may ask")
def fees(request: HttpRequest, recruiter_id: UUID, on: date | None = None) -> list[dict[str, Any]]:
    """Return the ceilings that hold on a day."""
    return [asdict(one) for one in queries.fees(recruiter_id=recruiter_id, reader=_reader(request), on=on)]


@router.post("/{uuid:recruiter_id}/fees", response={204: None}, summary="Record a fee ceiling")
def add_fee(request: HttpRequest, recruiter_id: UUID, body: FeeIn) -> Status:
    """Record the most that an agency may ask, from a day on."""
    set_fee(fee=NewFee(**body.dict()), recruiter_id=recruiter_id, **by_whom(_keeper(request)))
    return Status(204, None)


@router.post("/{uuid:recruiter_id}/licences", response={201: RecruiterOut}, summary="Record a licence")
def add_licence(request: HttpRequest, recruiter_id: UUID, body: LicenceIn) -> Status:
    """Record a licence, or the next version of one; nothing is overwritten."""
    reader, told = _keeper(request), body.dict()
    why, series = told.pop("why"), told.pop("series")
    licence = NewLicence(
        **{name: tuple(part) if isinstance(part, list) else part for name, part in told.items()}
    )
    record_licence(recruiter_id=recruiter_id, licence=licence, why=why, series=series, **by_whom(reader))
    return Status(201, asdict(queries.recruiter(recruiter_id=recruiter_id, reader=reader)))


@router.post(
    "/licences/{uuid:series}/acts", response={204: None}, summary="Suspend, lift, revoke or restore a licence"
)
def add_act(request: HttpRequest, series: UUID, body: ActIn) -> Status:
    """Write what was decided on a licence, and why."""
    act_on_licence(series=series, **body.dict(), **by_whom(_keeper(request)))
    return Status(204, None)


def _entry(body: EntryIn) -> Entry:
    return Entry(body.name, body.country, tuple(body.other_names), body.address, tuple(body.contacts))


def _reader(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.READ_RECRUITERS)


def _keeper(request: HttpRequest) -> Reader:
    return reader_for(request, Permission.KEEP_RECRUITERS)
