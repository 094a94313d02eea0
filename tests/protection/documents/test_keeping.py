"""A document is sealed chunk by chunk, opened with an audit row, removed by destroying its key."""

import gc
import io
import tracemalloc
from datetime import date
from hashlib import sha256

import pytest

from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.closing import erase_case
from sampan.protection.documents.limits import MEBIBYTE, MOST_BYTES
from sampan.protection.documents.models import Chunk, Document
from sampan.protection.documents.queries import document_names, documents_of_case, slots
from sampan.protection.documents.services import keeping
from sampan.protection.documents.services.keeping import About, change_document, remove_document
from sampan.protection.documents.services.opening import (
    copy_for_sharing,
    open_details,
    open_document,
    open_preview,
    open_titles,
)
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.services.closing import close_identity
from sampan.vocabulary.errors import (
    IntegrityFailure,
    InvalidInput,
    NoConsent,
    NotFound,
    NotPermitted,
    WrongState,
)
from tests.protection.documents import making

pytestmark = pytest.mark.database


def whole(document_id, desk) -> bytes:
    return b"".join(open_document(document_id=document_id, reader=desk.reader).pieces())


def test_document_comes_back_as_it_was_with_its_hash(desk, audited):
    content = making.wav(3 * MEBIBYTE + 5)
    kept = desk.keep(content, kind="audio")
    assert Chunk.objects.count() == 4
    assert whole(kept, desk) == content
    fact = open_details(document_id=kept, reader=desk.reader)
    assert (fact.title, fact.sha256) == ("Her passport", sha256(content).hexdigest())
    assert (audited("document.kept"), audited("document.read"), audited("document.details_read")) == (1, 1, 1)


def test_nothing_plain_is_in_the_database(desk):
    desk.keep(making.jpeg())
    rows = [bytes(one.sealed) for one in Chunk.objects.all()]
    row = Document.objects.get()
    everything = b"".join([*rows, bytes(row.details_sealed), bytes(row.wrapped)])
    assert making.GPS not in everything and b"JFIF" not in everything and b"Chanthy" not in everything


def test_preview_is_sealed_too_and_its_reading_audited(desk, audited):
    kept = desk.keep(making.jpeg())
    assert open_preview(document_id=kept, reader=desk.reader).startswith(b"\xff\xd8\xff")
    assert audited("document.preview_read") == 1
    with pytest.raises(NotFound):
        open_preview(document_id=desk.keep(making.pdf()), reader=desk.reader)


@pytest.mark.parametrize("harm", ["swap", "move", "cut", "change", "part"])
def test_chunk_that_was_touched_does_not_open(desk, harm):
    kept, other = desk.keep(making.wav(2 * MEBIBYTE + 9)), desk.keep(making.wav(2 * MEBIBYTE + 7))
    chunks = list(Chunk.objects.filter(document_id=kept).order_by("position"))
    if harm == "swap":
        chunks[0].sealed, chunks[1].sealed = chunks[1].sealed, chunks[0].sealed
    elif harm == "move":
        chunks[0].sealed = Chunk.objects.get(document_id=other, position=0).sealed
    elif harm == "change":
        sealed = bytes(chunks[1].sealed)
        chunks[1].sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    elif harm == "cut":
        chunks.pop().delete()
        Document.objects.filter(id=kept).update(chunks=2)
    else:
        chunks[0].part = "preview"
    for chunk in chunks:
        chunk.save()
    with pytest.raises(IntegrityFailure):
        whole(kept, desk)


class Synthetic(io.RawIOBase):
    """Twenty megabytes of sound that are nowhere in memory."""

    def __init__(self):
        self.place, self.head = 0, making.wav()[:64]

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        self.place = offset + (0, self.place, MOST_BYTES)[whence]
        return self.place

    def read(self, size=-1):
        size = MOST_BYTES - self.place if size < 0 else min(size, MOST_BYTES - self.place)
        start, self.place = self.place, self.place + size
        return (self.head + bytes(size))[start : start + size] if start < 64 else bytes(size)


def test_twenty_megabytes_go_in_and_out_in_bounded_memory(desk):
    most = 12 * MEBIBYTE  # a chunk, sealed, quoted for the database, and their copies
    tracemalloc.start()
    kept = desk.keep(Synthetic(), kind="audio")
    _now, going_in = tracemalloc.get_traced_memory()
    gc.collect()
    tracemalloc.reset_peak()
    size = sum(len(piece) for piece in open_document(document_id=kept, reader=desk.reader).pieces())
    _now, going_out = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == MOST_BYTES
    assert going_in < most and going_out < most, (going_in, going_out)


