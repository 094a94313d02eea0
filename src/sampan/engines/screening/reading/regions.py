"""Where a text may have been written, as far as its telephone numbers are concerned: the likeliest country first."""

import re

from sampan.engines.screening.reading.languages import UNKNOWN, language_of

_OF_LANGUAGE = {
    "km": ("KH", "TH", "VN"),
    "lo": ("LA", "TH"),
    "my": ("MM", "TH"),
    "th": ("TH", "LA", "KH"),
    "vi": ("VN", "KH"),
    "id": ("ID", "MY", "SG"),
    "tl": ("PH",),
    "en": (
        "",
        "PH",
        "MY",
        "SG",
        "ID",
    ),  # written everywhere: what is plainly of none of these stays as it is dialled
    UNKNOWN: ("", "VN", "PH", "MY", "SG", "ID", "LA"),
}
_SCRIPTS = (
    (re.compile("[\u1780-\u17d2]"), "km"),
    (re.compile("[\u0e81-\u0edf]"), "lo"),
    (re.compile("[\u1000-\u103f]"), "my"),
    (re.compile("[\u0e01-\u0e4e]"), "th"),
    (re.compile("[ăđơưạ-ỹ]|\\bzalo\\b"), "vi"),
)
_CHINESE = ("CN", "TW", "HK", "MY", "SG")
_HAN = re.compile("[\u4e00-\u9fff]")
_PLACES = re.compile(
    "(?P<TW>台湾|台北|台中|高雄|新北|桃园|台南|新台币|台币)|(?P<HK>香港|港币|九龙|港元)"
    "|(?P<SG>新加坡|新币|狮城|坡币)|(?P<MY>马来西亚|吉隆坡|柔佛|新山|槟城|令吉|马币|rm ?[0-9])"
)


def regions_of(text: str, region: str = "") -> tuple[str, ...]:
    """Return regions (ISO 3166-1 alpha-2) by the language and places of a normal text, `region` before them.

    "" is first where none is likely: what is dialled there cannot be told, unless it has a shape of one country alone.
    """
    found = _by_script(text) or _OF_LANGUAGE.get(language_of(text).code, _OF_LANGUAGE[UNKNOWN])
    return (region, *(each for each in found if each != region)) if region else found


def _by_script(text: str) -> tuple[str, ...]:
    for script, language in _SCRIPTS:
        if script.search(text):
            return _OF_LANGUAGE[language]
    if not _HAN.search(text):
        return ()
    place = _PLACES.search(text)
    there = place.lastgroup if place else None
    if there in ("TW", "HK"):
        return (there, *(each for each in _CHINESE if each != there))
    return ("CN", there, *(each for each in _CHINESE[1:] if each != there)) if there else _CHINESE
