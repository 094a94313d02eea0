"""Says what is wrong with a node and how to mend it; needs no running node."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sampan.portal.node.config import NodeConfig, read_config
from sampan.portal.node.database import is_embedded
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.keys import FOLDER as KEYS
from sampan.portal.node.keys import read_keys
from sampan.portal.node.starting import load, start_django
from sampan.vocabulary.errors import SampanError


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `level` is ok, note or wrong; what is wrong has a remedy."""

    subject: str
    level: str
    what: str
    remedy: str = ""


def well(subject: str, what: str) -> Finding:
    """Return a finding that nothing needs mending."""
    return Finding(subject, "ok", what)


def note(subject: str, what: str, remedy: str) -> Finding:
    """Return a finding that is allowed but worth knowing."""
    return Finding(subject, "note", what, remedy)


def wrong(subject: str, what: str, remedy: str) -> Finding:
    """Return a finding that must be mended."""
    return Finding(subject, "wrong", what, remedy)


def examine(directory: Path) -> list[Finding]:
    """Examine a node and return every finding; what cannot be looked at is itself a finding.

    Starts the node's own PostgreSQL for the time of the examination when it is not running.
    """
    found = [_attempt("settings", lambda: _settings(directory))]
    if found[0].level == "wrong":
        return found
    config = read_config(directory)
    found += [_attempt("keys", lambda: _keys(directory)), _folder(directory), _transport(config)]
    if found[1].level == "wrong":
        return found
    found += _with_database(directory, config)
    return found


def _with_database(directory: Path, config: NodeConfig) -> Iterator[Finding]:
    try:
        with running_database(directory, config):
            start_django(directory)
            for subject, look in load("sampan.portal.node.checks:all_checks")():
                finding = _attempt(subject, look)
                yield finding
                if subject == "database" and finding.level == "wrong":
                    return
    except SampanError as error:
        yield wrong("database", error.what, error.remedy or "Read the server's log.")


def running_database(directory: Path, config: NodeConfig) -> AbstractContextManager[object]:
    """Return a context in which the node's own database runs; a foreign one is left alone."""
    return EmbeddedServer.of_node(directory).held() if is_embedded(config) else nullcontext()


def _attempt(subject: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except SampanError as error:
        return wrong(subject, error.what, error.remedy or "Ask for help with this message.")
    except Exception as error:
        return wrong(
            subject, f"It could not be looked at: {type(error).__name__}.", "Mend what is named above first."
        )


def _settings(directory: Path) -> Finding:
    config = read_config(directory)
    return well("settings", f"Node {config.id} of {config.country} at {config.public_url}.")


def _keys(directory: Path) -> Finding:
    if (directory / KEYS).is_dir() and (directory / KEYS).stat().st_mode & 0o077:
        return wrong("keys", "The folder keys/ can be entered by others.", "Run chmod 700 keys.")
    keys = read_keys(directory)
    return well(
        "keys",
        f"{len(keys.keyring.wrapping)} wrapping key(s), all private. Keep a copy apart from the backup.",
    )


def _folder(directory: Path) -> Finding:
    mode = (directory / "node.toml").stat().st_mode & 0o077
    if mode:
        return wrong(
            "settings file",
            "node.toml can be read by others; it holds passwords.",
            "Run chmod 600 node.toml.",
        )
    return well("settings file", "node.toml is private.")


def _transport(config: NodeConfig) -> Finding:
    if config.public_url.startswith("https://"):
        return well("transport", "Browsers and members reach the node by TLS.")
    if config.is_demo or "127.0.0.1" in config.public_url or "localhost" in config.public_url:
        return note(
            "transport",
            "No TLS, which is enough on this machine alone.",
            "Put a TLS proxy in front before others use it.",
        )
    return wrong(
        "transport", "public_url is not https.", "Put a TLS proxy in front and write https:// in node.toml."
    )
