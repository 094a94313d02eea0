"""The answer as the page shows it: the message in pieces with its signs marked, and plain words beside each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sampan.engines.screening.agencies.checking import AgencyFinding
from sampan.engines.screening.agencies.listed import AgencyList
from sampan.engines.screening.campaigns.published import CampaignList
from sampan.engines.screening.offers.checking import Sign
from sampan.engines.screening.offers.telling import LevelWords, Words, words_in
from sampan.prevention.offers.public.asking import Checked
from sampan.prevention.offers.words import site_words

_ICONS = {
    "not_read": "circle-question-mark",
    "nothing_found": "search",
    "signs_found": "info",
    "like_a_lure": "triangle-alert",
    "much_like_a_lure": "triangle-alert",
}
_KINDS = {"signs_found": "warm", "like_a_lure": "danger", "much_like_a_lure": "danger"}
MOST_WARNINGS = 50  # on one page
_LONGEST_QUOTE = 160  # characters of a sign's words beside its explanation


@dataclass(frozen=True)
class Piece:
    """A stretch of the message; `numbers` are the signs and claims that its words show."""

    text: str
    numbers: tuple[int, ...] = ()
    is_sign: bool = False


@dataclass(frozen=True)
class Shown:
    """A sign or claim with its number, name, the words that show it, why it matters and what to do."""

    number: int
    code: str
    name: str
    quotes: tuple[str, ...]
    check: str
    why: str = ""


@dataclass(frozen=True)
class AgencyShown:
    """What the official list says of an agency, a number or a contact in the message."""

    kind: str
    words: str
    agency: str
    says: str


@dataclass(frozen=True)
class PublicWarning:
    """A published campaign: its template, when it was seen, the names of its signs, its commonest language."""

    template: str
    seen: str
    signs: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Answer:
    """Everything on the result page; `level_words` never say that an offer is safe."""

    level: str
    level_words: LevelWords
    kind: str
    icon: str
    language: str
    pieces: tuple[Piece, ...]
    signs: tuple[Shown, ...]
    claims: tuple[Shown, ...]
    limits: tuple[str, ...]
    questions_title: str
    questions: tuple[str, ...]
    agencies: tuple[AgencyShown, ...] = ()
    campaign: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the signs, in the order in which they are shown."""
        return tuple(one.code for one in self.signs)


def answer_of(
    checked: Checked,
    *,
    language: str,
    agencies: AgencyList | None,
    on: date,
    campaigns: CampaignList | None = None,
) -> Answer:
    """Return the answer in the language of the page; `agencies`: the official list as of the day `on`.

    `campaigns`: those that were confirmed, of which the message may be one.
    """
    words, verdict = words_in(language), checked.verdict
    order = list(dict.fromkeys(one.code for one in (*verdict.signs, *verdict.claims)))
    number = {code: place for place, code in enumerate(order, start=1)}
    limits = [
        *verdict.limits,
        *(["too_long"] if checked.was_cut else []),
        *(["poor_picture"] if checked.is_doubtful else []),
    ]
    return Answer(
        level=verdict.level,
        level_words=words.levels[verdict.level],
        kind=_KINDS.get(verdict.level, "quiet"),
        icon=_ICONS[verdict.level],
        language=verdict.language,
        pieces=pieces_of(checked.text, verdict.signs, verdict.claims, number=number),
        signs=_shown_signs(verdict.signs, words, number),
        claims=_shown_claims(verdict.claims, words, number),
        limits=tuple(words.limits[one] for one in limits),
        questions_title=words.questions_title,
        questions=words.questions,
        agencies=agencies_in(checked.text, agencies=agencies, language=language, on=on),
        campaign=campaign_of(checked.text, campaigns=campaigns, language=language),
    )


def campaign_of(text: str, *, campaigns: CampaignList | None, language: str) -> str:
    """Return what to say of a message that is nearly the same as those of a confirmed campaign; empty otherwise."""
    found = campaigns.like(text) if campaigns is not None else None
    if found is None:
        return ""
    days = {"first": found[0].first_on.isoformat(), "last": found[0].last_on.isoformat()}
    return str(site_words(language)["campaign"]["text"]).format(**days)


def warnings_in(campaigns: CampaignList | None, *, language: str) -> tuple[PublicWarning, ...]:
    """Return the published campaigns with their signs in words, the newest first."""
    words, says = words_in(language), str(site_words(language)["campaign"]["seen"])
    told = sorted(campaigns.campaigns, key=lambda one: one.last_on, reverse=True) if campaigns else []
    return tuple(
        PublicWarning(
            one.told,
            says.format(first=one.first_on.isoformat(), last=one.last_on.isoformat()),
            tuple(words.signs[code].name for code in one.signs if code in words.signs),
            one.languages[0] if one.languages else "",
        )
        for one in told[:MOST_WARNINGS]
    )


def agencies_in(
    text: str, *, agencies: AgencyList | None, language: str, on: date
) -> tuple[AgencyShown, ...]:
    """Return what the official list says of the agencies that a message names; empty without a list."""
    if agencies is None:
        return ()
    words = site_words(language)["agency"]
    return tuple(
        AgencyShown(one.kind, one.words, one.agency, words[one.kind].format(day=_day(one)))
        for one in agencies.find(text, on=on)
    )


def _day(one: AgencyFinding) -> str:
    """The day of which the words speak: the last of a licence in force, the day since when it is not."""
    day = one.until if one.kind == "licensed" else one.since
    return day.isoformat() if day else "–"


def pieces_of(
    text: str, signs: Sequence[Sign], claims: Sequence[Sign], *, number: dict[str, int]
) -> tuple[Piece, ...]:
    """Cut a text where signs and claims begin and end; together the pieces are the text."""
    both = [(one, True) for one in signs] + [(one, False) for one in claims]
    cuts = sorted({0, len(text), *(place for one, _ in both for place in (one.start, one.end))})
    told = []
    for start, end in pairwise(cuts):
        here = [(one, is_sign) for one, is_sign in both if one.start < end and one.end > start]
        ends = sorted({number[one.code] for one, _ in here if one.end == end})  # numbered where its words end
        told.append(
            Piece(text[start:end], tuple(ends), any(is_sign for _, is_sign in here))
            if here
            else Piece(text[start:end])
        )
    return tuple(told)


def _shown_signs(signs: Sequence[Sign], words: Words, number: dict[str, int]) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            number[code], code, words.signs[code].name, quotes, words.signs[code].check, words.signs[code].why
        )
        for code, quotes in _quotes(signs).items()
    )


def _shown_claims(claims: Sequence[Sign], words: Words, number: dict[str, int]) -> tuple[Shown, ...]:
    return tuple(
        Shown(number[code], code, words.claims[code].name, quotes, words.claims[code].check)
        for code, quotes in _quotes(claims).items()
    )


def _quotes(found: Sequence[Sign]) -> dict[str, tuple[str, ...]]:
    told: dict[str, list[str]] = {}
    for one in found:
        quote = " ".join(one.words.split())
        quote = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
        if quote not in told.setdefault(one.code, []):
            told[one.code].append(quote)
    return {code: tuple(quotes) for code, quotes in told.items()}
