"""One line between two processes of this machine: framed octets over loopback, opened with a secret of the run."""

import hashlib
import hmac
import socket
import struct

from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason, require
from sampan.engines.matching.private.sessions import NONCE_OCTETS, Session

LONGEST_FRAME = 1 << 28  # octets; a listing of two million records is below it
SECONDS_OF_SILENCE = 3_600  # the other side may be masking a million records
_LENGTH = struct.Struct(">I")


class Channel:
    """A connected line. A frame that is cut, too long or out of turn ends it with PrivateMatchFailure."""

    def __init__(self, line: socket.socket, session: Session) -> None:
        """Take over a connected socket and the session that has begun on it."""
        self._line, self._session = line, session

    def send(self, body: bytes) -> None:
        """Send the next message."""
        _write(self._line, self._session.send(body))

    def receive(self) -> bytes:
        """Return the other side's next message."""
        return self._session.receive(_read(self._line))

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def listen() -> socket.socket:
    """Return a socket that listens on a free port of 127.0.0.1."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(SECONDS_OF_SILENCE)
    return server


def connect(port: int, *, name: str, secret: bytes, nonce: bytes, terms: bytes) -> Channel:
    """Return a line to the process that listens on the port; `name` says who we are."""
    line = socket.create_connection(("127.0.0.1", port))
    line.settimeout(SECONDS_OF_SILENCE)
    try:
        _write(line, name.encode() + b"\n" + nonce + _proof(secret, name.encode() + nonce))
        theirs = _read(line)
        return Channel(line, _session(theirs, secret=secret, ours=nonce, terms=terms))
    except (PrivateMatchFailure, OSError):
        line.close()
        raise


def accept(server: socket.socket, *, secret: bytes, nonce: bytes, terms: bytes) -> tuple[str, Channel]:
    """Return (who called, the line); PrivateMatchFailure(other_session) for a caller without the run's secret."""
    line, _ = server.accept()
    line.settimeout(SECONDS_OF_SILENCE)
    name, _, told = _read(line).partition(b"\n")
    theirs, proof = told[:NONCE_OCTETS], told[NONCE_OCTETS:]
    if not hmac.compare_digest(proof, _proof(secret, name + theirs)):
        line.close()
        raise PrivateMatchFailure(Reason.OTHER_SESSION)
    _write(line, nonce + _proof(secret, theirs + nonce))
    session = Session(terms_digest=terms, nonces=(theirs, nonce), place=1)
    return name.decode("ascii", "replace"), Channel(line, session)


def _session(theirs: bytes, *, secret: bytes, ours: bytes, terms: bytes) -> Session:
    nonce, proof = theirs[:NONCE_OCTETS], theirs[NONCE_OCTETS:]
    require(hmac.compare_digest(proof, _proof(secret, ours + nonce)), Reason.OTHER_SESSION)
    return Session(terms_digest=terms, nonces=(ours, nonce), place=0)


def _proof(secret: bytes, told: bytes) -> bytes:
    return hmac.digest(secret, hashlib.sha256(told).digest(), "sha256")


def _write(line: socket.socket, octets: bytes) -> None:
    line.sendall(_LENGTH.pack(len(octets)))
    line.sendall(octets)


def _read(line: socket.socket) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(line, _LENGTH.size))
    require(length <= LONGEST_FRAME, Reason.MALFORMED)
    return _exactly(line, length)


def _exactly(line: socket.socket, octets: int) -> bytes:
    found = bytearray()
    while len(found) < octets:
        part = line.recv(min(octets - len(found), 1 << 20))
        require(bool(part), Reason.MALFORMED)
        found += part
    return bytes(found)
