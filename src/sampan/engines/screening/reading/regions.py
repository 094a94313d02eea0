"""Where a text may have been written, as far as its telephone numbers are concerned: the likeliest country first."""

import re

_SCRIPTS = (
    (re.compile("[\u1780-\u17d2]"), ("KH", "TH", "VN")),
    (re.compile("[\u0e81-\u0edf]"), ("LA", "TH")),
    (re.compile("[\u1000-\u103f]"), ("MM", "TH")),
    (re.compile("[\u0e01-\u0e4e]"), ("TH", "LA", "KH")),
    (re.compile("[一-鿿]"), ("CN", "TW", "HK", "MY", "SG")),
    (re.compile("[ăđơưạ-ỹ]"), ("VN", "KH")),
)
_WORDS = (
    (re.compile(r"\b(?:yang|dan|untuk|dengan|gaji|kerja|di|ke|orang|tidak|bisa|hubungi|bulan|juta|ada|saya|dari|wa)\b"), ("ID", "MY", "SG")),
    (
        re.compile(r"\b(?:viec|luong|lam|khong|nguoi|trieu|lien|nhan|tuyen|can|cho|anh|chi|em|sdt|zalo|lh|ban|va|di)\b"),
        ("VN", "KH"),
    ),
)
_PLACES = re.compile(
    "(?P<TW>台湾|台北|台中|高雄|新北|桃园|台南|新台币|台币)|(?P<HK>香港|港币|九龙|港元)|(?P<SG>新加坡|新币|狮城|坡币)|(?P<MY>马来西亚|吉隆坡|柔佛|新山|槟城|令吉|马币|rm ?[0-9])"
)
_LATIN = ("", "PH", "MY", "SG", "ID")  # English is written everywhere: what is not plainly of these stays as it is dialled


def regions_of(text: str, region: str = "") -> tuple[str, ...]:
    """Return regions (ISO 3166-1 alpha-2) by the letters and commonest words of a normal text, `region` before them; "" is first where none is likely."""
    if "一" <= max(text, default="") and (place := _PLACES.search(text)):
        there = place.lastgroup or "CN"
        found = (there, "CN", "TW", "HK", "MY", "SG") if there in ("TW", "HK") else ("CN", there, "TW", "HK", "MY", "SG")
    else:
        found = next((regions for script, regions in _SCRIPTS if script.search(text)), ())
    if not found:
        counts = [(len(expression.findall(text)), regions) for expression, regions in _WORDS]
        most, regions = max(counts)
        found = regions if most >= 2 else _LATIN
    return ((region,) if region else ()) + tuple(each for each in found if each != region)
