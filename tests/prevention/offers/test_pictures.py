"""The writing in a picture is read in memory and judged as its text is; what is no picture is told."""

import io
import json
import uuid
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from PIL import Image, ImageOps

from bench.screening.screenshots import drawn
from harness.public_site import PublicSite
from sampan.engines.screening.offers.checking import check
from sampan.engines.screening.offers.codes import examples
from sampan.prevention.offers.pictures import LARGEST, installed, read_picture
from sampan.vocabulary.errors import InvalidInput

_READ_WELL = ("en", "vi", "id", "th", "km", "zh")
_SIGNS = ("docs_taken", "risk_destination", "upfront_payment", "secrecy")
needs_reader = pytest.mark.skipif(not installed(), reason="Tesseract is not installed")


def message(language: str) -> str:
    """Return an invented message with four signs."""
    return "\n".join(examples()[code][language] for code in _SIGNS)


@needs_reader
@pytest.mark.parametrize("language", _READ_WELL)
def test_a_screenshot_is_judged_as_its_text_is(language: str) -> None:
    if language not in installed():
        pytest.skip(f"Tesseract has no pack for {language}")
    reading = read_picture(drawn(message(language)), languages=(language,))
    assert check(reading.text).is_lure
    assert check(reading.text).language == language
    found = {sign.code for sign in check(reading.text).signs}
    assert len(found & {sign.code for sign in check(message(language)).signs}) >= 3


@needs_reader
def test_the_page_of_another_language_finds_the_script() -> None:
    for language in ("th", "vi"):
        reading = read_picture(drawn(message(language)), languages=("en", "vi", "th", "km"))
        assert check(reading.text).language == language


@needs_reader
def test_light_letters_on_a_dark_ground_are_read() -> None:
    kept = io.BytesIO()
    ImageOps.invert(Image.open(io.BytesIO(drawn(message("en")))).convert("L")).save(kept, "PNG")
    assert "passport" in read_picture(kept.getvalue(), languages=("en",)).text


@needs_reader
@pytest.mark.parametrize(
    "picture", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, b"\xff" * (LARGEST + 1)]
)
def test_what_is_no_picture_is_refused(picture: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_picture(picture, languages=("en",))


@needs_reader
def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    kept = io.BytesIO()
    Image.new("1", (8_000, 8_000)).save(kept, "PNG")
    with pytest.raises(InvalidInput):
        read_picture(kept.getvalue(), languages=("en",))


def upload(site: PublicSite, picture: bytes, *, name: str = "offer.png") -> tuple[int, str]:
    """Send a picture with the form."""
    border = uuid.uuid4().hex
    head = f'--{border}\r\nContent-Disposition: form-data; name="picture"; filename="{name}"\r\n'
    body = head.encode() + b"Content-Type: image/png\r\n\r\n" + picture + f"\r\n--{border}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={border}"}
    try:
        with urlopen(Request(f"{site.address}/en/", data=body, headers=headers), timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


@needs_reader
def test_an_uploaded_picture_is_answered_and_not_kept(site: PublicSite, marker: str) -> None:
    before = {path for path in site.temporary.rglob("*") if path.is_file()}
    status, page = upload(site, drawn(f"{message('en')} Ask for {marker}."))
    assert status == 200
    assert "Passport, card or phone kept" in page
    assert marker in page
    assert {path for path in site.temporary.rglob("*") if path.is_file()} == before
    for path in (*before, site.log):
        assert marker.encode() not in path.read_bytes()


@needs_reader
@pytest.mark.parametrize(
    ("picture", "status", "words"),
    [
        (b"text, not a picture", 422, "no picture that we can read"),
        (b"\x89PNG" + b"\x00" * (LARGEST + 10), 413, "too big"),
    ],
)
def test_the_site_tells_what_is_wrong_with_a_picture(
    site: PublicSite, picture: bytes, status: int, words: str
) -> None:
    got, page = upload(site, picture)
    assert (got, words in page) == (status, True)


@needs_reader
def test_a_picture_without_writing_is_told(site: PublicSite) -> None:
    kept = io.BytesIO()
    Image.new("L", (600, 400), 255).save(kept, "PNG")
    status, page = upload(site, kept.getvalue())
    assert status == 422
    assert "found no writing" in page


def test_the_site_says_whether_it_reads_pictures(site: PublicSite) -> None:
    with urlopen(f"{site.address}/health", timeout=10) as answer:
        assert json.loads(answer.read())["pictures"] == bool(installed())
    page = urlopen(f"{site.address}/en/", timeout=10).read().decode()
    assert ('type="file"' in page) == bool(installed())
