"""Keeps the number by which processes know that the facts they keep at hand still hold."""

from django.db import migrations, models

from sampan.registry.access.watching import FUNCTION


class Migration(migrations.Migration):
    """Makes the one row and the trigger's function."""

    dependencies = [("access", "0003_house_clock")]
    operations = [
        migrations.CreateModel(
            name="FactsGeneration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("generation", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION sampan_facts_changed() CASCADE"),
    ]
