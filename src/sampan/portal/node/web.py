"""The web processes of a node: granian serving Django's WSGI application in this very process.

One serves browsers. Where members' nodes have a listener of their own, a second one serves it: TLS 1.3, and nobody is
heard whose certificate is not one of those in `tls_trusted` or signed by one. Each then knows only its own addresses.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from granian.constants import SSLProtocols

from sampan.portal.node.config import NodeConfig
from sampan.portal.web_process import THREADS, serve_process
from sampan.portal.wsgi import application

FOR_NODES = ("/exchange/frames", "/exchange/letters", "/exchange/parcels/")  # what nodes alone ask for
FOR_BOTH = ("/exchange/card", "/exchange/hello")
_HELD = 12  # further threads for members: an answer that is held for steady mode sleeps in one


def run_web(config: NodeConfig) -> None:
    """Serve browsers, and members' nodes unless they have a listener, until SIGTERM or SIGINT; finish what is begun."""
    answer = only(application, but=FOR_NODES) if config.exchange_listen else application
    serve_process(config.listen, answer)


def run_exchange(config: NodeConfig, directory: Path) -> None:
    """Serve members' nodes by mutual TLS until SIGTERM or SIGINT."""
    named = (config.tls_certificate, config.tls_key, config.tls_trusted)
    certificate, key, trusted = (directory / one for one in named)
    tls = {"ssl_cert": certificate, "ssl_key": key, "ssl_ca": trusted, "ssl_client_verify": True}
    answer = only(application, these=(*FOR_NODES, *FOR_BOTH))
    serve_process(
        config.exchange_listen, answer, threads=THREADS + _HELD, ssl_protocol_min=SSLProtocols.tls13, **tls
    )


def only(
    answer: Callable[..., Iterable[bytes]], *, these: tuple[str, ...] = ("",), but: tuple[str, ...] = ()
) -> Callable[..., Iterable[bytes]]:
    """Return a WSGI application that knows the paths that begin as `these` and not as `but`; the others get 404."""

    def answered(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith(these) and not (but and path.startswith(but)):
            return answer(environ, start)
        start("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
        return [b""]

    return answered
