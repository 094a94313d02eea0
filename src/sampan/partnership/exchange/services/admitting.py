"""Lets a request with a frame in only when a member signed it: decided by its header, before a sealed octet is read."""

import hmac
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from sampan.engines.exchange.cards import may_still_sign
from sampan.partnership.exchange.edge import (
    Keys,
    NotAboutNow,
    NotSigned,
    SignedRequest,
    digest_of,
    key_ids,
    sign_request,
    signer_of,
)
from sampan.partnership.exchange.services.opening import Refused, refuse
from sampan.partnership.exchange.wire import FRAMES, NOT_ABOUT_NOW, Signer
from sampan.partnership.members.queries import known_senders
from sampan.partnership.members.services import own_secrets
from sampan.registry.clock.queries import house_now

NOT_SIGNED, OTHER_BODY = "not_signed", "other_body"
_SECRETS = 3  # the newest, and two that a member may still know instead: it learns of a new one by letter


def admit(*, method: str, path: str, headers: Mapping[str, str], now: datetime) -> str:
    """Return the member that signed a request; raises Refused (401), audited within the limit, otherwise.

    A suspended member is let in here and refused by name when its frame is opened.
    """
    try:
        return signer_of(SignedRequest.of(method, path, headers), keys=_keys(now), now=now)
    except NotSigned as error:
        is_apart = isinstance(error, NotAboutNow)
        raise Refused(refuse(401, NOT_ABOUT_NOW if is_apart else NOT_SIGNED)) from error


def check_body(octets: bytes, headers: Mapping[str, str], *, signer: str) -> None:
    """Return when a body is the one that was signed; raises Refused (401) otherwise."""
    told = headers.get("Content-Digest", "")
    if not hmac.compare_digest(told.encode(), digest_of(octets).encode()):
        raise Refused(refuse(401, OTHER_BODY, sender=signer))


def signer_for(member: str, *, hold: int = 0) -> Signer:
    """Return what signs a frame for a member: with our newest key first, then with those that it may know instead."""

    def sign(body: bytes) -> list[dict[str, str]]:
        newest = list(reversed(own_secrets()))[:_SECRETS]
        return [
            sign_request(body, path=FRAMES, secret=one, receiver=member, now=house_now(), hold=hold)
            for one in newest
        ]

    return sign


def _keys(now: datetime) -> Keys:
    receiver = settings.SAMPAN_NODE.id
    return {
        name: (member, card.verifying_key)
        for member, (_state, cards) in known_senders().items()
        for card in cards
        if may_still_sign(card, cards, now=now)
        for name in key_ids(card.verify_key, receiver=receiver, now=now)
    }
