"""Row security of the tasks tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, visible, writable

# A task that was escalated to the national focal point is theirs, though its case is not: it names nobody.
# It stays in their sight when they give it back, or row security would not let them.
_FOCAL_POINT = "(is_national AND (SELECT sampan_scope('referrals')) = '3node')"


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("tasks", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect(
            "tasks_task",
            Realm.CASES,
            using=f"({visible(Realm.CASES, case_column='tasks_task.case_id')}) OR {_FOCAL_POINT}",
            insertable=writable(Realm.CASES, case_column="tasks_task.case_id"),
        ),
    ]
