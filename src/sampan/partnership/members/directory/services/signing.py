"""Signs roots and directories, here or by a file from where the key is kept, and trusts a first root by voice."""

from uuid import UUID

from django.db import transaction

from sampan.engines.exchange.directory import sign_directory
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.quorum import Signature, is_signed_by
from sampan.engines.exchange.roots import Root, check_first_root, check_root_fingerprint, sign_root
from sampan.partnership.members.directory.documents import (
    document_fact,
    document_in,
    document_row,
    root_in_force,
    signing_keys,
)
from sampan.partnership.members.directory.services.standing import (
    audit_document,
    consider,
    merge_signatures,
    put_in_force,
)
from sampan.partnership.members.directory.services.taking import share_document
from sampan.partnership.members.facts import DocumentFact, DocumentKind, DocumentState
from sampan.partnership.members.models import SignedDocument
from sampan.partnership.members.moments import now
from sampan.partnership.members.posting import post
from sampan.partnership.members.queries import active_members
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState

SIGNATURE_KIND = "members.signature"


@transaction.atomic
def sign_document(*, document_id: UUID, seed: bytes, by: Actor, purpose: Purpose) -> DocumentFact:
    """Sign a proposed document with this country's key and send the signature to every active member.

    `seed` comes from `keyfile.own_key_file().opened(passphrase)`. Raises WrongState for a key that is not in the
    root, or a document that collects no signatures any more.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _collecting(document_id)
    document = document_in(row)
    signed = (
        sign_root(document, seed=seed) if isinstance(document, Root) else sign_directory(document, seed=seed)
    )
    return _signed(row, signed.signatures[-1], by=by, purpose=purpose)


@transaction.atomic
def add_signature(*, document_id: UUID, signature: Signature, by: Actor, purpose: Purpose) -> DocumentFact:
    """Add a signature that was made elsewhere, such as on a machine without a network; as `sign_document`."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    return _signed(_collecting(document_id), signature, by=by, purpose=purpose)


@transaction.atomic
def confirm_first_root(*, document_id: UUID, fingerprint: str, by: Actor, purpose: Purpose) -> DocumentFact:
    """Trust this node's first root: `fingerprint` is what another country read aloud, and must be this root's.

    Raises ExchangeFailure: wrong_fingerprint, too_few signatures, stale.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _collecting(document_id)
    if row.kind != DocumentKind.ROOT or root_in_force() is not None:
        raise WrongState("Only a first root is compared by voice.", remedy="Look at the page Directory.")
    root = Root.from_json(row.document)
    check_root_fingerprint(root, fingerprint)
    check_first_root(root, now=now())
    put_in_force(row, by=by, purpose=purpose)
    return document_fact(row)


@transaction.atomic
def drop_document(*, document_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Stop collecting signatures for a proposed document on this node."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _collecting(document_id)
    row.state = DocumentState.DROPPED
    row.save(update_fields=("state",))
    audit_document("members.document_dropped", row, by=by, purpose=purpose)


def take_signature_letter(letter: ArrivedLetter) -> None:
    """Take a country's signature under a document that is proposed here; NotFound when it is not known here."""
    signature = Signature.from_json(letter.body.get("signature"))  # type: ignore[arg-type]
    kind, digest = str(letter.body.get("kind")), str(letter.body.get("digest"))
    row = SignedDocument.objects.select_for_update().filter(kind=kind, digest=digest).first()
    if row is None:
        raise NotFound("The signed document is not known here.", remedy="Send the document first.")
    if row.state == DocumentState.PROPOSED:
        _add(row, signature, by=letter.by, purpose=letter.purpose)


def _signed(row: SignedDocument, signature: Signature, *, by: Actor, purpose: Purpose) -> DocumentFact:
    _add(row, signature, by=by, purpose=purpose)
    told = {"kind": row.kind, "digest": row.digest, "signature": signature.to_json()}
    if row.state == DocumentState.IN_FORCE:
        share_document(row)
    else:
        post(SIGNATURE_KIND, told, to=[one.node_id for one in active_members()], conversation=row.id)
    return document_fact(row)


def _add(row: SignedDocument, signature: Signature, *, by: Actor, purpose: Purpose) -> None:
    document = document_in(row)
    country, public = signing_keys(document, root_in_force()).get(signature.key, ("", b""))
    if not country:
        raise WrongState(
            "This key is not one of those whose signatures count.",
            remedy="Have the country's key put into the root first.",
        )
    if not is_signed_by(signature, document.message, public=public):
        raise ExchangeFailure(Reason.BAD_SIGNATURE)
    merge_signatures(row, (signature,))
    details = {"kind": row.kind, "version": row.version, "country": country}
    record(
        "members.document_signed", by=by, purpose=purpose, subject_kind="members_document", subject_id=row.id,
        details=details,
    )  # fmt: skip
    consider(row, by=by, purpose=purpose)


def _collecting(document_id: UUID) -> SignedDocument:
    row = document_row(document_id)
    if row.state != DocumentState.PROPOSED:
        raise WrongState(
            "This document collects no signatures any more.", remedy="Look at the page Directory."
        )
    return SignedDocument.objects.select_for_update().get(id=row.id)
