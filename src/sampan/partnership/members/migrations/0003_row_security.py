"""Row security of what countries sign and agree: everybody's letters are judged by it, few may write it."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# Who manages members, and the node's service, which takes letters.
_KEEPERS = (
    "(SELECT sampan_scope('administration')) = '3node' OR EXISTS (SELECT 1 FROM accounts_account keeper "
    "WHERE keeper.id = (SELECT sampan_account()) AND keeper.is_service AND keeper.is_active)"
)
_SIGNED_IN = "(SELECT sampan_account()) IS NOT NULL"
# Every letter is judged by the agreements, also where no reader is set yet: unseen rows would allow everything.
_READERS = {
    "signeddocument": "true",
    "agreement": "true",
    "policy": "true",
    "departure": _SIGNED_IN,
    "givenup": _SIGNED_IN,
    "drill": _SIGNED_IN,
}


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("members", "0002_directory"), ("access", "0002_row_security")]
    operations = [
        protect(
            f"members_{table}",
            Realm.ADMINISTRATION,
            case_column=None,
            using=_KEEPERS,
            insertable=_KEEPERS,
            also_visible=readers,
        )
        for table, readers in _READERS.items()
    ]
