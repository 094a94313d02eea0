"""Parts of a case's page, its address list and its timeline that other slices bring.

A slice registers them when Django is ready; delete the slice and its part is gone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sampan.protection.cases.facts import CaseFact
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission

FIRST_CARDS = 10  # the order below which a card stands above what is known of the person
Build = Callable[[CaseFact, Reader, str], Mapping[str, Any]]


@dataclass(frozen=True)
class Panel:
    """A tab of a case's page: `build(case, reader, language)` returns what its template shows.

    `permission` is what one needs to see it; `order` places it (overview 0, record 10, consents 40,
    referrals 50, team 90, history 100).
    """

    code: str
    label: str
    order: int
    template: str
    build: Build
    permission: Permission


@dataclass(frozen=True)
class Sentence:
    """How the timeline tells of one kind: a template with the facts' names in it, an icon, and a colour.

    `words` turns the stored facts (codes) into words of the language for the template; `group` is where the
    history's chips find it (`cases.history.GROUPS`); without one it is guessed from how the kind begins.
    """

    template: str
    icon: str
    kind: str = ""
    words: Callable[[Mapping[str, str], str], Mapping[str, str]] | None = None
    group: str = ""


_panels: dict[str, Panel] = {}
_cards: dict[str, Panel] = {}
_sentences: dict[str, Sentence] = {}


def register_panel(panel: Panel) -> None:
    """Bring a tab to the page of every case."""
    _panels[panel.code] = panel


def register_card(card: Panel) -> None:
    """Bring a card to the overview of every case; its template draws nothing when it has nothing to say.

    What is needed before anything is read stands on top: its order is below FIRST_CARDS.
    """
    _cards[card.code] = card


def register_sentence(kind: str, sentence: Sentence) -> None:
    """Say how the timeline tells of a line of that kind."""
    _sentences[kind] = sentence


def told_kinds() -> dict[str, str]:
    """Return the kinds of lines that slices brought, with the group that each said."""
    return {kind: sentence.group for kind, sentence in _sentences.items()}


def panels_for(reader: Reader) -> list[Panel]:
    """Return the tabs that the reader's roles open for the purpose, in their order."""
    return _for(reader, _panels)


def cards_for(reader: Reader) -> list[Panel]:
    """Return the cards of the overview that the reader's roles open for the purpose, in their order."""
    return _for(reader, _cards)


def sentence_of(kind: str, facts: Mapping[str, str], language: str) -> tuple[str, str, str] | None:
    """Return the sentence, icon and colour of a timeline's line; None when no slice knows the kind."""
    known = _sentences.get(kind)
    if known is None:
        return None
    words = dict(facts) | dict(known.words(facts, language) if known.words else {})
    return str(known.template) % words, known.icon, known.kind


def _for(reader: Reader, brought: Mapping[str, Panel]) -> list[Panel]:
    may = [one for one in brought.values() if reader.actor.may_for(one.permission, reader.purpose)]
    return sorted(may, key=lambda one: (one.order, one.code))
