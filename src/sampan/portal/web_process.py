"""A web process: granian serving one WSGI application in this very process, without a parent of its own."""

import gc
import sys
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

THREADS = 4  # requests at once; a page waits for the database for half of its time
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


def serve_process(listen: str, answer: Callable[..., Any], *, threads: int = THREADS, **tls: Any) -> None:
    """Serve a WSGI application at an address and port until SIGTERM or SIGINT; finish what is begun."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(_NEW_OBJECTS, 20, 50)
    address, _, port = listen.rpartition(":")
    server = OneProcessServer(
        "sampan.portal:application",  # a name for the log; what is served is handed over below
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
