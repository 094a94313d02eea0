"""Files for the tests, made here: pictures with metadata, PDFs that hide things, archives that unpack without end."""

import io
import struct
import zipfile

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

GPS = b"GPS-of-the-shelter"


def jpeg(*, size=(64, 48), note: bytes = GPS, progressive=False) -> bytes:
    """A JPEG with EXIF (a position, a camera), XMP and a comment."""
    picture, exif, made = Image.new("RGB", size, (30, 90, 160)), Image.Exif(), io.BytesIO()
    exif[0x010F], exif[0x010E] = "Phone of the shelter", note.decode()
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(
        made, "JPEG", exif=exif, xmp=b"<x:xmpmeta>" + note + b"</x:xmpmeta>", comment=note, progressive=progressive
    )  # fmt: skip
    return made.getvalue()


def png(*, size=(40, 30), note: str = GPS.decode()) -> bytes:
    told, made = PngInfo(), io.BytesIO()
    told.add_text("Author", note)
    Image.new("RGBA", size, (0, 0, 0, 0)).save(made, "PNG", pnginfo=told)
    return made.getvalue()


def webp() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (20, 20)).save(made, "WEBP", xmp=GPS)
    return made.getvalue()


def png_bomb(side: int = 30_000) -> bytes:
    """A PNG of a few bytes whose head claims nine hundred million points."""
    made = png()
    return made[:16] + struct.pack(">II", side, side) + made[24:]


def pdf(*, secret: str = GPS.decode(), image: bytes = b"") -> bytes:
    """A PDF with an author, XMP, an attachment, a script that runs, a comment, and a JPEG with EXIF."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": secret})
    xmp = DecodedStreamObject()
    xmp.set_data(b"<?xpacket begin=''?><x>" + secret.encode() + b"</x><?xpacket end='w'?>")
    xmp.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    writer.root_object[NameObject("/Metadata")] = writer._add_object(xmp)
    writer.add_attachment("names.txt", secret.encode())
    script = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject(f"alert('{secret}')"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Who"): TextStringObject(secret)})
    if image:
        held = DecodedStreamObject()
        held._data = image
        held.update(
            {NameObject("/Subtype"): NameObject("/Image"), NameObject("/Filter"): NameObject("/DCTDecode")}
        )
        kept = DictionaryObject({NameObject("/Im0"): writer._add_object(held)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): kept})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def office(parts: dict[str, bytes] | None = None, *, comment: bytes = b"") -> bytes:
    told = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"} | (parts or {})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in told.items():
            archive.writestr(name, content)
        archive.comment = comment
    return made.getvalue()


def odt() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    return made.getvalue()


def office_bomb() -> bytes:
    """A document of about 200 KB that unpacks to more than 200 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _mebibyte in range(210):
                part.write(bytes(2**20))
    return made.getvalue()


def wav(size: int = 2_000) -> bytes:
    return b"RIFF" + struct.pack("<I", size) + b"WAVEfmt " + bytes(size - 16)


def video() -> bytes:
    return (
        b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
        + b"\x00\x00\x00\x21hdlr"
        + bytes(8)
        + b"vide"
        + bytes(99)
    )
