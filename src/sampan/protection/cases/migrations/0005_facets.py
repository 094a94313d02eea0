"""Indexes by which lists of cases are narrowed to a country, a form or a province under row security.

PostgreSQL asks row security before any condition that could leak a row, and "this array holds that code" counts as
one: an index of arrays is never used. That a named place of the array equals a code cannot leak. So the first two
places are indexed, with the few rows that have a third place in an index of their own.
"""

import django.db.models.fields.json
from django.db import migrations, models

_ARRAYS = ("citizenship", "exploitation_countries", "forms")


def _indexes() -> list[tuple[str, str]]:
    found = [("profiles_province", "(agency_id, residence_province, case_id DESC)")]
    for name in _ARRAYS:
        found += [
            (f"profiles_{name}_1", f"(agency_id, ({name}[1]), case_id DESC)"),
            (f"profiles_{name}_2", f"(agency_id, ({name}[2]), case_id DESC) WHERE {name}[2] IS NOT NULL"),
            (f"profiles_{name}_3", f"(agency_id, case_id DESC) WHERE {name}[3] IS NOT NULL"),
        ]
    return found


class Migration(migrations.Migration):
    """Adds the province as a column of its own, and the indexes."""

    dependencies = [("cases", "0004_team_rows")]
    operations = [
        migrations.AddField(
            model_name="profile",
            name="residence_province",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.fields.json.KeyTextTransform("residence_province", "record"),
                help_text="of the record, for the index that a list needs under row security",
                output_field=models.CharField(max_length=8, null=True),
            ),
        ),
        *(
            migrations.RunSQL(f"CREATE INDEX {name} ON cases_profile {columns}", f"DROP INDEX {name}")
            for name, columns in _indexes()
        ),
    ]
