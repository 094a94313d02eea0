"""What somebody asks the site to look at: a pasted text or a picture, read in memory and not kept."""

import threading
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from sampan.engines.screening.encoder.tagging import tagger
from sampan.engines.screening.offers.checking import Verdict, check
from sampan.engines.screening.offers.lexicon import languages
from sampan.prevention.offers.pictures import LARGEST, SURE, Reading, read_picture
from sampan.prevention.offers.public.throttle import PICTURE_COST, Throttle
from sampan.vocabulary.errors import InvalidInput, Unavailable

LONGEST = 20_000  # characters of a text that are looked at
_THROTTLE = Throttle(clock=time.monotonic)
_AT_ONCE = threading.BoundedSemaphore(2)  # pictures; each takes a processor for a second or two
_WAIT_SECONDS = 10.0
_LARGEST_FORM = LARGEST + 2**20  # octets of a whole form, read into memory
_MOST_POURED, _POURED_AT_ONCE = 2**26, 2**16  # octets
_UNREADABLE = 0.1  # share of characters that no text has, from which a file is told to be none


@dataclass(frozen=True)
class Checked:
    """A message with what was found in it; `was_cut` and `is_doubtful` say what limits the answer."""

    text: str
    verdict: Verdict
    was_cut: bool = False
    is_doubtful: bool = False


class Asked(Exception):
    """The question cannot be answered; `code` names the words in `[errors]`, `status` the HTTP status."""

    def __init__(self, code: str, *, status: int = 422) -> None:
        """Take the code of the words and the HTTP status."""
        super().__init__(code)
        self.code, self.status = code, status


def asked_from(request: HttpRequest, *, page_language: str) -> Checked:
    """Check what a form holds (`text`, `picture`, `lang`); Asked when there is nothing to check."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > _LARGEST_FORM:
        _pour_away(request)
        raise Asked("too_big", status=413)
    picture, text = request.FILES.get("picture"), request.POST.get("text", "")
    named = request.POST.get("lang", "")
    named = named if named in languages() else ""
    if picture is not None and picture.size:
        _require_turn(request, cost=PICTURE_COST)
        return _checked_picture(picture, languages_to_try=_likely(named, page_language), named=named)
    _require_turn(request, cost=1.0)
    return checked_text(text, language=named)


def _pour_away(request: HttpRequest) -> None:
    """Read what a browser is still sending, so that it comes to read the answer; far more is cut off."""
    for _ in range(_MOST_POURED // _POURED_AT_ONCE):
        if not request.read(_POURED_AT_ONCE):
            return


def checked_text(text: str, *, language: str) -> Checked:
    """Check a text; Asked when it is empty or no text."""
    if not text.strip():
        raise Asked("empty")
    strange = sum(not (each.isprintable() or each.isspace()) for each in text[:LONGEST].replace("\u200b", ""))
    if "\x00" in text or text.count("\ufffd") + strange > max(8, _UNREADABLE * min(len(text), LONGEST)):
        raise Asked("not_text")
    looked_at = text[:LONGEST]
    return Checked(looked_at, verdict_of(looked_at, language=language), was_cut=len(text) > LONGEST)


def verdict_of(text: str, *, language: str = "") -> Verdict:
    """Check a text, with the encoder where the site has it."""
    return check(text, language=language, tagger=tagger() if settings.SAMPAN_ENCODER else None)


def _require_turn(request: HttpRequest, *, cost: float) -> None:
    if not _THROTTLE.may(address_of(request), cost=cost):
        raise Asked("too_many", status=429)


def require_turn(request: HttpRequest) -> None:
    """Refuse an address that asks too often; Asked."""
    _require_turn(request, cost=1.0)


def address_of(request: HttpRequest) -> str:
    """Return the address that asks; behind a proxy of our own the last one that it tells."""
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if settings.SAMPAN_SITE.behind_proxy and told:
        return told.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _likely(named: str, page_language: str) -> tuple[str, ...]:
    first = named or page_language
    return (first, *(code for code in languages() if code != first))


def _checked_picture(picture: UploadedFile, *, languages_to_try: tuple[str, ...], named: str) -> Checked:
    if (picture.size or 0) > LARGEST:
        raise Asked("too_big", status=413)
    if not _AT_ONCE.acquire(timeout=_WAIT_SECONDS):
        raise Asked("busy", status=503)
    try:
        reading = read_picture(picture.read(), languages=languages_to_try, is_named=bool(named))
    except InvalidInput:
        raise Asked("not_picture") from None
    except Unavailable:
        raise Asked("no_reader", status=503) from None
    finally:
        _AT_ONCE.release()
    return _checked_reading(reading, named=named)


def _checked_reading(reading: Reading, *, named: str) -> Checked:
    if not reading.text.strip():
        raise Asked("nothing_in_picture")
    text = reading.text[:LONGEST]
    return Checked(
        text,
        verdict_of(text, language=named),
        was_cut=len(reading.text) > LONGEST,
        is_doubtful=reading.confidence < SURE,
    )
