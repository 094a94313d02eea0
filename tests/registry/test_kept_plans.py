"""Tests of kept plans: the database keeps what is asked often within a block, and nothing of what is asked outside."""

import pytest
from django.db import connection

from sampan.registry.audit.models import AuditEntry
from sampan.registry.kept_plans import plans_kept

pytestmark = [pytest.mark.database, pytest.mark.django_db]
_KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%AS \"a_mark\"%%'"


def asked_often(times: int = 8) -> None:
    for number in range(times):
        list(AuditEntry.objects.filter(act=f"act {number}").extra(select={"a_mark": "1"}))


def kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_KEPT)
        return cursor.fetchone()[0]


def test_plan_of_what_is_asked_often_is_kept_within_the_block_alone():
    asked_often()
    assert kept() == 0
    with plans_kept():
        asked_often()
        assert kept() == 1
    assert connection.connection.prepare_threshold is None


def test_block_that_fails_leaves_the_connection_as_it_was():
    with pytest.raises(RuntimeError), plans_kept():
        raise RuntimeError
    assert connection.connection.prepare_threshold is None
