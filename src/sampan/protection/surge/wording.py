"""Puts the codes of the board into words, and the counts into bars."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sampan.protection.surge.facts import BoardFact, PersonFact
from sampan.protection.surge.triage import judge
from sampan.registry.accounts.queries import display_names
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name

KIND_OF_LEVEL = {"now": "danger", "soon": "warm", "later": "quiet"}
_COMBINED = {"child+alone": gettext_noop("A child without an adult of their own")}
_LISTS = {
    "level": "triage_level",
    "sex": "sex",
    "age_band": "age_band",
    "language": "language",
    "step": "surge_step",
    "sign": "risk_sign",
}
_TITLES = {
    "step": gettext_noop("How far the work is"),
    "level": gettext_noop("How soon people are needed"),
    "nationality": gettext_noop("By nationality"),
    "sex": gettext_noop("By sex"),
    "age_band": gettext_noop("By age"),
    "language": gettext_noop("By language"),
    "sign": gettext_noop("Signs of risk"),
    "worker": gettext_noop("Who works on it"),
}
_ORDERED = frozenset({"step", "level", "age_band"})  # the list's own order says more than the numbers


@dataclass(frozen=True)
class Bar:
    """One number of a picture: what it counts, how many, its share of the whole, and where its list is."""

    label: str
    count: int
    percent: int
    address: str


@dataclass(frozen=True)
class Picture:
    """One small picture of the board with its sentence."""

    code: str
    title: str
    sentence: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class ListedPerson:
    """A person of a list in words; no name."""

    fact: PersonFact
    level: str
    level_kind: str
    who: str
    reasons: str
    worker: str


def pictures(board: BoardFact, language: str) -> list[Picture]:
    """Return the pictures of a board, each with bars in the order that says most."""
    workers = {code: code for code in board.counts.get("worker_id", {}) if code}
    names = {str(one): name for one, name in display_names(UUID(code) for code in workers).items()}
    told = {"worker": board.counts.get("worker_id", {})} | dict(board.counts)
    return [
        _picture(code, told.get(code, {}), board.total, language, names)
        for code in _TITLES
        if told.get(code) or code in ("step", "level")
    ]


def listed(people: Iterable[PersonFact], language: str) -> list[ListedPerson]:
    """Return people in words."""
    found = list(people)
    names = display_names(one.worker_id for one in found if one.worker_id)
    return [
        ListedPerson(
            fact=one,
            level=label("level", one.level, language),
            level_kind=KIND_OF_LEVEL[one.level],
            who=who(one, language),
            reasons=", ".join(reasons(one, language)),
            worker=names.get(one.worker_id, "") if one.worker_id else "",
        )
        for one in found
    ]


def who(one: PersonFact, language: str) -> str:
    """Return sex, age and nationality in one line, as far as they are recorded."""
    parts = (("sex", one.sex), ("age_band", one.age_band), ("nationality", one.nationality))
    return " · ".join(label(kind, code, language) for kind, code in parts if code)


def reasons(one: PersonFact, language: str) -> list[str]:
    """Return why the rules gave the level, in words, the weightiest first; what a combination says, once."""
    met = judge(one.signs).rules
    said = {sign for rule in met if len(rule.signs) > 1 for sign in rule.signs}
    return [
        _(_COMBINED[rule.code]) if rule.code in _COMBINED else label("sign", rule.code, language)
        for rule in met
        if len(rule.signs) > 1 or rule.code not in said
    ]


def label(kind: str, code: str, language: str) -> str:
    """Return a code of the board in words; "" is not recorded."""
    if not code:
        return _("nobody yet") if kind == "worker" else _("not recorded")
    if kind == "nationality":
        return country_name(code, language)
    known = code_list(_LISTS[kind])
    return known.label(code, language) if known.has(code) else code


def _picture(
    code: str, counts: Mapping[str, int], total: int, language: str, names: Mapping[str, str]
) -> Picture:
    order = _order(code, counts)
    bars = tuple(
        Bar(
            label=names.get(one, "–") if code == "worker" and one else label(code, one, language),
            count=counts.get(one, 0),
            percent=round(100 * counts.get(one, 0) / total) if total else 0,
            address="?" + urlencode({code: one or "-"}),
        )
        for one in order
    )
    return Picture(code, _(_TITLES[code]), _sentence(bars, total), bars)


def _order(code: str, counts: Mapping[str, int]) -> list[str]:
    if code in _ORDERED:
        known = [one.code for one in code_list(_LISTS[code]).codes]
        shown = known if code in ("step", "level") else [one for one in known if one in counts]
        return shown + ([""] if "" in counts else [])
    return sorted(counts, key=lambda one: (not one, -counts[one], one))


def _sentence(bars: tuple[Bar, ...], total: int) -> str:
    if not total or not bars:
        return _("Nobody is registered yet.")
    most = max(bars, key=lambda one: one.count)
    told = {"label": most.label, "count": most.count, "total": total}
    return _("Most: %(label)s, %(count)s of %(total)s people.") % told
