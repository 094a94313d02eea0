"""Row security of the records slice: an agency sees its own imports; a waiting file only its person."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Policies on all three tables."""

    dependencies = [("records", "0001_initial"), ("access", "0002_row_security")]

    operations = [
        protect("records_importrun", Realm.CASES, case_column=None),
        protect("records_importedcase", Realm.CASES),
        protect("records_keptupload", Realm.CASES, case_column=None),
    ]
