"""Questions, requests, hits and quotas in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.facts import (
    LegalBasis,
    QuestionFact,
    RequestFact,
    Side,
    SilentHitFact,
    SpentFact,
    State,
)
from sampan.partnership.matches.reasons import reason_in_words
from sampan.partnership.matches.suspects import suspect_numbers
from sampan.partnership.matches.wording import (
    KIND_WORDS,
    LEGAL_BASIS_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    WISH_WORDS,
)
from sampan.registry.accounts.queries import display_names
from sampan.registry.agencies.queries import agency_names
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.requests import id_or_none
from sampan.registry.wording import reading_language

_SCOPES = {"officer": _("an officer"), "case": _("a case or suspect"), "peer": _("a country")}
_SIDES = {Side.ASKER: _("our questions"), Side.HOLDER: _("questions to us"), Side.KEEPER: _("as key-holder")}


@dataclass(frozen=True)
class ShownQuestion:
    """A question in words; `kinds` say why it is a hit, the most telling first. `suspect`: our number; 0 is none."""

    fact: QuestionFact
    member: str
    words: str
    kind: str
    basis: str
    asked_by: str
    kinds: tuple[str, ...]
    is_silent: bool
    reason: str
    may_follow: bool
    suspect: int = 0


@dataclass(frozen=True)
class ShownRequest:
    """A request in words. `suspect`: our number of whom it is about; 0 is none."""

    fact: RequestFact
    member: str
    wish: str
    words: str
    kind: str
    kinds: tuple[str, ...]
    basis: str
    agency: str
    suspect: int = 0
    reason: str = ""


@dataclass(frozen=True)
class ShownHit:
    """A silent hit in words: of which case and agency, and why an answer was not heard."""

    fact: SilentHitFact
    member: str
    words: str
    kind: str
    kinds: tuple[str, ...]
    number: str
    agency: str
    unheard: str


@dataclass(frozen=True)
class ShownSpent:
    """A quota in words, with how much of it is gone in a hundred."""

    fact: SpentFact
    member: str
    side: str
    scope: str
    who: str
    percent: int


def shown_questions(found: Iterable[QuestionFact]) -> list[ShownQuestion]:
    """Return questions in words; names are asked for once."""
    rows = list(found)
    names = correspondent_names(reading_language())
    people = display_names(one.asked_by for one in rows if one.asked_by)
    numbers = suspect_numbers(one.subject_id for one in rows)
    return [
        replace(_question(one, names, people.get(one.asked_by, "")), suspect=numbers.get(one.subject_id, 0))
        for one in rows
    ]


def shown_requests(found: Iterable[RequestFact]) -> list[ShownRequest]:
    """Return requests in words."""
    found = list(found)
    names, agencies = correspondent_names(reading_language()), agency_names()
    numbers = suspect_numbers(one.subject_id for one in found)
    return [
        ShownRequest(
            one, names.get(one.member, one.member), str(WISH_WORDS[one.wish]),
            *map(str, VERDICT_WORDS[one.verdict]), kinds_in_words(one.kinds), basis_in_words(one.legal_basis),
            agencies.get(one.agency_id, "") if one.agency_id else "", suspect=numbers.get(one.subject_id, 0),
            reason=reason_in_words(one.reason),
        )
        for one in found
    ]  # fmt: skip


def shown_hits(found: Iterable[SilentHitFact]) -> list[ShownHit]:
    """Return silent hits in words."""
    names, agencies = correspondent_names(reading_language()), agency_names()
    return [
        ShownHit(
            one, names.get(one.member, one.member), *map(str, VERDICT_WORDS[one.verdict]),
            kinds_in_words(one.kinds), one.case.number if one.case else "",
            agencies.get(one.case.agency_id if one.case else one.agency_id, ""), reason_in_words(one.unheard),
        )
        for one in found
    ]  # fmt: skip


def shown_spent(found: Iterable[SpentFact]) -> list[ShownSpent]:
    """Return quotas in words; officers by name, cases without."""
    rows = list(found)
    names = correspondent_names(reading_language())
    people = display_names(
        account for one in rows if one.scope == "officer" and (account := id_or_none(one.who))
    )
    return [
        ShownSpent(
            one, names.get(one.member, one.member) or str(_("All countries")),
            str(_SIDES[one.side]), str(_SCOPES[one.scope]),
            people.get(id_or_none(one.who), "") if one.scope == "officer" else "", one.keys * 100 // one.limit,
        )
        for one in rows
    ]  # fmt: skip


def kinds_in_words(kinds: Iterable[str]) -> tuple[str, ...]:
    """Return kinds of keys in words; one of a newer release is shown as it came."""
    return tuple(str(KIND_WORDS.get(kind, kind)) for kind in kinds)


def basis_in_words(code: str) -> str:
    """Return a legal basis in words; one of a newer release is shown as it came, none is empty."""
    return str(LEGAL_BASIS_WORDS[LegalBasis(code)]) if code in set(LegalBasis) else code


def _question(one: QuestionFact, names: dict[str, str], asked_by: str) -> ShownQuestion:
    words, kind = STATE_WORDS[one.state]
    return ShownQuestion(
        one, names.get(one.member, one.member), str(words), kind,
        basis_in_words(one.legal_basis), asked_by,
        kinds_in_words(one.kinds), is_silent=one.register == "people",
        reason=reason_in_words(one.reason), may_follow=one.state in (State.HIT, State.KNOWN),
    )  # fmt: skip
