"""The catalogues: what the sources say now, merged with what translators wrote before."""

from collections.abc import Iterable
from pathlib import Path

import polib

from tools.strings.borrowed import borrowed_for
from tools.strings.declared import declared_in
from tools.strings.marked import marked_in_python, marked_in_template
from tools.strings.message import SOURCE, Message
from tools.strings.spoken import NOT_SHOWN_ON_PAGES, spoken_in

LOCALE = SOURCE / "portal" / "locale"
LANGUAGES = ("vi", "id")
PLURAL_FORMS = "nplurals=1; plural=0;"  # neither Vietnamese nor Indonesian changes a word with its number
_NOT_FOR_PEOPLE_AT_WORK = "/styleguide/"  # the pages on which designers look at every component


def messages_of_the_sources(root: Path = SOURCE) -> list[Message]:
    """Return every phrase once, in the order of files and lines."""
    code = [path for path in sorted(root.rglob("*.py")) if _counts(path)]
    found = list(spoken_in(code, root=root))
    for path in code:
        if not path.relative_to(root).as_posix().startswith(NOT_SHOWN_ON_PAGES):
            found += [*marked_in_python(path, root=root), *declared_in(path, root=root)]
    for path in sorted(root.rglob("templates/**/*.html")):
        if _counts(path):
            found += marked_in_template(path, root=root)
    return _each_once(found)


def _counts(path: Path) -> bool:
    return _NOT_FOR_PEOPLE_AT_WORK not in path.as_posix() and "/migrations/" not in path.as_posix()


def _each_once(found: Iterable[Message]) -> list[Message]:
    first: dict[tuple[str, str], Message] = {}
    for message in sorted(found, key=lambda one: (one.place, one.msgid)):
        kept = first.get(message.key)
        if kept is None or (message.plural and not kept.plural):
            first[message.key] = message
    return sorted(first.values(), key=lambda one: (one.place, one.msgid))


def catalogue_path(language: str) -> Path:
    """Return where a language's catalogue stands."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def catalogue_of(language: str) -> polib.POFile:
    """Return a language's catalogue, an empty one when nobody has begun it."""
    path = catalogue_path(language)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)


def wanted_in(language: str, messages: Iterable[Message]) -> list[Message]:
    """Return what a catalogue must hold: the sources' phrases, then those borrowed from libraries."""
    ours = list(messages)
    known = {message.key for message in ours}
    return ours + [message for message in borrowed_for(language) if message.key not in known]


def merged(old: polib.POFile, wanted: Iterable[Message], *, language: str) -> polib.POFile:
    """Return the catalogue for what is wanted: translations are kept, what vanished is obsolete."""
    new = polib.POFile(wrapwidth=0)
    new.metadata = {
        "Project-Id-Version": "sampan",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS,
    }
    kept = {(entry.msgctxt or "", entry.msgid): entry for entry in old}
    for message in wanted:
        new.append(_entry(message, kept.pop(message.key, None)))
    for entry in kept.values():
        if entry.translated() or entry.obsolete:
            entry.obsolete, entry.occurrences = True, []
            new.append(entry)
    return new


def _entry(message: Message, old: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.msgid,
        msgctxt=message.context or None,
        occurrences=[(message.place.file, "")],  # no line: it would change with every edit
        flags=message.flags,
    )
    told = "" if old is None else old.msgstr or old.msgstr_plural.get(0, "")
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: told}
    else:
        entry.msgstr = told
    return entry
