"""A PDF written anew for sharing: without information, XMP, attachments, programs, comments or old versions.

Written with pypdf: it is Python alone, so that a hostile PDF meets no C code in the process that holds keys.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from sampan.protection.documents.jpeg import without_metadata
from sampan.vocabulary.errors import InvalidInput

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

_FAILURES = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, AssertionError,
    NotImplementedError, OverflowError, EOFError, OSError,
)  # fmt: skip
"""What pypdf lets through on a broken file, beside its own errors."""
_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OPI", "/Measure", "/PtData")
_CATALOG = ("/Names", "/OpenAction", "/AF", "/Outlines", "/SpiderInfo", "/Collection", "/Perms", "/Legal")
MOST_PAGES = 500


def clean_pdf(stream: BinaryIO) -> bytes:
    """Return the PDF with what is seen on its pages and nothing else; raises InvalidInput when it cannot be.

    Refused: locked ones, forms and signed ones (their content lives in what is taken away), pictures in
    JPEG 2000 (whose metadata is not read here), more than 500 pages.
    """
    # Here, because pypdf is a tenth of what every process would load, and few ever share a PDF.
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    stream.seek(0)
    try:
        reader = PdfReader(stream)
        _refuse_unclean(reader)
        first = _rewritten(PdfWriter(clone_from=reader))
        # Written twice: what nothing points at any more does not come along the second time.
        return _written(PdfWriter(clone_from=PdfReader(io.BytesIO(first))))
    except InvalidInput:
        raise
    except (PyPdfError, *_FAILURES):
        raise _refused("This PDF is broken, or built in a way that is not understood here.") from None


def _refuse_unclean(reader: "PdfReader") -> None:
    if reader.is_encrypted:
        raise _refused("This PDF is locked with a password.")
    if len(reader.pages) > MOST_PAGES:
        raise _refused(f"This PDF has more than {MOST_PAGES} pages.")


def _rewritten(writer: "PdfWriter") -> bytes:
    catalog = writer.root_object
    form = catalog.get("/AcroForm")
    if form is not None and (form.get_object() or {}).get("/Fields"):
        raise _refused("This PDF is a form or is signed; its content would be lost.")
    for name in (*_CATALOG, "/AcroForm"):
        catalog.pop(name, None)
    for page in writer.pages:
        page.pop("/Annots", None)
    for one in _dictionaries(writer):
        _strip(one)
    return _written(writer)


def _written(writer: "PdfWriter") -> bytes:
    writer.metadata = None
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _dictionaries(writer: "PdfWriter") -> Iterator[dict[Any, Any]]:
    """Yield every dictionary of the file, those inside others too; pypdf's are dicts, its arrays lists."""
    waiting: list[Any] = list(writer._objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += [each for each in one.values() if isinstance(each, dict | list)]
        elif isinstance(one, list):
            waiting += [each for each in one if isinstance(each, dict | list)]


def _strip(one: Any) -> None:
    for name in _ANYWHERE:
        one.pop(name, None)
    if not hasattr(one, "_data"):  # a dictionary alone, no stream
        return
    filters = one.get("/Filter")
    names = [str(each) for each in filters] if isinstance(filters, list) else [str(filters)]
    if "/JPXDecode" in names:
        raise _refused("This PDF holds a picture in JPEG 2000.")
    if names == ["/DCTDecode"]:
        one._data = without_metadata(bytes(one._data))
    elif "/DCTDecode" in names:
        raise _refused("This PDF holds a picture that is packed twice.")


def _refused(what: str) -> InvalidInput:
    return InvalidInput(
        f"{what} No clean copy can be made of it.",
        remedy="Print it to a new PDF, or take pictures of its pages, and add those to the case.",
        field="file",
    )
