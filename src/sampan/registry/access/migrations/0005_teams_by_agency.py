"""Finds whom an account helps outside of its own agency without reading the thousands inside."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies = [("access", "0004_facts_generation")]
    operations = [
        migrations.AddIndex(
            "teammember",
            models.Index(
                condition=models.Q(left_at__isnull=True), fields=["account", "agency"], name="team_by_agency"
            ),
        ),
    ]
