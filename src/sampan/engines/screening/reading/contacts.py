"""Finds the contacts that a message gives: telephones, names on platforms, addresses, bank accounts, wallets.

Money, dates, hours, licence and passport numbers, flights and counts are passed over, and so are short numbers of
services (hotlines of up to six digits), which many people share.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sampan.engines.screening.reading import addresses
from sampan.engines.screening.reading.cues import Cue, platforms_in
from sampan.engines.screening.reading.dialling import dialled
from sampan.engines.screening.reading.folding import normal
from sampan.engines.screening.reading.handles import handles_in, of_address
from sampan.engines.screening.reading.mapped import Mapped
from sampan.engines.screening.reading.numbers import numbers_in
from sampan.engines.screening.reading.regions import regions_of
from sampan.engines.screening.reading.spoken import spoken_in

_SIX_DIGITS = re.compile("(?:[0-9o][^0-9a-z\n]{0,3}){6}")
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True)
class Contact:
    """A contact: `kind` phone, handle, url, account, wallet or email; `value` is equal for equal contacts.

    phone: +84912345678, or the digits as dialled when no country can be told. handle: `line:name`, `@name` where no
    platform is named. url: host/path without scheme and www. account, wallet: as written without signs.
    `platform`: where a handle or phone is to be used (zalo, line, telegram ...), an account's bank, a wallet's chain;
    "" when none is named. `words` stand in the original text from `start` to `end`.
    """

    kind: str
    platform: str
    value: str
    words: str
    start: int
    end: int


def contacts_in(text: str, region: str = "") -> tuple[Contact, ...]:
    """Return the contacts of a message in its order.

    `region` (ISO 3166-1 alpha-2): where numbers without a country code are dialled; "": the text's language tells.
    """
    mapped: Mapped = normal(text)
    if any(hint in mapped.text for hint in addresses.DOT_HINTS):
        mapped = mapped.changed(addresses.DEFANGED, lambda found: ".")
    taken: list[tuple[int, int]] = []
    found = []
    for kind, platform, value, start, end in _all(mapped, text, region):
        if not any(start < after and before < end for before, after in taken):
            taken.append((start, end))
            first, last = mapped.span(start, end)
            found.append(Contact(kind, platform, value, text[first:last], first, last))
    return tuple(sorted(found, key=lambda contact: contact.start))


def _all(mapped: Mapped, original: str, region: str) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield kind, platform, value and place of what is found, what is surest first."""
    text = mapped.text
    for wallet in addresses.wallets_in(text):
        first, last = mapped.span(wallet.start, wallet.end)
        value = wallet.value if wallet.name == "eth" else original[first:last]
        yield "wallet", wallet.name, value, wallet.start, wallet.end
    if "@" in text:
        for mail in addresses.mails_in(text):
            yield "email", "", mail.value, mail.start, mail.end
    if "." in text:
        for url in addresses.urls_in(text):
            yield _of_url(url, mapped, original, region=region)
    platforms = platforms_in(text)
    if _SIX_DIGITS.search(text):
        for number in numbers_in(text, regions=regions_of(text, region), platforms=platforms):
            yield number.kind, number.name, number.value, number.start, number.end
    for handle in handles_in(text, platforms=platforms):
        value = f"{handle.platform}:{handle.name}" if handle.platform else f"@{handle.name}"
        yield "handle", handle.platform, value, handle.start, handle.end
    yield from _spoken(text, region, platforms)


def _spoken(text: str, region: str, platforms: list[Cue]) -> Iterator[tuple[str, str, str, int, int]]:
    for digits, start, end in spoken_in(text):
        number = next(numbers_in(f"tel {digits}", regions=regions_of(text, region), platforms=()), None)
        if number:
            near = [cue.name for cue in platforms if cue.end <= start and start - cue.end <= 26]
            yield "phone", near[-1] if near else "", number.value, start, end


def _of_url(
    url: addresses.Address, mapped: Mapped, original: str, *, region: str
) -> tuple[str, str, str, int, int]:
    platform, name = of_address(url.value)
    if platform == "phone":
        on = "whatsapp" if url.value.startswith(("wa", "api")) else url.value.split(".")[0]
        value = (
            dialled(name, regions=regions_of(mapped.text, region), is_called=True)
            if name[0] == "0"
            else f"+{name}"
        )
        return "phone", on, value, url.start, url.end
    if platform:
        return "handle", platform, f"{platform}:{name}", url.start, url.end
    host, slash, path = url.value.partition("/")
    if slash:
        first, last = mapped.span(url.end - len(path), url.end)
        written = unicodedata.normalize("NFKC", original[first:last])
        path = written if written.lower() == path else path
    return "url", "", host + slash + path, url.start, url.end
