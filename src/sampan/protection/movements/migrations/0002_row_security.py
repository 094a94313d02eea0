"""Row security of the movements tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# A group return names nobody: everybody of its agency who works on returns sees it, whatever their teams.
_SCOPE = "(SELECT sampan_scope('returns'))"
_OF_THE_AGENCY = f"{_SCOPE} = '3node' OR ({_SCOPE} IS NOT NULL AND agency_id = (SELECT sampan_agency()))"


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("movements", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("movements_movement", Realm.RETURNS, case_column=None, using=_OF_THE_AGENCY),
        protect("movements_vehicle", Realm.RETURNS, case_column=None, using=_OF_THE_AGENCY),
        protect("movements_seat", Realm.RETURNS),
    ]
