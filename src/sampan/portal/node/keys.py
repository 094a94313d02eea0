"""A node's key files: made once with the node, readable by its own user alone."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from sampan.engines.exchange.keys import ENTROPY_OCTETS, NodeSecret
from sampan.prevention.offers.drop.sealing import ReportKeys, new_report_keys
from sampan.registry.people.keyring import Keyring, new_key
from sampan.vocabulary.errors import IntegrityFailure

FOLDER = "keys"
_EXCHANGE = "exchange-{serial:04d}.key"
_SEARCH = "search.key"
_SESSIONS = "sessions.key"
_WRAPPING = "wrapping-{version:04d}.key"
_REPORTS = "reports-{serial:04d}.key"


@dataclass(frozen=True, repr=False)
class NodeKeys:
    """All keys of a node. `repr` is blank."""

    keyring: Keyring
    secrets: tuple[NodeSecret, ...]
    sessions: str

    @property
    def secret(self) -> NodeSecret:
        """The newest secret, behind the card in force; older ones still open letters under way."""
        return self.secrets[-1]


def make_keys(directory: Path, *, node_id: str) -> None:
    """Make the key files of a new node; raises FileExistsError rather than replace one."""
    folder = directory / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(folder / _WRAPPING.format(version=1), new_key())
    _write(folder / _SEARCH, new_key())
    _write(folder / _SESSIONS, secrets.token_urlsafe(48).encode())
    add_exchange_secret(directory, node_id=node_id, serial=1)


def add_exchange_secret(directory: Path, *, node_id: str, serial: int) -> NodeSecret:
    """Make and keep the secret behind the node's next card; raises FileExistsError if it is there."""
    secret = NodeSecret(node_id=node_id, serial=serial, entropy=os.urandom(ENTROPY_OCTETS))
    _write(directory / FOLDER / _EXCHANGE.format(serial=serial), secret.to_bytes())
    return secret


def drop_exchange_secret(directory: Path, *, serial: int) -> None:
    """Remove a secret that was never announced."""
    (directory / FOLDER / _EXCHANGE.format(serial=serial)).unlink(missing_ok=True)


def add_wrapping_key(directory: Path) -> int:
    """Add the next wrapping key and return its version; `sampan node rotate` then re-wraps the data keys."""
    version = read_keys(directory).keyring.newest + 1
    _write(directory / FOLDER / _WRAPPING.format(version=version), new_key())
    return version


def read_keys(directory: Path) -> NodeKeys:
    """Read the key files of a node; raises IntegrityFailure when one is missing or readable by others."""
    folder = directory / FOLDER
    wrapping = {
        int(path.stem.rsplit("-", 1)[1]): _read(path) for path in sorted(folder.glob("wrapping-*.key"))
    }
    if not wrapping:
        raise IntegrityFailure("The node has no wrapping key.", remedy="Put keys/ back from the key backup.")
    return NodeKeys(
        keyring=Keyring(wrapping=wrapping, search=_read(folder / _SEARCH)),
        secrets=tuple(NodeSecret.from_bytes(_read(path)) for path in sorted(folder.glob("exchange-*.key"))),
        sessions=_read(folder / _SESSIONS).decode(),
    )


def add_report_keys(directory: Path) -> ReportKeys:
    """Make and keep a further key pair for reports from the public; older ones still open what was sealed to them."""
    made = new_report_keys()
    _write(directory / FOLDER / _REPORTS.format(serial=len(read_report_keys(directory)) + 1), made.seeds)
    return made


def read_report_keys(directory: Path) -> tuple[ReportKeys, ...]:
    """Read the key pairs for reports, the newest first; empty for a node that takes none."""
    paths = sorted((directory / FOLDER).glob("reports-*.key"), reverse=True)
    return tuple(ReportKeys(_read(path)) for path in paths)


def read_secrets(directory: Path) -> tuple[NodeSecret, ...]:
    """Read the exchange secrets of a node again, oldest first, after another process added one."""
    return read_keys(directory).secrets


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise IntegrityFailure(
            f"The key file {path.name} is missing.", remedy="Put keys/ back from the key backup."
        )
    if path.stat().st_mode & 0o077:
        raise IntegrityFailure(f"{path.name} can be read by others.", remedy=f"Run chmod 600 {path.name}.")
    return path.read_bytes()
