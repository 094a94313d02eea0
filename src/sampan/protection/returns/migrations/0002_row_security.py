"""Row security of the returns tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# The terms with a member are the country's: everybody who works on returns reads them, whichever their agency.
_WORKS_ON_RETURNS = "(SELECT sampan_scope('returns')) IS NOT NULL"


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("returns", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("returns_return", Realm.RETURNS),
        protect("returns_returnevent", Realm.RETURNS),
        protect("returns_returnclock", Realm.RETURNS),
        protect("returns_returnterms", Realm.RETURNS, case_column=None, using=_WORKS_ON_RETURNS),
    ]
