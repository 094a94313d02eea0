"""Row security of the access tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import DROP_FUNCTIONS, FUNCTIONS, protect, writable


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("access", "0001_initial"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        protect(
            "access_teammember",
            Realm.CASES,
            using=f"account_id = (SELECT sampan_account()) OR {writable(Realm.CASES)}",
        ),
    ]
