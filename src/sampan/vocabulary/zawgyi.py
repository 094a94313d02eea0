"""Burmese typed in Zawgyi, the font encoding that reuses Unicode's code points: found, and turned into Unicode.

Own rules: the known detector and converters need ICU or a model. Letters of names are covered, rare stacks too.
"""

import re

_CONSONANT = "[က-အဿ]"
# What cannot be in Unicode Burmese: shapes of Zawgyi, a vowel or medial before its letter, an asat as
# 1039, also under a letter that bears no other.
_SIGNS = re.compile(
    "[\u1060-\u1097]|\u1039(?![က-အ])|[ငညအ]\u1039|(?:^|[^က-အဿျြွှ\u1039])\u1031(?=[က-အ\u103b])"
    "|^[က-အ]\u103a|(?:^|[\\s\u1031])\u103b|[\u1033\u1034\u105a]|\u103a[\u102b-\u1032\u103b-\u103d]"
)
_STACKED = dict(
    zip(
        "\u1060\u1061\u1062\u1063\u1065\u1066\u1067\u1068\u1069\u106c\u106d\u1070\u1071\u1072\u1073\u1074\u1075"
        "\u1076\u1077\u1078\u1079\u107a\u107b\u107c\u1085\u1093\u1096",
        "ကခဂဃစဆဆဇဈဋဌဏတတထထဒဓနပဖဗဘမလဘတ",
        strict=True,
    )
)
_SHAPES = (
    ("\u106a", "ဉ"),
    ("\u106b", "ည"),
    ("\u1090", "ရ"),
    ("\u108f", "န"),
    ("\u1086", "ဿ"),
    ("\u1033", "\u102f"),
    ("\u1034", "\u1030"),
    ("[\u1094\u1095]", "\u1037"),
    ("[\u107e-\u1084]", "\u103b"),
    ("\u105a", "\u102b\u0001"),
    ("\u1087", "\u0004"),
    ("\u1088", "\u0004\u102f"),
    ("\u1089", "\u0004\u1030"),
    ("\u108a", "\u0003\u0004"),
    ("\u108e", "\u102d\u1036"),
    ("\u107d", "\u0002"),
    ("\u1091", "ဏ္ဍ"),
    ("\u1092", "ဋ္ဌ"),
    ("\u1097", "ဋ္ဋ"),
    ("\u106e", "ဍ္ဍ"),
    ("\u106f", "ဍ္ဎ"),
)


def is_zawgyi(text: str) -> bool:
    """Say whether the text can only be Zawgyi; a text that is good in both encodings counts as Unicode."""
    return bool(_SIGNS.search(text))


def zawgyi_to_unicode(text: str) -> str:
    """Return the text in Unicode's order and code points. Call it only where `is_zawgyi` says so."""
    for shape, meant in _SHAPES:
        text = re.sub(shape, meant, text)
    text = "".join("\u0005" + _STACKED[each] if each in _STACKED else each for each in text)
    text = re.sub("\u1064", "\u0006", text)
    for old, new in (("\u1039", "\u0001"), ("\u103a", "\u0002"), ("\u103c", "\u0003"), ("\u103d", "\u0004")):
        text = text.replace(old, new)
    return _in_order(text)


def _in_order(text: str) -> str:
    under = "(?:\u0005[က-အ])?"
    text = re.sub(f"({_CONSONANT}{under})\u0006", "င်္\\1", text)
    text = re.sub(f"\u103b({_CONSONANT}{under})([\u0002]?)", "\\1\\2\u0007", text)
    text = re.sub(f"\u1031({_CONSONANT}{under}[\u0002\u0007\u0003\u0004]*)", "\\1\u1031", text)
    text = text.replace("\u0005", "\u1039").replace("\u0001", "\u103a").replace("\u0002", "\u103b")
    text = text.replace("\u0007", "\u103c").replace("\u0003", "\u103d").replace("\u0004", "\u103e")
    text = re.sub("([\u102f\u1030])([\u102d\u102e\u1036])", "\\2\\1", text)
    text = re.sub("\u1036([\u102f\u1030])", "\\1\u1036", text)
    return re.sub("([\u1037\u1038])(\u103a)", "\\2\\1", text)
