"""Signs the request that carries a frame (RFC 9421), and tells whose request it is before a frame is opened.

What is signed: method, path, the digest of the body (RFC 9530), its length and, in steady mode, how long the answer
is to be held. The path is the one that the node itself sees: a proxy in front may serve it below another one.

The key is the node's Ed25519 key, which also signs letters, cards and words. No signature of one kind passes as
another: everything else is signed over `notation.signed_bytes`, whose first octet is 0 (the length of a label, four
octets), while a signature base of RFC 9421 is text that begins with a quotation mark.

The key id is a pseudonym that changes daily, so that the log of a proxy does not name the sender. It hides nothing
from somebody who holds the members' cards: the signature itself can be tried against each key.

A request stays valid for a day on either side, so that a wrong clock does not stop a preservation request. One
recorded and posted again does nothing: letters are applied once and words settled once.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException, InvalidSignature

from sampan.engines.exchange import notation
from sampan.engines.exchange.keys import NodeSecret

TAG = "sampan-edge"
HOLD = "Sampan-Hold"  # milliseconds, four digits: "hold the answer so long and pad it as this request"
LONGEST_HOLD = 2_000  # milliseconds: a held answer occupies one thread of the receiver
_LABEL = "sampan edge key id 1"
_COVERED = ("@method", "@path", "content-digest", "content-length")
_HEADERS = ("Content-Digest", "Content-Length", "Signature-Input", "Signature", HOLD)
_WINDOW = timedelta(days=1)
_NONCE_OCTETS = 16

Keys = Mapping[str, tuple[str, object]]  # key id -> member and its verifying key


class NotSigned(Exception):
    """No member's signature is on the request, or it does not hold."""


class NotAboutNow(NotSigned):
    """What the request says of its own time is more than a day from now: one of the two clocks is wrong."""


@dataclass
class SignedRequest:
    """A request as RFC 9421 sees it, without its body."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Return an address with this path; its host is not signed."""
        return f"https://node{self.path}"

    @classmethod
    def of(cls, method: str, path: str, headers: Mapping[str, str]) -> "SignedRequest":
        """Return what of a request counts for its signature."""
        return cls(method, path, {name: headers[name] for name in _HEADERS if name in headers})


def pseudonym(verify_key: bytes, *, receiver: str, day: date) -> str:
    """Return the key id of a day (43 characters): a hash over the sender's key, the receiver and the UTC date."""
    hashed = notation.signed_bytes(_LABEL, verify_key, receiver.encode(), day.isoformat().encode())
    return base64.urlsafe_b64encode(hashlib.sha256(hashed).digest()).rstrip(b"=").decode()


def digest_of(body: bytes) -> str:
    """Return a body's Content-Digest field: sha-256 alone."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def sign_request(
    body: bytes, *, path: str, secret: NodeSecret, receiver: str, now: datetime, hold: int = 0
) -> dict[str, str]:
    """Return the header fields that sign a POST of `body` to a receiver; their lengths are always the same."""
    request = SignedRequest(
        "POST", path, {"Content-Digest": digest_of(body), "Content-Length": str(len(body))}
    )
    if hold:
        request.headers[HOLD] = f"{hold:04d}"
    signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_OwnKey(secret))
    signer.sign(
        request,
        key_id=pseudonym(secret.public_keys[0], receiver=receiver, day=now.astimezone(UTC).date()),
        created=now,
        nonce=base64.urlsafe_b64encode(secrets.token_bytes(_NONCE_OCTETS)).rstrip(b"=").decode(),
        label="sampan",
        tag=TAG,
        covered_component_ids=covered(request.headers),
        use_existing_digest=True,
    )
    return request.headers


def signer_of(request: SignedRequest, *, keys: Keys, now: datetime) -> str:
    """Return the member whose signature is on a request, its body unread; raises NotSigned or NotAboutNow."""
    verifier = _Verifier(now, keys)
    try:
        found = verifier.verify(
            request, max_age=None, expect_tag=TAG, require_components=covered(request.headers)
        )
    except _OtherTime as error:
        raise NotAboutNow from error
    except (HTTPMessageSignaturesException, ValueError, TypeError, KeyError, OverflowError) as error:
        raise NotSigned from error
    if len(found) != 1:
        raise NotSigned
    return keys[str(found[0].parameters["keyid"])][0]


def key_ids(verify_key: bytes, *, receiver: str, now: datetime) -> list[str]:
    """Return the key ids that a sender's key may have now: of yesterday, today and tomorrow."""
    today = now.astimezone(UTC).date()
    return [pseudonym(verify_key, receiver=receiver, day=today + timedelta(days=one)) for one in (-1, 0, 1)]


def covered(headers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the components that must be signed; the wish to hold the answer is one where it is made."""
    return (*_COVERED, HOLD.lower()) if HOLD in headers else _COVERED


def hold_of(headers: Mapping[str, str]) -> float:
    """Return the seconds for which a request asks to hold its answer, at most two; 0 when it does not ask."""
    told = headers.get(HOLD, "")
    return (
        min(int(told), LONGEST_HOLD) / 1000 if told.isascii() and told.isdecimal() and len(told) == 4 else 0.0
    )


class _OtherTime(InvalidSignature):
    """The moment of a signature is not about now."""


class _OwnKey:
    """Gives the library the key that signs."""

    def __init__(self, secret: NodeSecret) -> None:
        self._secret = secret

    def resolve_private_key(self, key_id: str) -> object:
        return self._secret.signing_key


class _Verifier(HTTPMessageVerifier):
    """The library's verifier by the house's clock, with the members' keys alone."""

    def __init__(self, now: datetime, keys: Keys) -> None:
        super().__init__(signature_algorithm=ED25519, key_resolver=self)  # type: ignore[arg-type]
        self._now, self._keys = now, keys

    def resolve_public_key(self, key_id: str) -> object:
        if key_id not in self._keys:
            raise InvalidSignature("No member of ours.")
        return self._keys[key_id][1]

    def validate_created_and_expires(self, sig_input, max_age=None) -> None:  # type: ignore[no-untyped-def]
        created = self._parse_integer_timestamp(sig_input.params.get("created"), field_name="created")
        if "expires" in sig_input.params:
            raise InvalidSignature("Made to expire.")
        if abs(self._now - created) > _WINDOW:
            raise _OtherTime("Not made about now.")