def test_removed_document_is_gone_and_its_line_stays(desk):
    kept = desk.keep()
    with pytest.raises(InvalidInput):
        remove_document(document_id=kept, reason="because", **desk.who)
    remove_document(document_id=kept, reason="person_asked", **desk.who)
    row = Document.objects.get()
    assert bytes(row.wrapped) == b"" and row.details_sealed is None and not Chunk.objects.exists()
    assert documents_of_case(case_id=desk.case_id, reader=desk.reader)[0].removal_reason == "person_asked"
    assert document_names(case_id=desk.case_id, reader=desk.reader, language="en") == {}
    lines = [one.kind for one in timeline(case_id=desk.case_id, reader=desk.reader)]
    assert {"document_kept", "document_removed"} <= set(lines)
    for act in (open_document, open_details, open_preview, copy_for_sharing):
        with pytest.raises(NotFound):
            act(document_id=kept, reader=desk.reader)


def test_change_says_something_else_of_the_same_file(desk):
    content = making.jpeg()
    kept = desk.keep(content)
    about = About(language="km", paper="KH:passport", consent="agreed")
    change_document(document_id=kept, kind="travel_document", title="Passport", about=about, **desk.who)
    fact = open_titles(case_id=desk.case_id, reader=desk.reader)[0]
    assert (fact.title, fact.kind, fact.language) == ("Passport", "travel_document", "km")
    assert fact.sha256 == sha256(content).hexdigest() and whole(kept, desk) == content


def test_slots_show_what_is_there_and_what_is_missing(desk):
    kept = desk.keep(kind="travel_document", about=About(paper="KH:passport"))
    case = read_case(case_id=desk.case_id, reader=desk.reader)
    found = slots(case, documents_of_case(case_id=desk.case_id, reader=desk.reader), language="en")
    by_paper = {one.paper: one.document_id for one in found}
    assert by_paper["KH:passport"] == kept
    assert by_paper["VN:victim_paper"] is None and by_paper["KH:victim_form_police"] is None
    assert "VN:passport" not in by_paper and "KH:none" not in by_paper


def test_copy_for_sharing_is_clean_and_the_original_untouched(desk, audited):
    content = making.jpeg()
    kept = desk.keep(content)
    copy = copy_for_sharing(document_id=kept, reader=desk.reader)
    assert making.GPS in content and making.GPS not in copy.content
    assert copy.sha256 == sha256(copy.content).hexdigest() and "passport" not in copy.download_name
    assert whole(kept, desk) == content and audited("document.copied") == 1
    pdf = desk.keep(making.pdf())
    assert making.GPS not in copy_for_sharing(document_id=pdf, reader=desk.reader).content


def test_copy_of_what_cannot_be_cleaned_is_refused(desk):
    for content in (making.office(), making.wav()):
        with pytest.raises(InvalidInput, match="No clean copy"):
            copy_for_sharing(document_id=desk.keep(content), reader=desk.reader)


@pytest.mark.parametrize(
    ("told", "about", "field"),
    [
        ({"kind": "secret"}, About(), "kind"),
        ({"title": "  "}, About(), "title"),
        ({}, About(consent="declined"), "consent"),
        ({}, About(language="xx"), "language"),
        ({}, About(paper="VN:treasure"), "paper"),
        ({}, About(taken_on=date(2999, 1, 1)), "taken_on"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field_and_nothing_is_kept(desk, told, about, field):
    with pytest.raises(InvalidInput) as refused:
        desk.keep(about=about, **told)
    assert refused.value.field == field and not Document.objects.exists()


def test_full_case_takes_no_more(desk, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_DOCUMENTS", 1)
    desk.keep()
    with pytest.raises(WrongState):
        desk.keep()


def test_refusals(desk, people):
    kept = desk.keep()
    analyst, stranger = people("analyst"), people("supervisor", agency="Agency B")
    with pytest.raises(NotPermitted):
        open_document(document_id=kept, reader=Reader(analyst, Purpose.STATISTICS))
    with reading_as(Reader(stranger, desk.purpose)), pytest.raises(NotFound):
        open_document(document_id=kept, reader=Reader(stranger, desk.purpose))
    close_identity(case_id=desk.case_id, reason="withdrawn", by=desk.worker, purpose=desk.purpose)
    with pytest.raises(NoConsent):
        open_document(document_id=kept, reader=desk.reader)


def test_stream_that_outlives_the_view_reads_as_its_reader_still(desk, people):
    opened = open_document(document_id=desk.keep(), reader=desk.reader)
    with reading_as(Reader(people("analyst"), Purpose.STATISTICS)):
        assert not Chunk.objects.exists()
        assert b"".join(opened.pieces())
        assert not Chunk.objects.exists()


def test_erased_case_keeps_no_document(desk, people):
    desk.keep()
    with reading_as(Reader(desk.supervisor, desk.purpose)):
        who = {"by": desk.supervisor, "purpose": desk.purpose}
        erase_case(case_id=desk.case_id, reason="consent_withdrawn", **who)
    assert not Document.objects.exists() and not Chunk.objects.exists()


def test_audit_that_fails_keeps_nothing(desk, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the audit is full")

    monkeypatch.setattr(keeping, "record", fail)
    with pytest.raises(RuntimeError):
        desk.keep()
    assert not Document.objects.exists() and not Chunk.objects.exists()
