"""Row security of complaints: an office sees its own, inspectors those of the node."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import append_only, protect


class Migration(migrations.Migration):
    """Puts the tables under row security; decisions are never changed."""

    dependencies = [("complaints", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("complaints_complaint", Realm.COMPLAINTS, case_column=None),
        protect("complaints_complaintstep", Realm.COMPLAINTS, case_column=None),
        append_only("complaints_complaintstep"),
    ]
