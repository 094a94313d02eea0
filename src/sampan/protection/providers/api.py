"""Providers for machines: the same queries and services as the pages, with the same refusals."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from sampan.protection.providers import queries
from sampan.protection.providers.services.keeping import tell_places
from sampan.registry.access.reader import named

router = Router(tags=["providers"])


class OfferOut(Schema):
    """One service; `free` null: its places are not counted."""

    id: UUID
    service: str
    capacity: int | None
    free: int | None
    taken: int
    told_at: datetime | None
    is_open: bool


class ProviderOut(Schema):
    """An entry of the directory; empty lists mean everybody and the whole country."""

    id: UUID
    agency_id: UUID
    name: str
    languages: list[str]
    sexes: list[str]
    age_from: int | None
    age_to: int | None
    nationalities: list[str]
    takes_children: bool
    is_accessible: bool
    province: str
    provinces: list[str]
    hours: str
    is_always_open: bool
    phone: str
    email: str
    cost: str
    verified_on: date | None
    offers: list[OfferOut]


class PlacesIn(Schema):
    """Places free now, of how many; null: not counted."""

    free: int | None = Field(default=None, ge=0)
    capacity: int | None = Field(default=None, ge=0)
    is_open: bool = True


@router.get("/", response=list[ProviderOut], summary="The directory of service providers")
def providers(
    request: HttpRequest, service: str = "", province: str = "", language: str = "", free_only: bool = False
) -> list[dict[str, Any]]:
    """Return listed providers by name."""
    found = queries.providers(
        reader=named(request.reader),
        service=service,
        province=province,
        language=language,
        free_only=free_only,
    )
    return [asdict(one) for one in found]


@router.get("/{uuid:provider_id}", response=ProviderOut, summary="One provider")
def one_provider(request: HttpRequest, provider_id: UUID) -> dict[str, Any]:
    """Return one entry."""
    return asdict(queries.provider(provider_id=provider_id, reader=named(request.reader)))


@router.put("/offers/{uuid:offer_id}/places", response={204: None}, summary="Say how many places are free")
def places(request: HttpRequest, offer_id: UUID, body: PlacesIn) -> Status:
    """Write the places of a service; the change is dated and kept."""
    reader = named(request.reader)
    tell_places(offer_id=offer_id, **body.dict(), by=reader.actor, purpose=reader.purpose)
    return Status(204, None)
