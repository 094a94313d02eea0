"""The key with which this country signs roots and directories: a file that only a passphrase opens.

It is a key of its own. Who breaks into the node finds the file, yet cannot sign for the country without the
passphrase, which no process keeps; and the file can be kept and used on a machine without a network.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings

from sampan.engines.exchange.notation import read_key, write_key
from sampan.engines.exchange.quorum import public_of
from sampan.engines.exchange.roots import RootKey
from sampan.registry.people.keyring import KEY_BYTES, open_bytes, seal_bytes
from sampan.vocabulary.errors import IntegrityFailure, InvalidInput, NotFound

NAME = "directory.key"
SHORTEST_PASSPHRASE = 14  # characters; about four words: the file may be copied and tried for years
_KIND = "sampan members signing key 1"
_COST = 2**15  # scrypt: 32 MiB and about a tenth of a second a try
_PERMISSIONS = 0o600


@dataclass(frozen=True, repr=False)
class KeyFile:
    """A wrapped signing key: country and public half in clear, the seed sealed. `repr` is blank."""

    country: str
    public: bytes
    salt: bytes
    sealed: bytes

    @property
    def root_key(self) -> RootKey:
        """Return the public half as a root lists it."""
        return RootKey(self.country, self.public)

    def opened(self, passphrase: str) -> bytes:
        """Return the seed; InvalidInput when the passphrase is not this file's."""
        try:
            seed = open_bytes(self.sealed, key=_derived(passphrase, self.salt), bound_to=_bound(self.country))
        except IntegrityFailure as error:
            raise InvalidInput(
                "This is not the passphrase of the signing key.", remedy="Type it again.", field="passphrase"
            ) from error
        if public_of(seed) != self.public:
            raise IntegrityFailure("The signing key is damaged.", remedy="Put the file back from its backup.")
        return seed

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        told = {"kind": _KIND, "country": self.country, "public": write_key(self.public)}
        return json.dumps(
            told | {"salt": write_key(self.salt), "sealed": write_key(self.sealed)}, indent=1
        ).encode()


def new_key_file(country: str, *, passphrase: str) -> KeyFile:
    """Return a new signing key, wrapped; InvalidInput for a passphrase that is too short."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InvalidInput(
            f"The passphrase is shorter than {SHORTEST_PASSPHRASE} characters.",
            remedy="Use four words or more.",
            field="passphrase",
        )
    seed, salt = os.urandom(32), os.urandom(16)
    sealed = seal_bytes(seed, key=_derived(passphrase, salt), bound_to=_bound(country))
    made = KeyFile(country, public_of(seed), salt, sealed)
    _ = made.root_key  # refuses what is no country
    return made


def read_key_file(octets: bytes) -> KeyFile:
    """Return the key in a file's content; InvalidInput when it is none."""
    try:
        told = json.loads(octets)
        if not isinstance(told, Mapping) or told["kind"] != _KIND:
            raise ValueError("another kind of file")
        parts = (read_key(told[name]) for name in ("public", "salt", "sealed"))
        return KeyFile(str(told["country"]), *parts)
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput(
            "This is no signing key.", remedy="Give the file that `sampan members key` made."
        ) from error


def own_key_path() -> Path:
    """Return where this node's signing key is kept, beside the node's other keys."""
    return Path(settings.SAMPAN_DIRECTORY) / "keys" / NAME


def own_key_file() -> KeyFile:
    """Return this node's wrapped signing key; NotFound when it has none here."""
    path = own_key_path()
    if not path.is_file():
        raise NotFound(
            "This node keeps no signing key of the country.",
            remedy="Make one with `sampan members key`, or sign the file where the key is kept.",
            ask="the node's administrator",
        )
    return read_key_file(path.read_bytes())


def has_own_key() -> bool:
    """Say whether this node keeps a signing key."""
    return own_key_path().is_file()


def keep_key_file(made: KeyFile, path: Path) -> None:
    """Write a wrapped key to a new file that its own user alone can read; raises FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PERMISSIONS)
    with os.fdopen(handle, "wb") as file:
        file.write(made.to_bytes())
        file.flush()
        os.fsync(file.fileno())


def _derived(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=_COST, r=8, p=1).derive(passphrase.encode())


def _bound(country: str) -> bytes:
    return f"{_KIND}:{country}".encode()
