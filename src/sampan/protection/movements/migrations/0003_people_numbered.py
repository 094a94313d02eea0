"""A group return counts the numbers that it gave to its people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the counter."""

    dependencies = [("movements", "0002_row_security")]
    operations = [
        migrations.AddField(
            model_name="movement",
            name="people_numbered",
            field=models.PositiveIntegerField(default=0, help_text="the highest number given to a person"),
        ),
    ]
