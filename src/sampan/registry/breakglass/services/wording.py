"""Puts an emergency access into words: whose it is, whether it runs, how its review stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import display_names
from sampan.registry.agencies.queries import agency_names
from sampan.registry.breakglass.facts import AccessFact
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list


@dataclass(frozen=True)
class Shown:
    """An emergency access as its pages show it."""

    fact: AccessFact
    reason: str
    holder: str
    agency: str
    reviewer: str
    verdict: str
    state: str
    kind: str
    is_running: bool
    is_overdue: bool
    is_mine: bool
    may_review: bool
    may_read: bool


def shown(found: list[AccessFact], *, reader: Reader, now: datetime | None = None) -> list[Shown]:
    """Return emergency accesses in words for this reader."""
    if not found:
        return []
    people = {one.account_id for one in found} | {one.reviewed_by for one in found if one.reviewed_by}
    names, agencies = display_names(people), agency_names()
    return [_shown(one, names, agencies, reader=reader, now=now or house_now()) for one in found]


def reason_label(code: str, language: str) -> str:
    """Return the coded reason in words; an unknown one as it stands."""
    codes = code_list("break_glass_reason")
    return codes.label(code, language) if codes.has(code) else code


def _shown(
    fact: AccessFact,
    names: Mapping[UUID, str],
    agencies: Mapping[UUID, str],
    *,
    reader: Reader,
    now: datetime,
) -> Shown:
    is_mine = fact.account_id == reader.actor.account_id
    reviews = reader.actor.may(Permission.REVIEW_BREAK_GLASS) and fact.agency_id == reader.actor.agency_id
    state, kind = _state(fact, now)
    verdicts = {"justified": _("justified"), "not_justified": _("not justified")}
    return Shown(
        fact=fact,
        reason=reason_label(fact.reason, get_language() or "en"),
        holder=names.get(fact.account_id, ""),
        agency=agencies.get(fact.agency_id, ""),
        reviewer=names.get(fact.reviewed_by, "") if fact.reviewed_by else "",
        verdict=verdicts.get(fact.verdict, ""),
        state=state,
        kind=kind,
        is_running=fact.is_running(now),
        is_overdue=fact.is_overdue(now),
        is_mine=is_mine,
        may_review=reviews and not is_mine and fact.reviewed_at is None,
        may_read=reviews and reader.actor.may_for(Permission.READ_IDENTITY, reader.purpose),
    )


def _state(fact: AccessFact, now: datetime) -> tuple[str, str]:
    if fact.verdict:
        return (_("justified"), "done") if fact.verdict == "justified" else (_("not justified"), "warm")
    if fact.is_overdue(now):
        return _("not reviewed in time"), "warm"
    return _("waits for a review"), "waiting"
