"""Row security of the rights tables; what happened to a right is never changed, only erased with its case."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("rights", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("rights_right", Realm.CASES),
        protect("rights_rightstep", Realm.CASES),
    ]
