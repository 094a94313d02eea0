"""What `sampan node ...` does, apart from reading its arguments."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sampan.engines.exchange.keys import NodeSecret
from sampan.portal.node.certificate import make_certificate
from sampan.portal.node.config import NodeConfig, read_config
from sampan.portal.node.doctor import examine, running_database
from sampan.portal.node.init import make_node
from sampan.portal.node.keys import add_exchange_secret, add_wrapping_key, drop_exchange_secret, read_keys
from sampan.portal.node.provision import migrate
from sampan.portal.node.serving import serve, served_by_nobody_else
from sampan.portal.node.starting import load, start_django

Say = Callable[[str], None]
Told = dict[str, Any]
_MEMBERS = "sampan.partnership.members"


def init(directory: Path, config: NodeConfig, *, superuser_url: str, agency: str, say: Say) -> Told:
    """Make a node; the answer holds the administrator's one-time sign-in link."""
    say("Making keys, database and tables.")
    node = make_node(directory, config, superuser_url=superuser_url, agency=agency)
    return {
        "ok": True,
        "directory": str(node.directory),
        "id": node.config.id,
        "address": node.config.public_url,
        "administrator": node.administrator,
        "sign_in_link": node.sign_in_link,
        "next": f"Start it: sampan node serve {directory}",
    }


def run(directory: Path, *, say: Say) -> Told:
    """Serve a node until it is told to stop."""
    config = read_config(directory)
    say(f"{config.name} at http://{config.listen} (for others: {config.public_url}). Ctrl+C stops it.")
    serve(directory)
    return {"ok": True}


def doctor(directory: Path) -> Told:
    """Examine a node; `ok` is False when something is wrong."""
    findings = examine(directory)
    return {
        "ok": all(one.level != "wrong" for one in findings),
        "findings": [asdict(one) for one in findings],
    }


def update_tables(directory: Path) -> Told:
    """Bring the node's tables up to date after an upgrade."""
    config = read_config(directory)
    with served_by_nobody_else(directory), running_database(directory, config):
        migrate(directory)
    return {"ok": True}


def rotate(directory: Path, *, keys: str) -> Told:
    """Make a new key: `wrapping` wraps every data key anew, `exchange` announces a new card.

    The node must not be served meanwhile: a process that had read the old keys could not open what
    was wrapped with the new one.
    """
    config = read_config(directory)
    with served_by_nobody_else(directory):
        told = _rotate_wrapping(directory) if keys == "wrapping" else _rotate_exchange(directory, config)
    return {"ok": True, **told, "next": "Copy the new file in keys/ to the key backup."}


def _rotate_wrapping(directory: Path) -> Told:
    version = add_wrapping_key(directory)  # before Django reads the keys
    with at_node(directory), _acting("", "protection", attempted="keys.rotate") as reader:
        rotate_wrapping = load("sampan.registry.people.services.keys:rotate_wrapping")
        count = rotate_wrapping(by=reader.actor, purpose=reader.purpose)
    return {"version": version, "rewrapped": count}


def _rotate_exchange(directory: Path, config: NodeConfig) -> Told:
    serial = read_keys(directory).secret.serial + 1
    with at_node(directory), _acting("", "administration", attempted="members.rotate") as reader:
        load(f"{_MEMBERS}.services:own_card")()  # the card in force, which the new one has to follow
        with _kept_if_used(directory, node_id=config.id, serial=serial) as secret:
            rotate_own_keys = load(f"{_MEMBERS}.services:rotate_own_keys")
            card = rotate_own_keys(new=secret, by=reader.actor, purpose=reader.purpose)
        fingerprint = load(f"{_MEMBERS}.queries:fingerprint_of")(card)
    return {"serial": serial, "fingerprint": " ".join(fingerprint)}


@contextmanager
def _kept_if_used(directory: Path, *, node_id: str, serial: int) -> Iterator[NodeSecret]:
    """Keep a new secret on disk before it is announced; take it away again when that fails."""
    secret = add_exchange_secret(directory, node_id=node_id, serial=serial)
    try:
        yield secret
    except BaseException:
        drop_exchange_secret(directory, serial=serial)
        raise


def certificate(directory: Path, *, renew: bool) -> Told:
    """Make the certificate that this node shows to members' nodes."""
    made = make_certificate(directory, now=datetime.now(UTC), renew=renew)
    told = {"certificate": str(made.path), "sha256": made.sha256, "expires": f"{made.expires_on:%Y-%m-%d}"}
    return {"ok": True, **told, "next": "Give the file to each member and read its SHA-256 out by phone."}


def pair(directory: Path, *, peer: str, fingerprint: str, username: str) -> Told:
    """Fetch a peer's card and propose it as a member; with the fingerprint read out by phone, confirm it."""
    with at_node(directory):
        card = load(f"{_MEMBERS}.services:fetch_card")(peer)
        with _acting(username, "administration", attempted="members.pair") as reader:
            who = {"by": reader.actor, "purpose": reader.purpose}
            member = load(f"{_MEMBERS}.services:propose_member")(card=card, **who)
            if fingerprint:
                confirm = load(f"{_MEMBERS}.services:confirm_member")
                member = confirm(node_id=member.node_id, fingerprint=fingerprint, **who)
            own = load(f"{_MEMBERS}.services:own_card")()
            own_fingerprint = load(f"{_MEMBERS}.queries:fingerprint_of")(own)
    told = {"member": member.node_id, "name": member.name, "state": str(member.state)}
    told |= {"peer_fingerprint": member.fingerprint, "own_fingerprint": " ".join(own_fingerprint)}
    asks = "Read both fingerprints to each other by phone, then run this again with --fingerprint."
    return {"ok": True, **told, "next": "" if fingerprint else asks}


def _acting(username: str, purpose: str, *, attempted: str) -> AbstractContextManager[Any]:
    acting: Callable[..., AbstractContextManager[Any]] = load("sampan.portal.node.acting:acting")
    return acting(username, purpose, attempted=attempted)


@contextmanager
def at_node(directory: Path) -> Iterator[NodeConfig]:
    """Run a block with Django set up for the node and its own database running."""
    config = read_config(directory)
    with running_database(directory, config):
        start_django(directory)
        yield config
