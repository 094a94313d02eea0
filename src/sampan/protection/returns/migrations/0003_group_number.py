"""A person of a group has a number, the same on both sides."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the number; who was asked about before has none."""

    dependencies = [("returns", "0002_row_security")]
    operations = [
        migrations.AddField(
            model_name="return",
            name="group_number",
            field=models.PositiveIntegerField(
                help_text="the person's number in the group, the same on both sides", null=True
            ),
        ),
    ]
