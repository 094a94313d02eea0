"""Keeps a document in a case, changes what is said of it, removes it by destroying its key."""

import io
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.documents.checking import checked
from sampan.protection.documents.limits import MOST_DOCUMENTS
from sampan.protection.documents.models import Chunk, Document
from sampan.protection.documents.papers import is_paper
from sampan.protection.documents.pictures import preview_of
from sampan.protection.documents.services.sealing import FILE, PREVIEW, new_file_key, seal_chunks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import open_for_case, seal_for_case
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from sampan.vocabulary.languages import LANGUAGES

LONGEST_TITLE, LONGEST_NAME = 200, 200  # letters


@dataclass(frozen=True)
class About:
    """What is said of a document besides kind and title; `paper` names one of a country pack (VN:passport)."""

    language: str = ""
    paper: str = ""
    taken_on: date | None = None
    received_on: date | None = None  # today when left out
    consent: str = "not_asked"


@transaction.atomic
def keep_document(
    *,
    case_id: UUID,
    kind: str,
    title: str,
    stream: BinaryIO,
    filename: str,
    by: Actor,
    purpose: Purpose,
    about: About = About(),
) -> UUID:
    """Keep a file in a case and return the document's id; `stream` can seek and is read in pieces.

    The file is recognised by its content and sealed with a key of its own. Raises InvalidInput naming the field
    (for a file: what to send instead), WrongState in a full, closed or foreign case.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    if Document.objects.filter(case_id=case_id, removed_at=None).count() >= MOST_DOCUMENTS:
        raise WrongState(
            f"This case holds {MOST_DOCUMENTS} documents.", remedy="Remove one that is not needed."
        )
    about = replace(about, received_on=about.received_on or house_today())
    _check(kind, title, about)
    found = checked(stream)
    document = Document(
        case_id=case_id,
        agency_id=case.agency_id,
        kind=kind,
        format=found.code,
        size_bytes=stream.seek(0, io.SEEK_END),
        kept_by_id=by.account_id,
        kept_at=house_now(),
        chunks=0,
        details_sealed=b"",
    )
    _describe(document, about)
    preview = preview_of(stream, found.code) if found.family == "image" else None
    key = new_file_key(document)
    document.save(force_insert=True)
    document.chunks, hash_of_file = seal_chunks(document, stream, part=FILE, key=key)
    if preview:
        document.preview_chunks, _hash = seal_chunks(document, io.BytesIO(preview), part=PREVIEW, key=key)
    _seal_details(
        document, {"title": title.strip(), "filename": filename[:LONGEST_NAME], "sha256": hash_of_file}
    )
    document.save(update_fields=("chunks", "preview_chunks", "details_sealed"))
    note_event(case_id=case_id, kind="document_kept", facts={"kind": kind}, by=by)
    _audit("document.kept", document, by=by, purpose=purpose, details={"kind": kind, "format": found.code})
    return document.id


@transaction.atomic
def change_document(
    *, document_id: UUID, kind: str, title: str, about: About, by: Actor, purpose: Purpose
) -> None:
    """Change what is said of a document; its file stays as it came."""
    require(by, Permission.EDIT_CASE, purpose=purpose)
    document = _locked(document_id)
    about = replace(about, received_on=about.received_on or document.received_on)
    _check(kind, title, about)
    document.kind = kind
    _describe(document, about)
    _seal_details(document, details(document) | {"title": title.strip()})
    document.save()
    _audit("document.changed", document, by=by, purpose=purpose, details={"kind": kind})


@transaction.atomic
def remove_document(*, document_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Destroy a document's key and chunks; the line that it was there stays, with the reason.

    Nobody destroys it who sees the case in an emergency alone: NotPermitted.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    document = _locked(document_id)
    require_lasting_sight(case_id=document.case_id, reader=Reader(by, purpose))
    if not code_list("removal_reason").has(reason):
        raise InvalidInput("Say why it is removed.", remedy="Choose a reason.", field="reason")
    Chunk.objects.filter(document=document).delete()
    document.wrapped, document.details_sealed = b"", None
    document.chunks = document.preview_chunks = 0
    document.removed_by_id, document.removed_at, document.removal_reason = (
        by.account_id,
        house_now(),
        reason,
    )
    document.save()
    facts = {"kind": document.kind, "reason": reason}
    note_event(case_id=document.case_id, kind="document_removed", facts=facts, by=by)
    _audit("document.removed", document, by=by, purpose=purpose, details=facts)


def forget(*, case_id: UUID) -> None:
    """Erase the documents of a case, when the case is erased."""
    Chunk.objects.filter(case_id=case_id).delete()
    Document.objects.filter(case_id=case_id).delete()


def details(document: Document) -> dict[str, str]:
    """Return title, file name and hash in plain; whoever shows them audits the reading."""
    sealed = open_for_case(document.details_sealed, case_id=document.case_id, label=_label(document))
    return json.loads(sealed)


def _describe(document: Document, about: About) -> None:
    document.paper, document.language, document.consent = about.paper, about.language, about.consent
    document.taken_on = about.taken_on
    document.received_on = about.received_on or house_today()


def _check(kind: str, title: str, about: About) -> None:
    code_list_has("document_kind", kind, "kind")
    code_list_has("document_consent", about.consent, "consent")
    if not title.strip() or len(title) > LONGEST_TITLE:
        raise InvalidInput(
            "A document needs a title.",
            remedy=f"At most {LONGEST_TITLE} letters; it is sealed.",
            field="title",
        )
    if about.language and about.language not in {one.code for one in LANGUAGES.values()}:
        raise InvalidInput("This language is not in the list.", remedy="Choose one.", field="language")
    if about.paper and not is_paper(about.paper):
        raise InvalidInput("No country pack knows this paper.", remedy="Choose one.", field="paper")
    for field in ("taken_on", "received_on"):
        day = getattr(about, field)
        if day and day > house_today():
            raise InvalidInput("This day lies in the future.", remedy="Check the date.", field=field)


def code_list_has(name: str, code: str, field: str) -> None:
    """Refuse a code that the list does not have, naming the field."""
    if not code_list(name).has(code):
        raise InvalidInput("This answer is not in the list.", remedy="Choose from the list.", field=field)


def _seal_details(document: Document, told: dict[str, str]) -> None:
    document.details_sealed = seal_for_case(
        canonical_bytes(told), case_id=document.case_id, label=_label(document)
    )


def _locked(document_id: UUID) -> Document:
    found = Document.objects.select_for_update().filter(id=document_id, removed_at=None).first()
    if found is None:
        raise NotFound("There is no such document here, or you may not see it.")
    require_open_here(locked_case(found.case_id))
    return found


def _label(document: Document) -> str:
    return f"document:{document.id}"


def _audit(act: str, document: Document, *, by: Actor, purpose: Purpose, details: dict[str, str]) -> None:
    record(
        act, by=by, purpose=purpose, subject_kind="document", subject_id=document.id, case_id=document.case_id,
        details=details,
    )  # fmt: skip
