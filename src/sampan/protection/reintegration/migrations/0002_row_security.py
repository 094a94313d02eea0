"""Row security of the reintegration tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, writable


class Migration(migrations.Migration):
    """Puts the tables under row security; an agency's budget lines are its staff's, and nobody else's."""

    dependencies = [("reintegration", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("reintegration_budgetline", Realm.CASES, using=writable(Realm.CASES)),
        protect("reintegration_plan", Realm.CASES),
        protect("reintegration_planitem", Realm.CASES),
        protect("reintegration_expense", Realm.CASES),
        protect("reintegration_visit", Realm.CASES),
    ]
