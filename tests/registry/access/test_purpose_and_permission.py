"""A permission counts only for the purposes of the role that holds it; and the case's agency is asked for."""

from uuid import uuid4

import pytest

from sampan.registry.access.models import TeamMember
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import agency_of_case
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import NODE_SERVICE, ROLES, Permission
from sampan.registry.access.services import end_teams, join_team, leave_team
from sampan.registry.accounts.permission_words import PERMISSION_WORDS
from sampan.vocabulary.errors import NoPurpose, NotFound, NotPermitted

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    "role", [role for role in ROLES.values() if role is not NODE_SERVICE], ids=lambda r: r.code
)
@pytest.mark.parametrize("permission", list(Permission))
@pytest.mark.parametrize("purpose", list(Purpose))
def test_require_agrees_with_the_role_for_every_permission_and_purpose(role, permission, purpose):
    actor = Actor(uuid4(), uuid4(), (role.code,))
    if permission in role.permissions and purpose in role.purposes:
        require(actor, permission, purpose=purpose)
    else:
        with pytest.raises((NotPermitted, NoPurpose)):
            require(actor, permission, purpose=purpose)


def test_require_permission_of_one_role_with_the_purpose_of_another_is_refused(people):
    both = people("node_administrator", "supervisor")
    require(both, Permission.MANAGE_ACCOUNTS, purpose=Purpose.ADMINISTRATION)
    with pytest.raises(NoPurpose):
        require(both, Permission.MANAGE_ACCOUNTS, purpose=Purpose.PROTECTION)


def test_require_without_a_purpose_is_refused(people):
    with pytest.raises(NoPurpose):
        require(people("supervisor"), Permission.OPEN_CASE, purpose=None)


def test_every_permission_has_words():
    assert set(PERMISSION_WORDS) == set(Permission)


def test_agency_of_case_is_told_to_its_team_only(opened, reading):
    assert agency_of_case(case_id=opened.case_id, reader=opened.reader) == opened.reader.actor.agency_id
    stranger = reading("supervisor", agency="Agency B")
    with pytest.raises(NotFound):
        agency_of_case(case_id=opened.case_id, reader=stranger)


@pytest.mark.parametrize("act", ["join", "leave", "end"])
def test_audit_fails_team_unchanged(opened, reading, people, audit_fails, act):
    supervisor, other = reading("supervisor"), people("case_worker")
    who = {"by": supervisor.actor, "purpose": supervisor.purpose}
    member = opened.reader.actor.account_id
    agency_id = opened.reader.actor.agency_id
    acts = {
        "join": lambda: join_team(
            case_id=opened.case_id, account_id=other.account_id, agency_id=agency_id, **who
        ),
        "leave": lambda: leave_team(case_id=opened.case_id, account_id=member, **who),
        "end": lambda: end_teams(case_ids=[opened.case_id], **who),
    }
    before = list(TeamMember.objects.values())
    with pytest.raises(audit_fails()):
        acts[act]()
    assert list(TeamMember.objects.values()) == before


def test_leave_team_of_somebody_not_on_it_is_not_found(opened, reading, people):
    supervisor = reading("supervisor")
    with pytest.raises(NotFound):
        leave_team(
            case_id=opened.case_id,
            account_id=people("case_worker").account_id,
            by=supervisor.actor,
            purpose=supervisor.purpose,
        )


def test_join_team_by_a_case_worker_is_not_permitted(opened, people):
    reader: Reader = opened.reader
    with pytest.raises(NotPermitted):
        join_team(
            case_id=opened.case_id,
            account_id=people("case_worker").account_id,
            agency_id=reader.actor.agency_id,
            by=reader.actor,
            purpose=reader.purpose,
        )
