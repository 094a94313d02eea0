"""Row security of the returns tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security; the terms with a member hold nothing of a person."""

    dependencies = [("returns", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("returns_return", Realm.RETURNS),
        protect("returns_returnevent", Realm.RETURNS),
        protect("returns_returnclock", Realm.RETURNS),
    ]
