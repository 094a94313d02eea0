"""Every way in which one person's name may be read, made once a record.

A name is read from the script that its bearer writes (`native`) and from the Latin spelling, whichever there
is. What a reading stands for is decided by its language: letters for Vietnamese, Chinese and English, sounds
for the others. Nothing here raises: a text without letters has no readings, and no readings equal nothing.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from sampan.engines.matching.names import burmese, khmer, tai
from sampan.engines.matching.names.chinese import chinese_readings, simplified, split_pinyin
from sampan.engines.matching.names.latin import (
    guess_language,
    latin_words,
    plain_letters,
    titles,
    without_titles,
)
from sampan.engines.matching.names.spelling import spelled
from sampan.engines.matching.names.vietnamese import decoded
from sampan.vocabulary.names import detect_script, tidy
from sampan.vocabulary.zawgyi import is_zawgyi, zawgyi_to_unicode

LONGEST = 200  # characters that are read; the longest names in passports are far shorter
_LANGUAGES = {"Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Hani": "zh"}
_NATIONALITIES = {
    "vi": "VN VNM VIE", "km": "KH KHM CAM", "lo": "LA LAO", "th": "TH THA", "my": "MM MMR BUR MYA",
    "zh": "CN CHN TW TWN HK HKG MO MAC", "id": "ID IDN INA", "en": "GB GBR US USA AU AUS NZ NZL IE IRL CA CAN",
}  # fmt: skip
_BY_NATIONALITY = {code: language for language, codes in _NATIONALITIES.items() for code in codes.split()}
_VIETNAMESE_ONLY = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


@dataclass(frozen=True)
class Reading:
    """Words by one set of rules: letters (vi, zh, en), or sounds (th, lo, km, my, yue)."""

    rules: str
    words: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class NameForms:
    """Every way in which one person's name may be read; made once a record. Shows nothing in logs.

    `language` is BCP 47 or empty; `readings` are plain lower-case words in written order, the likeliest
    first; `written` are the words as written, of the native form when there is one.
    """

    language: str
    readings: tuple[tuple[str, ...], ...]
    written: tuple[str, ...]
    script: str = ""  # language of the native script; empty for the Latin alphabet
    latin: tuple[str, ...] = field(default=(), repr=False)  # words of the Latin spelling, marks kept
    native: tuple[Reading, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        """Show nothing: names do not belong in logs or tracebacks."""
        return "NameForms(...)"

    __str__ = __repr__


def forms(name: str, *, native: str = "", nationality: str = "") -> NameForms:
    """Return the forms of a name.

    `name` may be in any script; `native` is the same name in the bearer's script; `nationality` (ISO 3166-1,
    two or three letters) decides the language of a Latin spelling that does not show it. Never raises.
    """
    return _forms(str(name)[:LONGEST], str(native)[:LONGEST], str(nationality).strip().upper())


@lru_cache(maxsize=4096)
def _forms(name: str, native: str, nationality: str) -> NameForms:
    name, native = tidy(name), tidy(native)
    own, latin = _told_apart(name, native)
    script = _LANGUAGES[detect_script(own)] if own else ""
    words = _latin(latin)
    language = script or _language(words, nationality)
    words = tuple(map(decoded, words)) if language == "vi" else words
    words = without_titles(words, language) if words else ()
    written, readings = _native(own, script) if script else ((), ())
    plain = tuple(reading for reading in (_plain(words, language),) if reading)
    spelling = tuple(spelled(reading.words, reading.rules) for reading in readings)
    every = tuple(dict.fromkeys(each for each in plain + spelling if each))
    return NameForms(language, every, written or words, script if readings else "", words, readings)


def _told_apart(name: str, native: str) -> tuple[str, str]:
    """Return (text in an own script, Latin text), whichever field each stands in."""
    told = [text for text in (native, name) if text]
    own = next((text for text in told if not text.isascii() and detect_script(text) in _LANGUAGES), "")
    return own, next((text for text in told if any(map(plain_letters, latin_words(text)))), "")


def _latin(text: str) -> tuple[str, ...]:
    return tuple([word for word in latin_words(text) if plain_letters(word)]) if text else ()


def _language(words: tuple[str, ...], nationality: str) -> str:
    if not words:
        return ""
    if any(map(_is_vietnamese, words)):
        return "vi"
    return _BY_NATIONALITY.get(nationality) or guess_language(tuple(plain_letters(word) for word in words))


@lru_cache(maxsize=65_536)  # the words of a register's names
def _is_vietnamese(word: str) -> bool:
    return not word.isascii() and not _VIETNAMESE_ONLY.isdisjoint(unicodedata.normalize("NFC", word))


def _plain(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    plain = tuple(map(plain_letters, words))
    if language == "zh":
        return tuple([part for word in plain for part in (split_pinyin(word) or (word,))])
    return plain


def _native(text: str, script: str) -> tuple[tuple[str, ...], tuple[Reading, ...]]:
    if script == "zh":
        kept = text
        for title in titles("zh")[1]:
            kept = kept.replace(title, "") if kept != title else kept
        readings = tuple(Reading(rules, words) for rules, words in chinese_readings(kept))
        return ((simplified(kept),) if readings else ()), readings
    if script == "my":
        return _burmese(text)
    return _spaced(text, script)


def _spaced(text: str, script: str) -> tuple[tuple[str, ...], tuple[Reading, ...]]:
    read = {"th": tai.thai_sounds, "lo": tai.lao_sounds, "km": khmer.khmer_sounds}[script]
    words = _native_words(text, script)
    sounds = [each for each in (read(word) for word in words) if each]
    if not sounds:
        return (), ()
    ways = max(len(each) for each in sounds)
    readings = (
        Reading(script, tuple(each[min(way, len(each) - 1)] for each in sounds)) for way in range(ways)
    )
    return words, tuple(readings)


def _native_words(text: str, script: str) -> tuple[str, ...]:
    first, _ = titles(script)
    words = tuple(_settled(word) for word in re.split(r"[\s\u200b\u00b7,;/()\-]+", text) if word)
    while words and words[0] in first and len(words) > 1:
        words = words[1:]
    for title in sorted(first, key=len, reverse=True):
        rest = words[0][len(title) :] if words and words[0].startswith(title) else ""
        # a title written together with the name, where letters and not a dependent sign follow
        if (
            len(rest) >= 2
            and not title.isascii()
            and unicodedata.category(rest[0]) == "Lo"
            and len(title) > 2
        ):
            return (rest, *words[1:])
    return words


def _settled(word: str) -> str:
    """Return one spelling for what looks the same: doubled signs, the two Khmer subscripts, old Lao letters."""
    tidied = (
        word.replace("\u0e4d\u0e32", "ำ").replace("\u0ecd\u0eb2", "ຳ").replace("្ត", "្ដ").replace("ເເ", "ແ")
    )
    return (
        tidied.replace("เเ", "แ").replace("ຫນ", "ໜ").replace("ຫມ", "ໝ").replace("ຫລ", "ຫຼ").replace("ຣ", "ລ")
    )


def _burmese(text: str) -> tuple[tuple[str, ...], tuple[Reading, ...]]:
    plain = zawgyi_to_unicode(text) if is_zawgyi(text) else text
    plain = _without_burmese_titles("".join(re.findall("[\u1000-\u109f]+", plain)))
    syllables = burmese.burmese_syllables(plain)
    return ((plain,), (Reading("my", syllables),)) if syllables else ((), ())


def _without_burmese_titles(text: str) -> str:
    if burmese.begins_with_borrowed(text):  # Maran is no Ma Ran
        return text
    first = sorted((title for title in titles("my")[0] if not title.isascii()), key=len, reverse=True)
    for title in first:
        rest = text[len(title) :] if text.startswith(title) else ""
        if rest and "က" <= rest[0] <= "ဪ" and not rest.startswith(title) and not rest.startswith(("်", "့")):
            if len(rest) > 1 and rest[1] in "်္":
                continue
            return _without_burmese_titles(rest)
    return text
