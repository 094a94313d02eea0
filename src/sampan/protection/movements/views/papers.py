"""What leaves a group return on paper or as a sheet: both hold names, both are audited."""

import csv
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from sampan.protection.movements.services import listing
from sampan.protection.movements.views.asked import visible
from sampan.registry.clock.queries import house_today
from sampan.registry.requests import by_whom


@require_POST
@login_required
def people_csv(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Give the list by nationality and province as CSV, with names for who may; the reading is audited."""
    fact = visible(request, movement_id)
    rows = listing.people_list(
        fact, citizenship=request.POST.get("citizenship", ""), province=request.POST.get("province", ""),
        reader=request.reader,
    )  # fmt: skip
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="group-return-{house_today():%Y%m%d}.csv"'
    writer = csv.writer(response)
    writer.writerow(("number", "name", "nationality", "province", "phase", "document"))
    writer.writerows(rows)
    return response


@require_POST
@login_required
def receipt(request: HttpRequest, movement_id: UUID) -> HttpResponse:
    """Print the receipt of the whole group in the languages of both sides; audited."""
    fact = visible(request, movement_id)
    document = listing.print_receipt(fact, **by_whom(request.reader))
    response = HttpResponse(document, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="group-receipt-{house_today():%Y%m%d}.pdf"'
    return response
