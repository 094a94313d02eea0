"""Thai and Lao letters to sounds.

Both scripts are read by one grammar: Lao is first written with the Thai letters at the same places of its
block. So one word of sounds stands for all its romanisations:

- `*`: a vowel that Thai does not write, any or none; `1`: the vowel that people write ae, e or a; `2`: a or o;
- `3`: ช, which nobody writes j as they write จ; `z`, `0`: final stops; `j`, `7`: final ร and ล;
- capitals: letters under a thanthakhat, and others that may be silent (may be left out).
"""

import re

_TONES = re.compile("[็่-๋๎ฺ]")
_LAO_ONLY = {
    "ໜ": "หน", "ໝ": "หม", "ຊ": "ซ", "ຍ": "ย", "ຼ": "ล", "ຯ": "", "ໞ": "ก", "ໟ": "ย",
    "ຽ": "\u0002", "ໍ": "\u0003",
}  # fmt: skip
_SOUNDS = dict(
    zip(
        "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        "kkkkkkqc33s3xdttttndttttnbppfpfpmyrlwssshl_h",
        strict=True,
    )
)
_SOUNDS["อ"] = ""
_CONSONANT = "[ก-ฮ]"
_CLUSTER = f"((?:[กขคตทปผพบดฟจสศ]ร|[กขคปผพบฟ]ล|[กขค]ว|ห[งญนมยรลว])|{_CONSONANT})"
_WIDE = f"((?:สถ|ฉล|สน|สม|ขล|ฉว|สล|สว|ถล|ผล)|{_CLUSTER[1:]}"  # two syllables under one vowel: เสถียร
_BARE = f"((?:[กขคตทปผพบดฟจสศ]ร|[กขคปผพบฟ]ล|[กขค]ว|ห[งญนมยรลว])(?![ะาิ-ูั])|{_CONSONANT})"
_PATTERNS = tuple(
    (re.compile(pattern), vowel)
    for pattern, vowel in (
        (f"เ{_CLUSTER}[ีิ]?ย(?=ว)|เ{_CLUSTER}ี?\u0002|เ{_WIDE}ีย", "ia"),
        (f"เ{_WIDE}[ืึ]อ", "va"),
        (f"เ{_WIDE}(?:อะ?|[ิี])", "v"),
        (f"เ{_CLUSTER}ย(?![ะาิ-ู])", "vi"),
        (f"เ{_CLUSTER}าะ", "o"),
        (f"เ{_CLUSTER}า", "aw"),
        (f"เ{_CLUSTER}\u0004า", "aw"),
        (f"แ({_CONSONANT})(?=ว(?![ะาิ-ู]))", "1"),
        (f"แ{_BARE}ะ?", "1"),
        (f"เ({_CONSONANT})(?=ว(?![ะาิ-ู]))", "e"),
        (f"เ{_BARE}ะ?", "e"),
        (f"โ{_BARE}ะ?", "o"),
        (f"[ใไ]{_BARE}(?:ย(?![ะาิ-ู]))?", "ai"),
        (f"{_CLUSTER}(?:ั|\u0004)ว(?:ะ)?", "ua"),
        (f"{_CLUSTER}ัย(?![ะาิ-ู])", "ai"),
        (f"{_CLUSTER}ำ", "am"),
        (f"{_CLUSTER}\u0003า", "am"),
        (f"{_CLUSTER}[ะาั]", "a"),
        ("(?:(?<=[ัาีุูร])|(?<=เ[ก-ฮ]))([ตฒมธ])[ิุ](?!์)", "*"),
        (f"{_CLUSTER}[ิี]", "i"),
        (f"{_CLUSTER}[ึื]อ?", "v"),
        (f"{_CLUSTER}[ุู]", "u"),
        (f"{_CLUSTER}[\u0003\u0004]", "o"),
        (f"{_CLUSTER}\u0002", "ia"),
        (f"{_CLUSTER}รร(?![ะาิ-ูั])", "aN"),
        (f"{_CLUSTER}อ(?![ะาิ-ูั])", "o"),
    )
)
_SILENT = re.compile(f"(?:(?<={_CONSONANT})({_CONSONANT})(?=ร์|(?<!ร)ณ์|ห์|(?<=[ทตดธ])น์))?({_CONSONANT})[ิีุู]?์")


# At the end of a syllable s, ch and d are said t, r and l n, b and f p, and people write either.
_AS_FINAL = {"s": "z", "c": "z", "3": "z", "d": "z", "r": "j", "l": "7", "b": "0", "p": "0", "f": "0"}
_AS_SILENT = dict.fromkeys("tdsc3", "Z")  # Anand, Ananth for อานันท์
_VOWEL = re.compile("[aeiouv12*]")
_SILENT_R = re.compile("(?<=[ยาิ-ู])ร(?=[ตถคทธ])")


