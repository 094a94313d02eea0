"""How a node reaches its database: one PostgreSQL address, as Django's settings want it."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sampan.portal.node.config import NodeConfig
from sampan.portal.node.embedded import EmbeddedServer
from sampan.vocabulary.errors import InvalidInput

KEEP_SECONDS = 600  # a connection lives this long between requests; each new one costs about 3 ms


def django_database(directory: Path, config: NodeConfig) -> dict[str, Any]:
    """Return Django's settings for the node's database as its application role."""
    if not config.database_url:
        raise InvalidInput(
            f"The node in {directory} has no database address.",
            remedy="Make the node with `sampan node init`, or set database_url in node.toml.",
            field="database_url",
        )
    return database_from_url(reachable_url(directory, config.database_url))


def is_embedded(config: NodeConfig) -> bool:
    """Say whether the node's data lies in its own folder: its database address then names no host."""
    parts = urlsplit(config.database_url)
    return not parts.hostname and "host" not in dict(parse_qsl(parts.query))


def reachable_url(directory: Path, url: str) -> str:
    """Return the address with the embedded server's socket where it names no host.

    The socket is not written to node.toml, so that a node may be moved or restored elsewhere.
    """
    parts = urlsplit(url)
    if parts.hostname or "host" in dict(parse_qsl(parts.query)):
        return url
    return f"{url}{'&' if parts.query else '?'}host={EmbeddedServer.of_node(directory).socket_folder}"


def database_from_url(url: str) -> dict[str, Any]:
    """Return Django's settings for `postgresql://user:password@host:port/name?host=/socket/folder`."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise InvalidInput(
            "The database address is not a PostgreSQL address.",
            remedy="Write postgresql://ROLE:PASSWORD@HOST:PORT/DATABASE.",
            field="database_url",
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(query.pop("port", None) or parts.port or ""),
        "CONN_MAX_AGE": KEEP_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"server_side_binding": True, **query},  # plans can be kept: registry.kept_plans
    }
