"""Which of a name's readings may be meant, when one looks at the Latin spelling beside it."""

from sampan.engines.matching.names.chinese import split_pinyin, wade_giles
from sampan.engines.matching.names.forms import NameForms, Reading
from sampan.engines.matching.names.latin import plain_letters


def possible_readings(native: NameForms, latin: NameForms) -> tuple[Reading, ...]:
    """Return the readings of the one that the Latin spelling of the other may be; none when it has none.

    Who writes all in pinyin did not mean Cantonese or Hokkien, unless the surname is one of theirs: 李明 is Li Ming,
    not Li Ping.
    """
    if not latin.latin:
        return ()
    southern = {word for one in native.native if one.rules == "yue" for word in one.words[0].split("/")}
    if not southern:
        return native.native
    words = tuple(plain_letters(word) for word in latin.latin)
    ends = {words[0], words[-1]}
    in_pinyin = bool(ends & (set(native.native[0].words[0].split("/")) - southern)) or not ends & southern
    if in_pinyin and all(split_pinyin(word) for word in words):
        return tuple(one for one in native.native if one.rules != "yue")
    return native.native


def as_wade_giles(reading: Reading, beside: Reading) -> Reading:
    """Return pinyin in Wade-Giles when the name beside it cannot be pinyin; else the reading as it is."""
    if all(split_pinyin(word) for word in beside.words):
        return reading
    syllables = [part for word in reading.words for part in split_pinyin(word)]
    return Reading("zh", tuple(wade_giles(part) for part in syllables)) if syllables else reading
