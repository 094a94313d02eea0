"""Under which name wrong tries are counted: however it is written, it is one name."""

import unicodedata
from collections.abc import Mapping

from django.http import HttpRequest


def counted_name(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str:
    """Return the sign-in name in one form, so that "Lan" and "LAN " share one count of wrong tries."""
    told = (credentials or {}).get("username") or ""
    if not told and request is not None:
        told = request.POST.get("login", "")
    return unicodedata.normalize("NFKC", told).strip().casefold()
