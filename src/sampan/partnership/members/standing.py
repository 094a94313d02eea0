"""How the cooperation stands, for the page Members: directory, chair, and each member with what was agreed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sampan.engines.exchange.directory import ChairTerm, Directory
from sampan.partnership.members.agreeing.reading import agreements
from sampan.partnership.members.agreements import is_near_its_end
from sampan.partnership.members.directory.documents import directory_in_force, document_fact, fresh_directory
from sampan.partnership.members.facts import (
    AgreementFact,
    AgreementState,
    DocumentFact,
    DocumentKind,
    DocumentState,
    MemberFact,
    MemberState,
    PolicyFact,
)
from sampan.partnership.members.models import Departure, Drill, Member, SignedDocument
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.queries import members, policy
from sampan.partnership.members.vouching.reading import vouches_for
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_day

OLD_KEY = timedelta(
    days=366
)  # a stolen key opens what was recorded under it: see docs/adr/0004-hybrid-seal.md
SOON = timedelta(days=60)  # to sign a new version takes weeks between ministries
_OPEN = (AgreementState.IN_FORCE, AgreementState.PROPOSED_HERE, AgreementState.PROPOSED_THERE)


@dataclass(frozen=True)
class MemberLine:
    """One member on the page: its pairing, what the directory says of it, and the agreements with it."""

    fact: MemberFact
    role: str
    left: date | None
    is_vouched: bool
    may_be_vouched: bool
    agreements: tuple[AgreementFact, ...]
    nearest_end: date | None
    ends_soon: bool
    key_days: int | None
    key_is_old: bool
    departure: Departure | None = None


@dataclass(frozen=True)
class ChairFact:
    """Who convenes: now, next, and what the one hands over to the other."""

    current: ChairTerm | None
    following: ChairTerm | None
    hand_over: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Everything that the page Members shows beside this node's own card."""

    root: DocumentFact | None
    directory: DocumentFact | None
    is_fresh: bool
    expires_soon: bool
    collecting: tuple[DocumentFact, ...]
    chair: ChairFact
    lines: tuple[MemberLine, ...]
    policy: PolicyFact
    drills_open: int


def documents(*, reader: Reader, kind: DocumentKind | None = None) -> list[DocumentFact]:
    """Return the roots and directories that this node holds or held, the newest first."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    found = SignedDocument.objects.order_by("-came_at", "-version")
    return [document_fact(row) for row in (found.filter(kind=kind) if kind else found)]


def standing(*, reader: Reader) -> Standing:
    """Return how the cooperation stands today, as this node sees it."""
    held = documents(reader=reader)
    in_force = {one.kind: one for one in held if one.state is DocumentState.IN_FORCE}
    collecting = tuple(one for one in held if one.state is DocumentState.PROPOSED)
    directory, shown = directory_in_force(), in_force.get(DocumentKind.DIRECTORY)
    lines = _lines(reader, directory)
    return Standing(
        root=in_force.get(DocumentKind.ROOT),
        directory=shown,
        is_fresh=fresh_directory(now=now()) is not None,
        expires_soon=shown is not None and shown.expires_at - now() <= SOON,
        collecting=collecting,
        chair=_chair(directory, shown, collecting=collecting, lines=lines),
        lines=lines,
        policy=policy(),
        drills_open=Drill.objects.filter(way="in", answered_at__isnull=True).count(),
    )


def _lines(reader: Reader, directory: Directory | None) -> tuple[MemberLine, ...]:
    open_ones = [one for one in agreements(reader=reader) if one.state in _OPEN]
    rows = {row.node_id: row for row in Member.objects.all()}
    leaving = {row.member_id: row for row in Departure.objects.order_by("began_at")}
    fresh, lets = fresh_directory(now=now()), policy().directory_vouches
    lines = []
    for fact in members(reader=reader):
        listed = directory.listed(fact.node_id) if directory else None
        vouched = fresh is not None and vouches_for(fresh, rows[fact.node_id])
        theirs = tuple(one for one in open_ones if one.member == fact.node_id)
        ends = [one.valid_to for one in theirs if one.valid_to and one.state is AgreementState.IN_FORCE]
        days = (now() - fact.card_since).days if fact.card_since else None
        lines.append(
            MemberLine(
                fact=fact,
                role=listed.role.value if listed else "",
                left=listed.left if listed else None,
                is_vouched=vouched,
                may_be_vouched=vouched and lets and fact.state is MemberState.PROPOSED,
                agreements=theirs,
                nearest_end=min(ends, default=None),
                ends_soon=is_near_its_end(min(ends, default=None), on=today()),
                key_days=days,
                key_is_old=days is not None and days > OLD_KEY.days,
                departure=leaving.get(fact.node_id),
            )
        )
    return tuple(lines)


def _chair(
    directory: Directory | None,
    shown: DocumentFact | None,
    *,
    collecting: tuple[DocumentFact, ...],
    lines: tuple[MemberLine, ...],
) -> ChairFact:
    if directory is None or shown is None:
        return ChairFact(None, None, ())
    ending = sum(one.ends_soon for one in lines)
    waiting, leaving = len(collecting), sum(one.fact.state is MemberState.LEAVING for one in lines)
    hand_over = [
        _("The directory, version %(version)d, to be renewed before %(day)s")
        % {"version": shown.version, "day": house_day(shown.expires_at).isoformat()},
        waiting
        and ngettext(
            "%(n)d document that collects signatures", "%(n)d documents that collect signatures", waiting
        )
        % {"n": waiting},
        ending
        and ngettext("%(n)d agreement that ends soon", "%(n)d agreements that end soon", ending)
        % {"n": ending},
        leaving
        and ngettext("%(n)d member that is leaving", "%(n)d members that are leaving", leaving)
        % {"n": leaving},
    ]
    told = tuple(one for one in hand_over if one)
    return ChairFact(directory.chair_on(today()), directory.next_chair(today()), told)
