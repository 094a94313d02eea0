r"""The words of one language by which signs, claims and acts are found: a file of patterns.

A file has sections, a pattern a line; `#` at the start of a line begins a remark.

    [set passport]        names alternatives, used below as {passport}; a set may use sets above it
    [sign docs_taken]     what a lure says: the codes of `codes.csv` (kind sign)
    [claim licence_named] what an honest offer says, to be checked (kind claim)
    [act warning]         what the message does, or what it is about (kind act)
    [deny before]         words that deny what follows in the same sentence; [deny after]: what stands before
    [quote before]        words after which somebody else's offer is quoted or reported

In a pattern: `(a|b)` alternatives, `[abc]` one of these letters, `a?` may be missing, `(a )*` up to six times, `~` a
gap within the sentence, `~~` a longer gap within the line, `*` after a word: any ending, `#` a number, a space: any
space or hyphen; `\` takes the next character as it is. At the start of a line `?` marks a weak pattern, that counts
little alone, and `!` one that no denial takes back (signs that deny themselves, as `no experience`, are so by
`codes.csv`).
Patterns are written in folded form: small letters, digits of ASCII (see `reading.folding`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import re2

from sampan.engines.screening.offers.codes import CODES
from sampan.engines.screening.reading.folding import letters_alike
from sampan.engines.screening.reading.plain import plainly
from sampan.vocabulary.errors import InvalidInput

FOLDER = Path(__file__).parent / "lexicons"
UNSPACED = frozenset({"th", "km", "lo", "my", "zh"})
SCOPES = ("deny before", "deny after", "quote before")
_LETTER = r"0-9a-z\x{c0}-\x{24f}\x{300}-\x{36f}\x{1e00}-\x{1eff}"  # of spaced languages alone
_GAPS = {"": 30, "th": 12, "km": 12, "lo": 12, "my": 12, "zh": 7}
_WIDE = 10  # a narrower gap ends at a comma, too
_COMMAS = ",;、"
_ENDS = r".!?\n。！？။။។៕"
_SPACE = r"(?:[\s\-–,]+)"
_MEMORY = 8 << 20  # octets for one expression
_HEAD = re.compile(r"\[(set|sign|claim|act|deny|quote) ([a-z_]+)\]")
_WORDS = re.compile("[^\x00-@\\[-`{-\x7f]+")
_MEANS = re.compile(r"[?()|\[\]{}~#*]")
_TOKEN = re.compile(r"\{([a-z_]+)\}|( *~~? *)|(\)[*+]|[()|?]|\[[^\]]+\])|( +)|(#)|(\*)|\\(.)|(.)", re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """A pattern: what it finds (`kind` sign, claim or act, and `code`), from which line of the file."""

    kind: str
    code: str
    line: int
    is_weak: bool
    is_deniable: bool


@dataclass(frozen=True)
class Lexicon:
    """The patterns of a language: rules, each at the place of its expression in `matcher`, and words of scope."""

    language: str
    rules: tuple[Rule, ...]
    matcher: "re2.Filter"
    scopes: dict[str, "re2._Regexp | None"] = field(default_factory=dict)


@cache
def lexicon_of(language: str, *, is_plain: bool = False) -> Lexicon:
    """Return the lexicon of a language, `is_plain`: for text that is typed without marks; empty where there is none."""
    path = FOLDER / f"{language}.lex"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return read_lexicon(language, plainly(text) if is_plain else text)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.lex")))


def read_lexicon(language: str, text: str) -> Lexicon:
    """Return the lexicon that a file's text holds; `InvalidInput` names the line that cannot be read."""
    writer = _Writer(is_spaced=language not in UNSPACED, gap=_GAPS.get(language, _GAPS[""]))
    matcher, rules = re2.Filter(), []
    scopes: dict[str, list[str]] = {name: [] for name in SCOPES}
    for number, kind, name, line in _lines(_as_folded(text)):
        try:
            if kind == "set":
                re2.compile(bare := writer.bare(line), _options())
                writer.sets.setdefault(name, []).append(bare)
            elif kind in ("deny", "quote"):
                scopes[f"{kind} {name}"].append(writer.bare(line))
            else:
                bare = line.lstrip("?!").strip()
                marks = line[: len(line) - len(line.lstrip("?!"))]
                matcher.Add(writer.bounded(bare), _options())
                deniable = "!" not in marks and CODES[kind][name].is_deniable
                rules.append(Rule(kind, name, number, "?" in marks, deniable))
        except (KeyError, ValueError, re2.error) as error:
            raise InvalidInput(
                f"Line {number} of the lexicon {language} cannot be read: {error}.",
                remedy="Look at the head of lexicon.py for what a line may hold.",
                row=number,
            ) from None
    if rules:
        matcher.Compile()
    joined = {
        name: re2.compile(writer.joined(some), _options()) if some else None for name, some in scopes.items()
    }
    return Lexicon(language, tuple(rules), matcher, joined)


