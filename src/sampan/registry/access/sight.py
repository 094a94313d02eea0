"""How far a reader sees, said once more in the query, so that the database finds it without searching.

Row security decides; nothing here widens or replaces it. But its conditions reach the planner as unknowns
joined by OR, under which no index helps: a case worker's forty cases would be picked out of all of them.
A query that names the agency or the cases itself is answered by an index.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from sampan.registry.access.queries import cases_of_account, lent_cases_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Realm, Scope, role
from sampan.registry.asked_once import once
from sampan.vocabulary.errors import NotPermitted

_WIDTH = {Scope.TEAM: 1, Scope.AGENCY: 2, Scope.NODE: 3}


@dataclass(frozen=True)
class Sight:
    """How far a reader sees in a realm.

    scope      None: nothing
    case_ids   the cases of the reader's teams; with agency scope only those that other agencies keep
    """

    scope: Scope | None
    agency_id: UUID
    case_ids: tuple[UUID, ...] = ()

    def parts(self, *, case_field: str = "case_id", agency_field: str = "agency_id") -> tuple[Q, ...]:
        """Return conditions that hold for every row which the reader may see, none in two; each has its index.

        Ask once for each and put the answers together: joined by OR they would be slow again.
        """
        if self.scope is Scope.NODE:
            return (Q(),)
        teams = Q(**{f"{case_field}__in": self.case_ids})
        if self.scope is not Scope.AGENCY:
            return (teams,)
        agency = Q(**{agency_field: self.agency_id})
        return (agency, teams & ~agency) if self.case_ids else (agency,)


def scope_of(reader: Reader, realm: Realm) -> Scope | None:
    """Return the widest scope that the reader's roles give in a realm for the purpose, None when none does."""
    given = [
        scope
        for code in reader.actor.roles
        for purpose, granted, scope in role(code).grants
        if (purpose, granted) == (reader.purpose, realm)
    ]
    return max(given, key=_WIDTH.__getitem__, default=None)


def sight_of(reader: Reader, realm: Realm) -> Sight:
    """Return how far a reader sees in a realm; costs one query a page, none for the whole node or nothing."""
    scope, actor = scope_of(reader, realm), reader.actor
    if scope in (None, Scope.NODE):
        return Sight(scope, actor.agency_id)
    outside = actor.agency_id if scope is Scope.AGENCY else None
    teams = once(
        ("cases_of_account", actor.account_id, outside),
        lambda: tuple(cases_of_account(account_id=actor.account_id, outside=outside)),
    )
    return Sight(scope, actor.agency_id, teams)


def lent_cases(reader: Reader) -> tuple[UUID, ...]:
    """Return the cases that the reader sees by lent access alone: neither team nor scope would show them."""
    scope = scope_of(reader, Realm.CASES)
    if scope is Scope.NODE:
        return ()
    own = reader.actor.agency_id if scope is Scope.AGENCY else None
    lent = lent_cases_of(account_id=reader.actor.account_id)
    return tuple(case_id for case_id, agency in lent.items() if agency != own)


def require_lasting_sight(*, case_id: UUID, reader: Reader) -> None:
    """Refuse with NotPermitted whoever sees a case by lent (emergency) access alone.

    Asked for by each act that takes a file away or outlives the access: export, merge, hand over, move, erase,
    release abroad, and who is on the team.
    """
    if case_id in lent_cases(reader):
        raise NotPermitted(
            "Emergency access does not include this.",
            remedy="Let somebody on the case's own team do it.",
            ask="the supervisor of the agency that keeps the case",
        )
