"""Row security of the audit tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import append_only, protect
from sampan.registry.audit.chain import LINK_SQL, UNLINK_SQL

# A refusal is audited even when nobody is signed in; nobody reads what they write.
ANYBODY_WRITES = """
DROP POLICY audit_auditentry_insert ON audit_auditentry;
CREATE POLICY audit_auditentry_insert ON audit_auditentry FOR INSERT WITH CHECK (true);
"""


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("audit", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("audit_auditentry", Realm.AUDIT, case_column=None),
        migrations.RunSQL(ANYBODY_WRITES, migrations.RunSQL.noop),
        append_only("audit_auditentry"),
        append_only("audit_auditlink"),
        migrations.RunSQL(LINK_SQL, UNLINK_SQL),
    ]
