"""Raw SQL with a worker's own context: nobody brings themselves onto the team of a case that they do not see."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import Error, connection, transaction

from sampan.protection.cases.models import Case
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import actor_of
from tests.attacks.world import INTRUDERS, World

pytestmark = pytest.mark.database

INSERT = """INSERT INTO access_teammember (id, case_id, account_id, agency_id, joined_at)
    VALUES (%s, %s, %s, %s, statement_timestamp())"""


def read_as(account: Account) -> None:
    enter(Reader(actor_of(account), Purpose.PROTECTION))


def run(statement: str, *told: object) -> int:
    """Run a statement in a savepoint; return how many rows it changed, -1 when it was refused."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, told)
            return cursor.rowcount
    except Error:
        return -1


def joined(account: Account, case_id: UUID) -> int:
    return run(INSERT, uuid4(), case_id, account.id, account.agency_id)


@pytest.mark.parametrize("who", ["colleague outside the team", "supervisor of another agency",
                                 "holder of an ended emergency access"])  # fmt: skip
def test_lasting_row_for_a_case_that_one_does_not_see_is_refused(world, who):
    account = INTRUDERS[who](world).account
    read_as(account)
    assert joined(account, world.case_id) == -1
    assert not Case.objects.filter(id=world.case_id).exists()


def test_row_for_a_case_that_is_not_there_yet_begins_its_team(world):
    account = INTRUDERS["colleague outside the team"](world).account
    read_as(account)
    assert joined(account, uuid4()) == 1


def test_supervisor_puts_a_colleague_on_the_team_of_a_case_of_the_agency(world):
    colleague = INTRUDERS["colleague outside the team"](world).account
    read_as(world.supervisor)
    assert joined(colleague, world.case_id) == 1
    read_as(colleague)
    assert Case.objects.filter(id=world.case_id).exists()


@pytest.mark.parametrize("change", [
    "case_id = %s", "left_at = NULL WHERE left_at IS NOT NULL AND %s IS NOT NULL", "until = NULL WHERE %s IS NOT NULL",
    "until = statement_timestamp() + interval '9 hours' WHERE until IS NOT NULL AND %s IS NOT NULL",
])  # fmt: skip
def test_own_row_is_not_moved_revived_or_prolonged(world, change):
    account = INTRUDERS["colleague outside the team"](world).account
    read_as(account)
    assert joined(account, uuid4()) == 1
    for reader in (account, world.officer):
        read_as(reader)
        assert run(f"UPDATE access_teammember SET {change}", world.case_id) <= 0 or "until = NULL" in change
        assert not Case.objects.filter(id=world.case_id).exists()


def test_who_left_does_not_delete_the_row_to_begin_the_team_anew(world: World):
    read_as(world.worker)
    run("UPDATE access_teammember SET left_at = %s WHERE account_id = %s", datetime.now(UTC), world.worker.id)
    assert run("DELETE FROM access_teammember") == 0
    assert joined(world.worker, world.case_id) == -1
    assert not Case.objects.filter(id=world.case_id).exists()
