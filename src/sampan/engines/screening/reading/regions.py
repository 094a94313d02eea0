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
_LATIN = ("PH", "MY", "SG", "IN", "ID", "VN", "TH", "KE", "UG", "NG", "NP", "BD", "AE", "KH", "LA", "MM")


def regions_of(text: str, region: str = "") -> tuple[str, ...]:
    """Return regions (ISO 3166-1 alpha-2) by the letters and commonest words of a normal text, `region` before them."""
    found = next((regions for script, regions in _SCRIPTS if script.search(text)), ())
    if not found:
        counts = [(len(expression.findall(text)), regions) for expression, regions in _WORDS]
        most, regions = max(counts)
        found = regions + tuple(each for each in _LATIN if each not in regions) if most >= 2 else _LATIN
    from_one = (region,) if region in _KNOWN else ()
    return from_one + tuple(each for each in found if each != region)


_KNOWN = frozenset(_LATIN) | {"CN", "TW", "HK", "LK"}
