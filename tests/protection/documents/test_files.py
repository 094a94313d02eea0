"""A file is what its content is; what hides something or unpacks without end is refused, in bounded memory."""

import io
import tracemalloc

import pytest
from PIL import Image

from sampan.protection.documents import checking
from sampan.protection.documents.checking import checked
from sampan.protection.documents.limits import MOST_BYTES, PREVIEW_SIDE
from sampan.protection.documents.pictures import clean_picture, preview_of
from sampan.vocabulary.errors import InvalidInput
from tests.protection.documents import making

GOOD = {
    "pdf": making.pdf(), "jpeg": making.jpeg(), "png": making.png(), "webp": making.webp(), "docx": making.office(),
    "xlsx": making.office({"xl/workbook.xml": b"<workbook/>"}).replace(b"word/document.xml", b"word/d0cument.xml"),
    "odt": making.odt(), "txt": "Tôi tên là Mẫu.\r\n".encode(), "wav": making.wav(), "ogg": b"OggS" + bytes(99),
    "mp3": b"ID3\x04" + bytes(99), "m4a": b"\x00\x00\x00\x18ftypM4A \x00\x00" + bytes(99),
    "heic": b"\x00\x00\x00\x18ftypheic\x00\x00" + bytes(99),
}  # fmt: skip
BAD = {
    "empty": b"",
    "program": b"MZ\x90\x00" + bytes(99),
    "page": b"<!DOCTYPE html><script>alert(1)</script>",
    "picture-in-words": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "gif": b"GIF89a" + bytes(99),
    "archive": making.office({}).replace(b"word/document.xml", b"word/d0cument.xml"),
    "archive-with-comment": making.office(comment=b"<script>"),
    "macros": making.office({"word/vbaProject.bin": b"x"}),
    "office-bomb": making.office_bomb(),
    "many-parts": making.office({f"word/{place}.xml": b"" for place in range(2_001)}),
    "cut-archive": making.office()[:-30],
    "broken-archive": making.office()
    .replace(b"<w:document", b"<x:document")
    .replace(b"PK\x01\x02", b"PK\x01\x03"),
    "picture-bomb": making.png_bomb(),
    "picture-and-archive": making.jpeg() + making.office(),
    "picture-and-pdf": making.jpeg(note=b"%PDF-1.7 trailer"),
    "picture-and-page": making.jpeg(note=b"<script>alert(1)</script>"),
    "cut-pdf": making.pdf()[:-60],
    "video": making.video(),
    "not-utf8": "Mẫu".encode("utf-16"),
    "late-rubbish": b"text " * 1_000 + b"\xff\xfe",
}


@pytest.mark.parametrize("code", GOOD)
def test_file_is_known_by_its_content(code):
    assert checked(io.BytesIO(GOOD[code])).code == code


@pytest.mark.parametrize("what", BAD)
def test_file_that_is_not_kept_is_refused_with_what_to_do(what):
    with pytest.raises(InvalidInput) as refused:
        checked(io.BytesIO(BAD[what]))
    assert refused.value.field == "file" and refused.value.remedy


def test_file_over_the_limit_is_refused_before_it_is_read():
    class Long(io.BytesIO):
        def seek(self, place, whence=0):
            return MOST_BYTES + 1 if whence == 2 else super().seek(place, whence)

        def read(self, size=-1):
            raise AssertionError("read")

    with pytest.raises(InvalidInput, match="20 megabytes"):
        checked(Long())


@pytest.mark.parametrize("bomb", ["office-bomb", "picture-bomb", "many-parts"])
def test_bomb_takes_no_memory(bomb):
    stream = io.BytesIO(BAD[bomb])
    tracemalloc.start()
    with pytest.raises(InvalidInput):
        checked(stream)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * 2**20


def test_webp_that_claims_a_huge_canvas_is_refused_before_its_decoder_makes_room():
    head = b"RIFF\x00\x01\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + b"\xff\x3f\x00" * 2
    with pytest.raises(InvalidInput, match="million points"):
        checked(io.BytesIO(head + bytes(99)))


@pytest.mark.parametrize("code", ["jpeg", "png", "webp"])
def test_preview_and_copy_hold_points_alone(code):
    stream = io.BytesIO(GOOD[code])
    content, made = clean_picture(stream, code)
    for picture in (preview_of(stream, code), content):
        assert making.GPS not in picture and b"Exif" not in picture and b"xmp" not in picture.lower()
        assert not Image.open(io.BytesIO(picture)).getexif()
    assert made == ("png" if code == "png" else "jpeg")


def test_preview_is_small_and_upright():
    picture, exif, made = Image.new("RGB", (3_000, 1_500)), Image.Exif(), io.BytesIO()
    exif[0x0112] = 6  # held upright: turn by a quarter
    picture.save(made, "JPEG", exif=exif)
    assert Image.open(io.BytesIO(preview_of(made, "jpeg"))).size == (PREVIEW_SIDE // 2, PREVIEW_SIDE)


def test_large_picture_that_cannot_be_read_smaller_has_no_preview(monkeypatch):
    monkeypatch.setattr("sampan.protection.documents.pictures.MOST_DECODED", 100)
    assert preview_of(io.BytesIO(making.png()), "png") is None
    assert preview_of(io.BytesIO(making.jpeg(progressive=True)), "jpeg") is None
    assert preview_of(io.BytesIO(making.jpeg()), "jpeg")


def test_picture_that_is_cut_off_is_refused():
    with pytest.raises(InvalidInput, match="broken"):
        preview_of(io.BytesIO(making.jpeg(size=(900, 700))[:-900]), "jpeg")


def test_heic_is_kept_and_never_decoded():
    assert preview_of(io.BytesIO(GOOD["heic"]), "heic") is None
    with pytest.raises(InvalidInput, match="cannot be cleaned"):
        clean_picture(io.BytesIO(GOOD["heic"]), "heic")


def test_text_is_read_in_pieces(monkeypatch):
    monkeypatch.setattr(checking, "CHUNK_BYTES", 3)
    assert checked(io.BytesIO("ສະບາຍດີ".encode())).code == "txt"
