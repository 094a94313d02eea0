"""The web processes of a node: granian serving Django's WSGI application in this very process.

One serves browsers. Where members' nodes have a listener of their own, a second one serves it: TLS 1.3, and nobody is
heard whose certificate is not one of those in `tls_trusted` or signed by one. Each then knows only its own addresses.
"""

import gc
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from granian.constants import Interfaces, SSLProtocols
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from sampan.portal.node.config import NodeConfig
from sampan.portal.wsgi import application

FOR_NODES = ("/exchange/frames", "/exchange/letters", "/exchange/parcels/")  # what nodes alone ask for
FOR_BOTH = ("/exchange/card", "/exchange/hello")
THREADS = 4  # requests at once; a page waits for the database for half of its time
_HELD = 12  # further threads for members: an answer that is held for steady mode sleeps in one
_QUEUE = 64  # further connections that wait their turn; beyond it the kernel's backlog holds them
_IDLE_SECONDS = 600  # the most that granian takes: a thread keeps its database connection between requests
# A page asks the database some twenty times, and after each answer waits for whichever thread holds the
# interpreter: by Python's own 5 ms a page beside three busy ones would wait 100 ms for nothing.
_SWITCH_SECONDS = 0.0005
# A page makes some ten thousand objects and keeps none. By Python's own 700 it would look through them, and now and
# then through everything that is loaded, several times a page: three to ten hundredths of its time.
_NEW_OBJECTS = 10_000
_HEADER_MILLISECONDS = 15_000  # a client that dribbles its headers is cut off


class OneProcessServer(MPServer):
    """Granian without its parent process: the node's own supervisor watches and starts it again."""

    def _serve(self, spawn_target: Callable[..., None], target_loader: Callable[..., Any]) -> None:
        self._init_shared_socket()
        self._ipc: dict[int, Any] = {}
        self._spawn_worker(0, spawn_target, target_loader).inner.run()


def run_web(config: NodeConfig) -> None:
    """Serve browsers, and members' nodes unless they have a listener, until SIGTERM or SIGINT; finish what is begun."""
    answer = only(application, but=FOR_NODES) if config.exchange_listen else application
    _serve(config.listen, answer, threads=THREADS)


def run_exchange(config: NodeConfig, directory: Path) -> None:
    """Serve members' nodes by mutual TLS until SIGTERM or SIGINT."""
    named = (config.tls_certificate, config.tls_key, config.tls_trusted)
    certificate, key, trusted = (directory / one for one in named)
    tls = {"ssl_cert": certificate, "ssl_key": key, "ssl_ca": trusted, "ssl_client_verify": True}
    answer = only(application, these=(*FOR_NODES, *FOR_BOTH))
    _serve(
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


def _serve(listen: str, answer: Callable[..., Any], *, threads: int, **tls: Any) -> None:
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(_NEW_OBJECTS, 20, 50)
    address, _, port = listen.rpartition(":")
    server = OneProcessServer(
        "sampan.portal.wsgi:application",
        address=address.strip("[]"),
        port=int(port),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        blocking_threads_idle_timeout=_IDLE_SECONDS,
        runtime_threads=1,
        runtime_blocking_threads=1,
        backpressure=_QUEUE,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADER_MILLISECONDS),
        websockets=False,
        log_level=LogLevels.warning,
        **tls,
    )
    server.serve(target_loader=lambda: answer, wrap_loader=False)
