"""Row security of the conferences table."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the table under row security."""

    dependencies = [("conferences", "0001_initial"), ("access", "0002_row_security")]
    operations = [protect("conferences_conference", Realm.CASES)]
