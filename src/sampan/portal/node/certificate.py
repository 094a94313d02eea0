"""Makes the certificate that a node shows to members' nodes: signed by itself, told apart by its SHA-256.

It names the host of `members_url`, which members check. Every certificate of Sampan has the same length, so that an
observer of the handshake does not tell senders apart by it; its key is made for it and signs nothing else.
"""

import hashlib
import ipaddress
import os
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sampan.portal.node.config import NodeConfig, read_config, write_config
from sampan.vocabulary.errors import InvalidInput

FOLDER = "tls"
CERTIFICATE, KEY = f"{FOLDER}/node.pem", f"{FOLDER}/node.key"
DAYS = (
    825  # the longest that browsers ever took, and short enough that renewal is not forgotten for ten years
)
_BACKDATED = timedelta(days=1)  # a member whose clock is behind takes it, too
_LENGTH = 1_024  # octets of every certificate, whatever the node's name
_FILLING = 256  # octets of it at least: from there to 65,535 the lengths themselves have one length
_PADDING = x509.ObjectIdentifier(
    "2.25.165306245083846105430487012352961827405"
)  # a UUID's own arc: ours alone


@dataclass(frozen=True)
class MadeCertificate:
    """Where a certificate was put, until when it holds, and what the other side compares."""

    path: Path
    sha256: str
    expires_on: datetime


def make_certificate(
    directory: Path, *, now: datetime, days: int = DAYS, renew: bool = False
) -> MadeCertificate:
    """Make a key and a certificate for a node and name them in node.toml; members then need the new file.

    Raises InvalidInput when there is one already and `renew` was not asked, which keeps the old beside it.
    """
    config = read_config(directory)
    (directory / FOLDER).mkdir(mode=0o700, exist_ok=True)
    if (directory / CERTIFICATE).exists():
        if not renew:
            what = "This node has a certificate already."
            raise InvalidInput(what, remedy="Use --renew; members need the new one before.", field="tls")
        for one in (CERTIFICATE, KEY):
            (directory / one).replace(directory / f"{one}.old")
    key = Ed25519PrivateKey.generate()
    certificate = _signed(config, key, now, days)
    _write(directory / KEY, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), 0o600)
    _write(directory / CERTIFICATE, certificate.public_bytes(Encoding.PEM), 0o644)
    if (config.tls_certificate, config.tls_key) != (CERTIFICATE, KEY):
        write_config(directory, replace(config, tls_certificate=CERTIFICATE, tls_key=KEY))
    return MadeCertificate(directory / CERTIFICATE, sha256_of(certificate), certificate.not_valid_after_utc)


def sha256_of(certificate: x509.Certificate) -> str:
    """Return a certificate's SHA-256 as openssl prints it: upper-case pairs with colons."""
    digest = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    return ":".join(f"{octet:02X}" for octet in digest)


def _signed(config: NodeConfig, key: Ed25519PrivateKey, now: datetime, days: int) -> x509.Certificate:
    """Return the certificate, filled to its length: signed twice, as only then its own length is known."""
    serial = int.from_bytes(b"\x40" + secrets.token_bytes(18), "big")  # always 19 octets
    bare = _builder(config, key, now, days).serial_number(serial)
    begun = len(_filled(bare, _FILLING).sign(key, None).public_bytes(Encoding.DER))
    filling = max(_FILLING, _FILLING + _LENGTH - begun)
    return _filled(bare, filling).sign(key, None)


def _filled(builder: x509.CertificateBuilder, octets: int) -> x509.CertificateBuilder:
    """Add an extension of ours that says nothing: an octet string of zeros."""
    zeros = b"\x04\x82" + octets.to_bytes(2, "big") + bytes(octets)
    return builder.add_extension(x509.UnrecognizedExtension(_PADDING, zeros), critical=False)


def _builder(config: NodeConfig, key: Ed25519PrivateKey, now: datetime, days: int) -> x509.CertificateBuilder:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, config.id)])
    public, began = key.public_key(), now.astimezone(UTC).replace(microsecond=0) - _BACKDATED
    uses = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    signs = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (x509.KeyUsage(digital_signature=True, **signs), True),
        (x509.ExtendedKeyUsage(uses), False),
        (x509.SubjectAlternativeName([_host(config)]), False),
        (x509.SubjectKeyIdentifier.from_public_key(public), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(public), False),
    ]
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(public)
    builder = builder.not_valid_before(began).not_valid_after(began + _BACKDATED + timedelta(days=days))
    for extension, is_critical in extensions:
        builder = builder.add_extension(extension, critical=is_critical)
    return builder


def _host(config: NodeConfig) -> x509.GeneralName:
    host = urlsplit(config.members_url).hostname or ""
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _write(path: Path, content: bytes, mode: int) -> None:
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
