"""Row security of reports: whoever answers the public sees those of the node."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import append_only, protect


class Migration(migrations.Migration):
    """Puts the tables under row security; what was written is never changed."""

    dependencies = [("offers", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("offers_report", Realm.REPORTS, case_column=None),
        protect("offers_reportword", Realm.REPORTS, case_column=None),
        append_only("offers_reportword"),
    ]
