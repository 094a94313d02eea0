"""Row security of the duplicates tables: a pair and a joining are seen by who sees both files."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, visible


def _both(table: str, one: str, other: str) -> str:
    sees = [visible(Realm.CASES, case_column=f"{table}.{column}") for column in (one, other)]
    return f"({sees[0]}) AND ({sees[1]})"


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [
        ("duplicates", "0001_initial"),
        ("access", "0002_row_security"),
        ("cases", "0002_row_security"),
    ]
    operations = [
        protect(
            "duplicates_duplicatepair",
            Realm.CASES,
            case_column=None,
            using=_both("duplicates_duplicatepair", "first_id", "second_id"),
        ),
        protect(
            "duplicates_merge", Realm.CASES, using=_both("duplicates_merge", "case_id", "duplicate_id")
        ),
    ]