def thai_sounds(word: str) -> tuple[str, ...]:
    """Return the sounds of a Thai word, one or two ways; empty when nothing of it is Thai."""
    first = _read(_TONES.sub("", word.replace("\u0e4d\u0e32", "ำ")), lao=False)
    if "ทร" in word.replace("ทร์", ""):
        second = _read(_TONES.sub("", re.sub("ทร(?!์)", "ซ", word)), lao=False)
        return (first, second)
    return (first,) if first else ()


def lao_sounds(word: str) -> tuple[str, ...]:
    """Return the sounds of a Lao word; empty when nothing of it is Lao."""
    sounds = _read(_as_thai(word), lao=True)
    return (sounds,) if sounds else ()


def _as_thai(word: str) -> str:
    tidied = word.replace("ຳ", "\u0ecdາ").replace("ົ", "\u0004")
    moved = "".join(_LAO_ONLY.get(each) or _moved(each) for each in tidied)
    return _TONES.sub("", moved)


def _moved(each: str) -> str:
    return chr(ord(each) - 0x80) if "\u0e80" < each < "\u0eff" else each


def _read(word: str, *, lao: bool) -> str:
    silent: list[str] = []
    place, sounds = 0, ""
    while place < len(word):
        found = _SILENT.match(word, place)
        if found:
            silent = [each for each in found.groups() if each]
            sounds += "".join(_AS_SILENT.get(_SOUNDS[each], _SOUNDS[each].upper()) for each in silent)
            place = found.end()
            continue
        place, more = _syllable(word, place)
        sounds += more
    return _tidied(sounds if not lao else sounds.replace("r", "l").replace("R", "L"))


def _syllable(word: str, place: int) -> tuple[int, str]:
    for pattern, vowel in _PATTERNS:
        found = pattern.match(word, place)
        if found:
            cluster = next(each for each in found.groups() if each)
            return found.end(), _onset(cluster, inside=place > 0) + vowel
    each = word[place]
    if each in "ฤฦ":
        return place + 1, "rv"
    if each == "ร" and word[place - 1 : place] in tuple("ชตทกค"):
        return place + 1, "J*"
    if each == "ร" and _SILENT_R.match(word, place):
        return place + 1, "R"
    if each in _SOUNDS:
        if not place:
            return place + 1, _SOUNDS[each] + "*" if each != "อ" else "2"
        return place + 1, _final(each, rest=word[place + 1 :])
    return place + 1, {"า": "a", "ะ": "a", "ิ": "i", "ี": "i", "ุ": "u", "ู": "u"}.get(each, "")


def _onset(cluster: str, *, inside: bool) -> str:
    if len(cluster) == 1:
        return _SOUNDS[cluster]
    if cluster[0] == "ห":
        return "H" + _SOUNDS[cluster[1]]
    if cluster[0] in "สศจฉขถผ" and cluster[1] != "ร":
        return _SOUNDS[cluster[0]] + "*" + _SOUNDS[cluster[1]]
    if cluster[0] in "สศจ":
        return _SOUNDS[cluster[0]] + "*R"
    between = "*" if inside and cluster[1] == "ร" else ""  # two syllables, it may be: Ekarat for เอกราช
    return _SOUNDS[cluster[0]] + between + _SOUNDS[cluster[1]]


def _final(consonant: str, *, rest: str) -> str:
    if consonant == "ย":
        return "i*" if not rest else "y*"
    if consonant == "ว" and not rest:
        return "w"
    sound = _SOUNDS[consonant]
    again = sound.upper() if rest and sound in "sc" else ""  # said twice: Kritsana for กฤษณา
    first = sound == "p" and rest  # พร is no bon
    return (sound if first else _AS_FINAL.get(sound, sound)) + again + "*"


def _tidied(sounds: str) -> str:
    """No vowel follows the last consonant of a word that has another one: สุวรรณ is Suwan, not Suwanna."""
    closed = (
        sounds[:-1] if sounds.endswith("*") and sounds[-2:] != "J*" and _VOWEL.search(sounds[:-1]) else sounds
    )
    return doubled_once(closed.replace("aiy", "aIy"))


def doubled_once(sounds: str) -> str:
    """Return the sounds with the second of two like stops or consonants as one that may be left out: kitti, kiti."""
    once = re.sub(
        r"([b-df-hj-np-tw-z])(\*?H?)\1", lambda found: found[1] + found[2] + found[1].upper(), sounds
    )
    once = re.sub(r"0(?=\*?H?[bp])", "P", once)  # a final p or b before another: Boupha for ບຸບຜາ
    once = re.sub(
        r"b(?=\*?p)|p(?=\*?b)|d(?=\*?t)|z(?=S?\*?[dt])|t(?=\*?d)|k(?=\*?g)|g(?=\*?k)|x(?=\*?n)",
        lambda found: found[0].upper(),
        once,
    )
    return re.sub(r"\*+", "*", once)