def _options() -> "re2.Options":
    """Return RE2's options: what does not fit into this much memory is read slower, and quietly."""
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    return options


def _as_folded(text: str) -> str:
    """Return a file's text with its words spelt as a folded message spells them (ស្ដ as ស្ត, hòa as hoà, ？ as \\?)."""
    return _WORDS.sub(lambda found: _MEANS.sub(r"\\\g<0>", letters_alike(found[0])), text)


def _lines(text: str) -> Iterator[tuple[int, str, str, str]]:
    kind = name = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("# ") or bare == "#":
            continue
        if found := _HEAD.fullmatch(bare):
            kind, name = found.groups()
            if kind not in ("set", "deny", "quote") and name not in CODES[kind]:
                raise InvalidInput(
                    f"Line {number} of the lexicon names no {kind}: {name}.",
                    remedy="Use a code of codes.csv.",
                    row=number,
                )
            continue
        yield number, kind, name, bare


class _Writer:
    """Turns patterns into RE2's expressions, where \\b and \\w know ASCII alone."""

    def __init__(self, *, is_spaced: bool, gap: int) -> None:
        self.sets: dict[str, list[str]] = {}
        self._is_spaced = is_spaced
        self._gap = f"(?:[^{_ENDS}{_COMMAS if gap < _WIDE else ''}]{{0,{gap}}}?)"

    def bounded(self, pattern: str) -> str:
        """Return the expression of a whole pattern; group 1 holds its words."""
        return self._between(self.bare(pattern))

    def joined(self, some: list[str]) -> str:
        """Return one expression for any of these."""
        return self._between("|".join(f"(?:{one})" for one in some))

    def _between(self, expression: str) -> str:
        if not self._is_spaced:
            return f"({expression})"
        return f"(?:^|[^{_LETTER}])({expression})(?:$|[^{_LETTER}])"

    def bare(self, pattern: str) -> str:
        """Return the expression of a part of a pattern."""
        return "(?:" + "".join(self._written(found) for found in _TOKEN.finditer(pattern)) + ")"

    def _written(self, found: "re.Match[str]") -> str:
        named, gap, group, space, number, ending, escaped, other = found.groups()
        if named:
            return "(?:" + "|".join(self.sets[named]) + ")"
        if gap:
            between = self._gap if gap.strip() == "~" else r"(?:[^\n]{0,80}?)"
            return f"{_SPACE}(?:{between}{_SPACE})?" if self._is_spaced and gap != gap.strip() else between
        if group:
            return "(?:" if group == "(" else group.replace(")*", "){0,6}").replace(")+", "){1,6}")
        if space:
            return _SPACE if self._is_spaced else r"(?:\s*)"
        if number:
            return r"(?:\d[\d.,]*)"
        if ending:
            return f"(?:[{_LETTER}]*)"
        plain = escaped or other
        return re.escape(plain) if plain.isascii() and not plain.isalnum() else plain
