"""What other nodes ask of this one (its card, to take a letter) and the page on how the lines fare."""

import time
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from sampan.engines.exchange import frames
from sampan.partnership.exchange.edge import hold_of
from sampan.partnership.exchange.peers import PROTOCOL
from sampan.partnership.exchange.services.admitting import admit, check_body
from sampan.partnership.exchange.services.holding import PLAIN_TYPE, SEALED_TYPE, receive_held, receive_posted
from sampan.partnership.exchange.services.opening import Reception, Refused
from sampan.partnership.exchange.services.receiving import refuse_oversized
from sampan.partnership.exchange.services.receiving_singly import receive
from sampan.partnership.members.services import own_card
from sampan.registry.clock.queries import house_now
from sampan.registry.facts_at_hand import facts_at_hand
from sampan.registry.kept_plans import plans_kept

LARGEST_BLOB = 2**24 + 2_048  # octets: the largest bucket of the envelope, its header and its seal
FEATURES = ("frames", "lanes", "pull", "signed", "steady")


@require_GET
def card(request: HttpRequest) -> JsonResponse:
    """Show this node's card; public, for it holds public keys alone."""
    return JsonResponse(own_card().to_json())


@require_GET
def hello(request: HttpRequest) -> JsonResponse:
    """Say what this node speaks, so that a member with an older or newer release knows how to write to it."""
    return JsonResponse({"protocol": PROTOCOL, "features": FEATURES})


@csrf_exempt
@require_POST
def take_frame(request: HttpRequest) -> HttpResponse:
    """Take sealed letters and what goes with them from another node: no session, no cookie, the seals count.

    A request that no member signed is refused before its body is opened.
    """
    arrived_at = time.monotonic()
    if _is_longer(request, frames.LARGEST):
        return _answer(refuse_oversized())
    told = request.headers
    with plans_kept(), facts_at_hand():
        return _taken(request, told, arrived_at)


def _taken(request: HttpRequest, told: Mapping[str, str], arrived_at: float) -> HttpResponse:
    try:
        signer = admit(method=request.method, path=request.path, headers=told, now=house_now())
        octets = request.read(frames.LARGEST)
        check_body(octets, told, signer=signer)
    except Refused as refused:
        return _answer(refused.reception)
    if seconds := hold_of(told):
        return _answer(receive_held(octets, signer=signer, arrived_at=arrived_at, seconds=seconds))
    return _answer(receive_posted(octets, signer=signer))


@csrf_exempt
@require_POST
def take_letter(request: HttpRequest) -> HttpResponse:
    """Take one sealed letter from a node that is one release behind."""
    if _is_longer(request, LARGEST_BLOB):
        return _answer(refuse_oversized())
    return _answer(receive(request.read(LARGEST_BLOB), now=house_now()))


def _is_longer(request: HttpRequest, most: int) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > most


def _answer(reception: Reception) -> HttpResponse:
    kind = SEALED_TYPE if reception.is_receipt else PLAIN_TYPE
    return HttpResponse(reception.body, status=reception.status, content_type=kind)
