"""The normal form of a digital trace: what two people write differently and mean alike becomes one text.

Telephone numbers become E.164 (a number without a country is read as one of the node's country), handles
lose their case and their @, domains become lower-case punycode, web addresses lose what only counts visitors.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import phonenumbers

_TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|gbraid|wbraid|igshid|igsh|mc_[ce]id|ttclid|zarsrc|ref|ref_src|si|spm|_t|_r)$"
)
_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def normal_form(kind: str, text: str, *, platform: str = "", country: str) -> str:
    """Return the normal form of a trace of one kind; `country` (ISO alpha-2) reads local phone numbers.

    Of two platforms the same handle is two traces, so the platform stands in the form.
    """
    bare = " ".join(text.split())
    if kind == "phone":
        return f"phone {_phone(bare, country)}"
    if kind in ("wallet",):
        return f"wallet {bare}"
    if kind == "bank_account":
        return f"bank {_letters_and_digits(bare)}"
    if kind == "email":
        return f"email {bare.casefold()}"
    if kind == "domain":
        return f"domain {_domain(bare)}"
    if _ADDRESS.match(bare) or kind == "url":
        return f"url {_address(bare)}"
    if kind in ("account", "handle"):
        return f"handle {platform} {bare.lstrip('@').casefold()}"
    return f"{kind} {platform} {bare.casefold()}"


def _phone(text: str, country: str) -> str:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return "".join(letter for letter in text if letter.isdigit())
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _address(text: str) -> str:
    try:
        parts = urlsplit(_with_scheme(text))
        host = _host(parts.hostname or "")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return text.casefold()
    kept = [(name, told) for name, told in parse_qsl(parts.query) if not _TRACKING.match(name.casefold())]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host.removeprefix('www.')}{port}{parts.path.rstrip('/')}{query}"


def _domain(text: str) -> str:
    try:
        return _host(urlsplit(_with_scheme(text)).hostname or text)
    except ValueError:
        return text.casefold()


def _host(text: str) -> str:
    bare = text.strip().rstrip(".").casefold()
    try:
        return bare.encode("idna").decode()
    except UnicodeError:
        return bare


def _with_scheme(text: str) -> str:
    return text if _ADDRESS.match(text) else f"https://{text}"


def _letters_and_digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum()).upper()
