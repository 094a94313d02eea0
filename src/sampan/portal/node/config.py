"""A node's configuration: `node.toml` in its directory, read once and checked."""

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from sampan.vocabulary.errors import InvalidInput

FILE = "node.toml"
_SHORTEST_TICK, _LONGEST_TICK = 1, 3_600
_SMALLEST_FRAME, _LARGEST_FRAME = 4_096, 2**22


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
        default=30,
        metadata={"help": "Minutes without a request until a session ends, or up to one minute less."},
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
    reports_drop: str = field(
        default="",
        metadata={
            "help": "Folder shared with the public site, for sealed reports and answers; empty: no reports are fetched."
        },
    )
    quiz_sums: str = field(
        default="",
        metadata={
            "help": "File in which the public site counts its quizzes (quiz-sums.json in its folder `counters`), by "
            "its full path; empty: none is taken in."
        },
    )
    exchange_listen: str = field(
        default="",
        metadata={
            "help": "Address and port of a listener for members' nodes alone, by mutual TLS; "
            "members are then not served at `listen`."
        },
    )
    exchange_url: str = field(
        default="",
        metadata={"help": "Address at which members reach the node, when it is not `public_url`."},
    )
    tls_certificate: str = field(
        default="",
        metadata={"help": "File of this node's own certificate (PEM), shown to members' nodes both ways."},
    )
    tls_key: str = field(default="", metadata={"help": "File of that certificate's private key (PEM)."})
    tls_trusted: str = field(
        default="",
        metadata={
            "help": "File of the members' certificates, or of their authorities' (PEM); "
            "for connections to members nothing else counts, the system's store included."
        },
    )
    steady_seconds: float = field(
        default=0,
        metadata={
            "help": "Seconds of a tick, 1 to 3600, in which every member gets one frame of the same size, full or "
            "empty; 0: letters leave at once."
        },
    )
    steady_size: int = field(
        default=65_536, metadata={"help": "Octets of such a frame, a power of two from 4,096."}
    )

    @property
    def members_url(self) -> str:
        """Return the address that the node's card tells its members."""
        return self.exchange_url or self.public_url


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
        return _checked(NodeConfig(**told))
    except TypeError as error:
        raise InvalidInput(
            f"A setting is missing in {path}: {error}.", remedy="Add it.", field=FILE
        ) from None


def _checked(config: NodeConfig) -> NodeConfig:
    """Return the configuration; raises InvalidInput naming the setting that does not fit the others.

    A node in use would load code that is not Sampan's by `extra_apps`.
    """
    if config.extra_apps and not config.is_demo:
        raise _not_so(
            "extra_apps", "Only a demonstration takes extra_apps.", "Remove extra_apps from node.toml."
        )
    if bool(config.tls_certificate) != bool(config.tls_key):
        raise _not_so(
            "tls_key", "A certificate and its key go together.", "Give tls_certificate and tls_key."
        )
    if config.exchange_listen and not (config.tls_certificate and config.tls_trusted):
        what = "A listener for members needs a certificate and the certificates that it trusts."
        raise _not_so(
            "exchange_listen", what, "Run `sampan node certificate DIR`; see docs/how-to/mutual-tls.md."
        )
    if config.steady_seconds and not _SHORTEST_TICK <= config.steady_seconds <= _LONGEST_TICK:
        raise _not_so(
            "steady_seconds",
            "A tick has between a second and an hour.",
            "Write 0 (off) or seconds from 1 to 3600.",
        )
    if not (_SMALLEST_FRAME <= config.steady_size <= _LARGEST_FRAME and config.steady_size.bit_count() == 1):
        raise _not_so(
            "steady_size", "This is no size of a frame.", "Write a power of two from 4096 to 4194304."
        )
    return config


def _not_so(field: str, what: str, remedy: str) -> InvalidInput:
    return InvalidInput(what, remedy=remedy, field=field)


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
    if isinstance(content, int | float):
        return str(content)
    if isinstance(content, tuple):
        return "[" + ", ".join(_toml(item) for item in content) + "]"
    escaped = str(content).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
