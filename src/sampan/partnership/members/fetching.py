"""Fetches another node's card from its address: one request, small, no redirects, nothing trusted."""

import json
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from sampan.engines.exchange.cards import check_card
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.keys import NodeCard
from sampan.partnership.transport import card_context
from sampan.vocabulary.errors import InvalidInput, Unavailable

PATH = "/exchange/card"
_SECONDS = 10  # a person waits for the page meanwhile
_LARGEST = 64 * 1024  # octets; a card has about 3 KB


class _NoRedirect(HTTPRedirectHandler):
    """Follows nothing: a card comes from the address that was typed."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def fetch_text(url: str) -> bytes:
    """Return what the node at `url` shows as its card, cut at 64 KB.

    Raises InvalidInput for an address of the wrong form, Unavailable when nobody answers.
    """
    request = Request(_card_address(url), headers={"Accept": "application/json"})  # noqa: S310 - http(s) only
    try:
        opener = build_opener(_NoRedirect, HTTPSHandler(context=card_context()))
        with opener.open(request, timeout=_SECONDS) as answer:
            return answer.read(_LARGEST + 1)
    except (HTTPError, URLError, OSError, ValueError) as error:
        status = error.code if isinstance(error, HTTPError) else ""
        raise Unavailable(
            f"No node card could be fetched from this address. {status}".strip(),
            remedy="Check the address with the other node's administrator, then try again.",
        ) from None


def read_card(octets: bytes) -> NodeCard:
    """Return the card in a JSON text; raises InvalidInput when it is none or is not signed by its own key."""
    try:
        if len(octets) > _LARGEST:
            raise ValueError("too long")
        card = NodeCard.from_json(json.loads(octets))
        check_card(card)
    except (ValueError, TypeError, RecursionError, InvalidInput, ExchangeFailure):
        raise InvalidInput(
            "What this address shows is not a node's card.",
            remedy="Ask the other node's administrator for the node's address.",
            field="address",
        ) from None
    return card


def _card_address(url: str) -> str:
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise InvalidInput(
            "The address of a node begins with https:// or http://.",
            remedy="Type it as https://node.example.org.",
            field="address",
        )
    return f"{parts.scheme}://{parts.netloc}{PATH}"
