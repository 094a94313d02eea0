"""A node's configuration: `node.toml` in its directory, read once and checked."""

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from sampan.vocabulary.errors import InvalidInput

FILE = "node.toml"


@dataclass(frozen=True)
class NodeConfig:
    """What distinguishes one node from another. Keys are kept apart, in `keys/`.

    The metadata's `help` is printed in `docs/reference/settings.md`.
    """

    id: str = field(metadata={"help": "Short name of the node, unique among its members, e.g. vn-moph."})
    country: str = field(
        metadata={"help": "ISO 3166-1 alpha-2 code of the country; chooses the country pack."}
    )
    name: str = field(metadata={"help": "Name shown in the header of every page."})
    public_url: str = field(metadata={"help": "Address at which members and browsers reach the node."})
    listen: str = field(
        default="127.0.0.1:8000", metadata={"help": "Address and port that the web server listens on."}
    )
    database_url: str = field(
        default="",
        metadata={
            "help": "PostgreSQL address of the application role; without a host: the server in `pgdata/`."
        },
    )
    owner_database_url: str = field(
        default="",
        metadata={"help": "PostgreSQL address of the role that owns the tables; used for migrations alone."},
    )
    languages: tuple[str, ...] = field(
        default=("en", "vi", "id"), metadata={"help": "Languages offered, the first is the default."}
    )
    time_zone: str = field(
        default="Asia/Ho_Chi_Minh", metadata={"help": "Time zone in which dates are shown."}
    )
    is_demo: bool = field(
        default=False, metadata={"help": "A demonstration with invented people: says so on every page."}
    )
    require_second_factor: bool = field(
        default=True, metadata={"help": "Whether an account must have a passkey or one-time codes."}
    )
    idle_minutes: int = field(
        default=30, metadata={"help": "Minutes without a request until a session ends."}
    )
    retention_days: int = field(
        default=3650, metadata={"help": "Days after its closure until a case is due for erasure."}
    )
    answer_hours: int = field(
        default=72, metadata={"help": "Hours within which another country answers a referral."}
    )
    extra_apps: tuple[str, ...] = field(
        default=(),
        metadata={"help": "Further Django apps, for benchmarks: refused unless the node is a demonstration."},
    )
    urgent_minutes: int = field(
        default=15,
        metadata={"help": "Minutes within which another country's duty desk reads an urgent message."},
    )
    fetches_letters: bool = field(
        default=False,
        metadata={
            "help": "Whether this node asks members for its letters: no member can reach it from outside."
        },
    )
    link_minutes: int = field(
        default=10,
        metadata={"help": "Minutes that letters may wait for a member until its line counts as down."},
    )


def read_config(directory: Path) -> NodeConfig:
    """Read and check the configuration of a node's directory; raises InvalidInput naming the setting."""
    path = directory / FILE
    if not path.is_file():
        raise InvalidInput(
            f"{directory} holds no node: {FILE} is missing.",
            remedy="Make one with `sampan node init`.",
            field=FILE,
        )
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(
            f"{path} is not valid TOML: {error}.", remedy="Mend that line.", field=FILE
        ) from None
    known = {one.name for one in fields(NodeConfig)}
    unknown = sorted(set(told) - known)
    if unknown:
        raise InvalidInput(f"Unknown setting {unknown[0]}.", remedy="Remove or correct it.", field=unknown[0])
    for name in ("languages", "extra_apps"):
        if isinstance(told.get(name), list):
            told[name] = tuple(told[name])
    try:
        return _without_foreign_code(NodeConfig(**told))
    except TypeError as error:
        raise InvalidInput(
            f"A setting is missing in {path}: {error}.", remedy="Add it.", field=FILE
        ) from None


def _without_foreign_code(config: NodeConfig) -> NodeConfig:
    """Return the configuration; raises InvalidInput when a node in use would load code that is not Sampan's."""
    if config.extra_apps and not config.is_demo:
        raise InvalidInput(
            "Only a demonstration takes extra_apps.",
            remedy="Remove extra_apps from node.toml.",
            field="extra_apps",
        )
    return config


def write_config(directory: Path, config: NodeConfig) -> None:
    """Write the configuration as TOML, replacing the file at once; only its owner may read the passwords."""
    lines = [f"{one.name} = {_toml(getattr(config, one.name))}" for one in fields(config)]
    draft = directory / (FILE + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(
        os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write("\n".join(lines) + "\n")
    draft.replace(directory / FILE)


def _toml(content: object) -> str:
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, int):
        return str(content)
    if isinstance(content, tuple):
        return "[" + ", ".join(_toml(item) for item in content) + "]"
    escaped = str(content).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
