"""Row security of the register: what is public is read by who signed in, written by who keeps the register."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import append_only, protect

_PUBLIC = ("listsource", "recruiter", "recruitername", "licence", "licenceact", "feeceiling")
_OF_KEEPERS = ("recruiterchange", "listimport")
_KEPT = ("licence", "licenceact", "feeceiling", "recruiterchange")


class Migration(migrations.Migration):
    """Puts the tables under row security, and forbids to change what is history."""

    dependencies = [("recruitment", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        *(
            protect(f"recruitment_{one}", Realm.RECRUITERS, case_column=None, also_visible="true")
            for one in _PUBLIC
        ),
        *(protect(f"recruitment_{one}", Realm.RECRUITERS, case_column=None) for one in _OF_KEEPERS),
        *(append_only(f"recruitment_{one}") for one in _KEPT),
    ]
