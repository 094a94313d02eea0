"""Chinese characters to syllables, in each system in which the same person may be written.

A reading is a system and its syllables; a syllable is one spelling, or several joined by `/` (polyphones,
spellings of a surname). Nobody mixes systems but for the surname, which many keep from the south.
"""

import re
from functools import cache

from sampan.engines.matching.names.tables_reading import column, rows

HAN = re.compile("[㐀-䶿一-鿿]")
_DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "诸葛",
        "上官",
        "夏侯",
        "司徒",
        "慕容",
        "令狐",
        "尉迟",
        "皇甫",
        "公孙",
        "端木",
        "东方",
        "独孤",
        "南宫",
        "西门",
    ]
)
# Wade-Giles, as typed without apostrophes: initials and finals that differ from pinyin.
_WADE_INITIALS = (
    ("zhi", "chih"), ("chi", "chih"), ("shi", "shih"), ("ri", "jih"), ("zi", "tzu"), ("ci", "tzu"), ("si", "szu"),
)  # fmt: skip
_WADE_SOUNDS = (
    ("^zh|^q(?=[iu])|^j(?=[iu])", "ch"), ("^x", "hs"), ("^z|^c(?!h)", "ts"), ("^r", "j"), ("^b", "p"),
    ("^d", "t"), ("^g", "k"), ("ong$", "ung"), ("^(ch|hs|y)iu", r"\1iu"), ("ian$", "ien"), ("^yan$", "yen"),
    ("ie$", "ieh"), ("ue$", "ueh"), ("^ye$", "yeh"), ("^you$", "yu"), ("^(k|h|)e$", r"\1o"), ("^(k|k)ui$", "kuei"),
    ("([tnlsj]|sh|ch|ts)uo$", r"\1o"), ("^er$", "erh"), ("^he$", "ho"), ("^hsiong$", "hsiung"),
)  # fmt: skip


def simplified(text: str) -> str:
    """Return the Han characters of the text, in simplified form; nothing else."""
    table = _characters()
    return "".join(table[each]["simplified"] if each in table else each for each in HAN.findall(text))


def chinese_readings(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (system, syllables) readings: pinyin, Wade-Giles, southern surname, Cantonese, southern, Vietnamese.

    Systems: `zh` is compared letter by letter, `yue` by sound, `vi` as Vietnamese. Characters that the table
    does not have are left out; without any there is no reading.
    """
    characters = [each for each in simplified(text) if each in _characters()]
    if not characters:
        return ()
    pinyin = _mandarin(characters)
    spellings = _surname_spellings(characters[0])
    found = [("zh", pinyin), ("zh", tuple(_in_wade_giles(each) for each in pinyin))]
    cantonese = tuple(_spelled(_with_y(_characters()[each]["cantonese"])) for each in characters)
    southern = tuple(_southern(each) for each in characters)
    if spellings:
        found.append(("zh", (spellings, *pinyin[1:])))
        cantonese = (f"{cantonese[0]}/{spellings}", *cantonese[1:])
        southern = (spellings, *southern[1:])
    found.append(("yue", cantonese))
    if all(southern):
        found.append(("yue", southern))
    vietnamese = tuple(_characters()[each]["sino_vietnamese"].lower() for each in characters)
    if all(vietnamese):
        found.append(("vi", vietnamese))
    return tuple(reading for reading in found if all(reading[1]))


def wade_giles(syllable: str) -> str:
    """Return a pinyin syllable in Wade-Giles without apostrophes: zhang -> chang, xiao -> hsiao."""
    for pinyin, spelled in _WADE_INITIALS:
        if syllable == pinyin:
            return spelled
    for pattern, replacement in _WADE_SOUNDS:
        syllable = re.sub(pattern, replacement, syllable)
    return syllable


@cache
def pinyin_syllables() -> frozenset[str]:
    """Return every syllable of pinyin that some character of the table has, without tones; ü as v and u."""
    found = {one for row in rows("hanzi") for one in row["mandarin"].split()}
    return frozenset(
        found | {one.replace("v", "u") for one in found} - {"n", "ng", "m", "hm", "hng", "e", "o"}
    )


def split_pinyin(token: str) -> tuple[str, ...]:
    """Return the pinyin syllables of a token, the longest first; empty when it does not split into 1-3."""
    known = pinyin_syllables()
    if token in known:
        return (token,)
    for end in range(min(6, len(token) - 1), 0, -1):
        if token[:end] in known:
            rest = split_pinyin(token[end:])
            if rest and len(rest) < 3:
                return (token[:end], *rest)
    return ()


def _mandarin(characters: list[str]) -> tuple[str, ...]:
    table, surname = _characters(), column("chinese_surnames", "surname", "mandarin").get(characters[0])
    double = "".join(characters[:2]) in _DOUBLE
    syllables = [_with_umlaut(_spelled(table[each]["mandarin"])) for each in characters]
    if surname and not double:
        syllables[0] = _with_umlaut(_spelled(surname))
    elif len(characters) <= 4:
        syllables[0] = syllables[0].split("/")[0]
    return tuple(syllables)


def _with_umlaut(spelled: str) -> str:
    more = [
        each.replace("v", with_) for each in spelled.split("/") for with_ in ("v", "u", "yu") if "v" in each
    ]
    return "/".join(dict.fromkeys(spelled.split("/") + more))


def _with_y(jyutping: str) -> str:
    """Return Jyutping with its j as people write it: ji is Yee, jyun is Yuen."""
    return re.sub(r"\bjy?", "y", jyutping)


def _southern(character: str) -> str:
    return _spelled(column("chinese_southern", "character", "spellings").get(character, ""))


def _surname_spellings(character: str) -> str:
    return _spelled(column("chinese_surnames", "surname", "spellings").get(character, ""))


def _spelled(several: str) -> str:
    return "/".join(several.split())


def _in_wade_giles(syllable: str) -> str:
    return "/".join(dict.fromkeys(wade_giles(one) for one in syllable.split("/")))


@cache
def _characters() -> dict[str, dict[str, str]]:
    return {row["character"]: row for row in rows("hanzi")}
