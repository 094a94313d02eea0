"""A PDF for sharing says what its pages show and nothing else; what cannot be cleaned is refused."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from sampan.protection.documents.jpeg import without_metadata
from sampan.protection.documents.portable import clean_pdf
from sampan.vocabulary.errors import InvalidInput
from tests.protection.documents import making


def everything(content: bytes) -> bytes:
    """The file and all of its streams, unpacked."""
    reader = PdfReader(io.BytesIO(content))
    writer = PdfWriter(clone_from=reader)
    streams = [one for one in writer._objects if hasattr(one, "get_data")]
    return content + b"".join(
        one.get_data() if "/DCTDecode" not in str(one) else one._data for one in streams
    )


def test_copy_holds_none_of_the_secrets_of_the_original():
    image = making.jpeg(note=making.GPS)
    original = making.pdf(image=image)
    assert making.GPS in everything(original)
    copy = clean_pdf(io.BytesIO(original))
    assert (
        making.GPS not in everything(copy) and b"/JavaScript" not in copy and b"Exif" not in everything(copy)
    )
    reader = PdfReader(io.BytesIO(copy))
    assert len(reader.pages) == 1 and not (reader.metadata or {}).get("/Author") and not reader.attachments
    assert reader.pages[0]["/Resources"]["/XObject"]["/Im0"]["/Filter"] == "/DCTDecode"


def made(change) -> io.BytesIO:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    change(writer)
    kept = io.BytesIO()
    writer.write(kept)
    return kept


def as_form(writer: PdfWriter) -> None:
    fields = ArrayObject([DictionaryObject()])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})


@pytest.mark.parametrize(
    ("change", "said"),
    [(as_form, "form or is signed"), (lambda writer: writer.encrypt("x"), "locked")],
    ids=["form", "locked"],
)
def test_pdf_that_cannot_be_cleaned_is_refused_with_what_to_do(change, said):
    with pytest.raises(InvalidInput, match=said) as refused:
        clean_pdf(made(change))
    assert "Print it to a new PDF" in refused.value.remedy


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%%EOF", making.pdf()[:300] + b"%%EOF", b"%PDF-1.4" + bytes(500)]
)
def test_broken_pdf_is_refused_not_crashed(content):
    with pytest.raises(InvalidInput):
        clean_pdf(io.BytesIO(content))


@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_loses_its_metadata_and_keeps_each_point(progressive):
    picture = Image.effect_mandelbrot((90, 60), (-2, -1, 1, 1), 20).convert("RGB")
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=Image.Exif(), comment=making.GPS, progressive=progressive)
    clean = without_metadata(kept.getvalue() + b"behind the end")
    assert making.GPS not in clean and b"behind" not in clean
    assert Image.open(io.BytesIO(clean)).tobytes() == Image.open(kept).tobytes()


def test_jpeg_that_is_broken_is_refused():
    for content in (b"", b"\xff\xd8", making.jpeg()[:80], b"\xff\xd8\xff\xe1\x00\x01"):
        with pytest.raises(InvalidInput):
            without_metadata(content)
