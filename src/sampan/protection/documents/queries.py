"""Reads documents without opening them; row security shows each reader only what they may see."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime

from sampan.protection.cases.facts import CaseFact
from sampan.protection.documents.facts import DocumentFact, Slot
from sampan.protection.documents.models import Document
from sampan.protection.documents.papers import paper_label, papers
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import NotFound


def documents_of_case(*, case_id: UUID, reader: Reader) -> list[DocumentFact]:
    """Return the documents of a case, newest first, those removed too, without their titles."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    return [as_fact(one) for one in Document.objects.filter(case_id=case_id).order_by("-id")]


def document(*, document_id: UUID, reader: Reader) -> DocumentFact:
    """Return one document without its title; NotFound when it is not there or not visible."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    found = Document.objects.filter(id=document_id).first()
    if found is None:
        raise NotFound("There is no such document here, or you may not see it.")
    return as_fact(found)


def document_names(*, case_id: UUID, reader: Reader, language: str) -> dict[UUID, str]:
    """Return what each kept document of a case is called without its title: its kind and day, told apart."""
    kinds, names = code_list("document_kind"), dict[UUID, str]()
    for one in reversed(documents_of_case(case_id=case_id, reader=reader)):
        if one.is_kept:
            day = date_format(localtime(one.kept_at), "SHORT_DATE_FORMAT")
            name, same = f"{kinds.label(one.kind, language)}, {day}", 1
            while (name if same == 1 else f"{name} ({same})") in names.values():
                same += 1
            names[one.id] = name if same == 1 else f"{name} ({same})"
    return names


def is_document_of(*, document_id: UUID, case_id: UUID) -> bool:
    """Say whether a kept document is one of a case."""
    return Document.objects.filter(id=document_id, case_id=case_id, removed_at=None).exists()


def slots(case: CaseFact, found: list[DocumentFact], *, language: str) -> list[Slot]:
    """Return the papers that the procedure knows for a case, each with the newest document that is one."""
    citizenship = case.record.get("citizenship")
    own = [str(one) for one in citizenship] if isinstance(citizenship, list) else []
    there = {one.paper: one.id for one in reversed(found) if one.is_kept and one.paper}
    return [
        Slot(
            paper=f"{country}:{paper.code}",
            country=country,
            label=paper_label(country, paper, language),
            kind=paper.kind,
            is_verified=paper.verified,
            document_id=there.get(f"{country}:{paper.code}"),
        )
        for country, paper in papers(here=settings.SAMPAN_NODE.country, citizenship=own)
    ]


def as_fact(found: Document, opened: Mapping[str, str] | None = None) -> DocumentFact:
    """Return a document as a fact; `opened` holds what was unsealed of it."""
    told = opened or {}
    return DocumentFact(
        id=found.id,
        case_id=found.case_id,
        kind=found.kind,
        paper=found.paper,
        format=found.format,
        size_bytes=found.size_bytes,
        language=found.language,
        taken_on=found.taken_on,
        received_on=found.received_on,
        consent=found.consent,
        has_preview=found.preview_chunks > 0,
        kept_by=found.kept_by_id,
        kept_at=found.kept_at,
        removed_at=found.removed_at,
        removed_by=found.removed_by_id,
        removal_reason=found.removal_reason,
        title=told.get("title", ""),
        filename=told.get("filename", ""),
        sha256=told.get("sha256", ""),
    )
