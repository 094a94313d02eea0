"""How this node speaks TLS to members' nodes: with its own certificate, trusting theirs alone when they are kept."""

import ssl
from functools import cache

from django.conf import settings


def member_context() -> ssl.SSLContext:
    """Return the context for connections to members' nodes.

    With `tls_trusted` only the certificates in that file count, and TLS 1.3; otherwise the system's store does. The
    node's own certificate is shown where it has one.
    """
    return _context(*_files(), is_closed=True)


def card_context() -> ssl.SSLContext:
    """Return the context for fetching a card, which nobody trusts before two people compared it by voice.

    The system's store counts, too: the address may be the one that browsers use.
    """
    return _context(*_files(), is_closed=False)


def _files() -> list[str]:
    config, folder = settings.SAMPAN_NODE, settings.SAMPAN_DIRECTORY
    named = (config.tls_trusted, config.tls_certificate, config.tls_key)
    return [str(folder / one) if one else "" for one in named]


@cache
def _context(trusted: str, certificate: str, key: str, *, is_closed: bool) -> ssl.SSLContext:
    """Files are read once a process: a node is started again after a change of them."""
    if trusted and is_closed:
        context = ssl.create_default_context(cafile=trusted)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
    else:
        context = ssl.create_default_context()
        if trusted:
            context.load_verify_locations(trusted)
    if certificate:
        context.load_cert_chain(certificate, key)
    return context
