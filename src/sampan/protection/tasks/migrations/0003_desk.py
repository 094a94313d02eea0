"""The duty desk sees its own tasks, and everybody a task of no case that is theirs."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import visible

_BEFORE = f"""({visible(Realm.CASES, case_column="tasks_task.case_id")})
    OR (is_national AND (SELECT sampan_scope('referrals')) = '3node')"""
# Tasks of the duty desk name no case; an officer without a case's team has a task of their own, as of a suspect.
_SINCE = f"""{_BEFORE}
    OR (for_role = 'duty_officer' AND (SELECT sampan_scope('match_desk')) IS NOT NULL)
    OR (case_id IS NULL AND assigned_to_id = (SELECT sampan_account())
        AND (SELECT sampan_scope('cases')) IS NOT NULL)"""


def _policies(condition: str) -> str:
    return f"""
    ALTER POLICY tasks_task_read ON tasks_task USING ({condition});
    ALTER POLICY tasks_task_update ON tasks_task USING ({condition}) WITH CHECK ({condition});
    """


class Migration(migrations.Migration):
    """Widens who reads and settles a task."""

    dependencies = [("tasks", "0002_row_security"), ("access", "0003_house_clock")]
    operations = [migrations.RunSQL(sql=_policies(_SINCE), reverse_sql=_policies(_BEFORE))]
