"""A free port of this machine, for a test's own server."""

import socket


def free_port() -> int:
    """Return a port that nobody listens at just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]
