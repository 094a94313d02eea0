"""Spoken questions: a file for a text in a language, in the node's folder `audio/<language>/<key>.mp3`."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from sampan.vocabulary.languages import LANGUAGES


def audio_path(key: str, language: str) -> Path | None:
    """Return the file in which a text is spoken in a language, None when nobody has recorded it."""
    if language not in LANGUAGES or not key.replace(".", "").replace("_", "").isalnum():
        return None
    path = settings.SAMPAN_DIRECTORY / "audio" / language / f"{key}.mp3"
    return path if path.is_file() else None


def audio_url(key: str, language: str) -> str:
    """Return the address of a spoken text, empty when there is none: then no control is drawn."""
    return reverse("interviews:audio", args=[language, key]) if audio_path(key, language) else ""
