"""Makes a new node in an empty folder: all of it, or nothing."""

import json
import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from sampan.portal.node.config import NodeConfig, write_config
from sampan.portal.node.embedded import EmbeddedServer
from sampan.portal.node.keys import make_keys
from sampan.portal.node.provision import Roles, database_name, provision, run_setup, unprovision
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import country

ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class NewNode:
    """A node that was just made: where it is, who it is, and how its administrator signs in once."""

    directory: Path
    config: NodeConfig
    agency_id: str
    administrator: str
    sign_in_link: str


def make_node(directory: Path, config: NodeConfig, *, superuser_url: str = "", agency: str = "") -> NewNode:
    """Make the node's folder, keys, database, tables, first agency, service account and administrator.

    Without `superuser_url` the node has a PostgreSQL server of its own in `pgdata/`, which is stopped
    again. Raises InvalidInput when the folder is not empty or a setting is wrong, Unavailable when the
    database does not answer; then nothing is left behind.
    """
    directory = directory.absolute()
    check(config)
    refuse_used(directory)
    with ExitStack() as undo:
        _make_folder(directory, undo)
        server = EmbeddedServer.of_node(directory) if not superuser_url else None
        if server is not None:
            undo.callback(server.destroy)
        with server.held() if server else ExitStack():
            url = server.superuser_url() if server else superuser_url
            roles = provision(url, config.id)
            undo.callback(lambda: _unprovision(server, url, config.id))
            config = replace(config, **_addresses(roles, embedded=server is not None))
            write_config(directory, config)
            make_keys(directory, node_id=config.id)
            founded = json.loads(run_setup(directory, _founding(config, agency)))
        undo.pop_all()
    link = f"{config.public_url.rstrip('/')}/sign-in/{founded['token']}/"
    return NewNode(directory, config, founded["agency_id"], ADMINISTRATOR, link)


def check(config: NodeConfig) -> None:
    """Raise InvalidInput (or UnknownCode) naming the first setting that cannot be."""
    database_name(config.id)
    country(config.country)
    if not config.name.strip():
        raise InvalidInput("The node needs a name.", remedy="Give --name.", field="name")
    if not config.public_url.startswith(("http://", "https://")):
        raise InvalidInput(
            "The public address is not a web address.", remedy="Write https://...", field="public_url"
        )


def refuse_used(directory: Path) -> None:
    """Raise InvalidInput unless the folder is empty or does not exist."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise InvalidInput(
            f"{directory} is not an empty folder.", remedy="Name a new folder.", field="directory"
        )


def _make_folder(directory: Path, undo: ExitStack) -> None:
    missing = [one for one in (directory, *directory.parents) if not one.exists()]
    mode = 0o711 if os.geteuid() == 0 else 0o700  # as root the database's own account must pass through
    directory.mkdir(parents=True, exist_ok=True)
    directory.chmod(mode)
    undo.callback(_remove, directory, missing)


def _remove(directory: Path, made: list[Path]) -> None:
    if made:
        shutil.rmtree(made[-1], ignore_errors=True)
        return
    for one in directory.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()


def _unprovision(server: EmbeddedServer | None, url: str, name: str) -> None:
    if server is None:
        unprovision(url, name)


def _addresses(roles: Roles, *, embedded: bool) -> dict[str, str]:
    """Return the two addresses as node.toml keeps them: without the socket when it is the node's own."""
    told = {"database_url": roles.application_url, "owner_database_url": roles.owner_url}
    return {key: url.split("?", 1)[0] if embedded else url for key, url in told.items()}


def _founding(config: NodeConfig, agency: str) -> str:
    return json.dumps(
        {"agency": agency or config.name, "administrator": ADMINISTRATOR, "language": config.languages[0]}
    )
