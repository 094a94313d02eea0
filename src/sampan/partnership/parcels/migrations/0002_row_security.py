"""Row security of large files: with a case they follow the case, without one they are seen as letters are."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, visible, writable

_LETTERS = f"(SELECT sampan_scope('{Realm.LETTERS.value}'))"
_AS_A_LETTER = (
    f"{_LETTERS} = '3node' OR ({_LETTERS} IS NOT NULL AND agency_id = (SELECT sampan_agency()))"
)
_COLUMN = "parcels_parcel.case_id"


def _of_case_or_not(of_case: str) -> str:
    return f"(case_id IS NOT NULL AND ({of_case})) OR (case_id IS NULL AND ({_AS_A_LETTER}))"


class Migration(migrations.Migration):
    """Puts the table under row security."""

    dependencies = [("parcels", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect(
            "parcels_parcel",
            Realm.CASES,
            using=_of_case_or_not(visible(Realm.CASES, case_column=_COLUMN)),
            insertable=_of_case_or_not(writable(Realm.CASES, case_column=_COLUMN)),
        )
    ]
