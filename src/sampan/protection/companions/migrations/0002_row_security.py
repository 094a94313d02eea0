"""Row security of the companions tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the table under row security: each side of a link is seen by who sees its case."""

    dependencies = [("companions", "0001_initial"), ("access", "0002_row_security")]
    operations = [protect("companions_link", Realm.CASES)]
