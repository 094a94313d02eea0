"""Row security of the linkages tables: each agency sees its own."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("linkages", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect(f"linkages_{one}", Realm.LINKAGES, case_column=None)
        for one in ("linkage", "linkedpair", "pairdecision")
    ]
