"""Row security of the documents tables."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("documents", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("documents_document", Realm.CASES),
        protect("documents_chunk", Realm.CASES),
    ]
