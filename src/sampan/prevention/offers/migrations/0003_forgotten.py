"""A report whose words are forgotten."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the state."""

    dependencies = [("offers", "0002_row_security")]
    operations = [
        migrations.AlterField(
            model_name="report",
            name="state",
            field=models.CharField(
                choices=[
                    ("new", "received"),
                    ("read", "being read"),
                    ("answered", "answered"),
                    ("passed_on", "passed on"),
                    ("closed", "closed"),
                    ("forgotten", "forgotten"),
                ],
                default="new",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="report",
            name="wrapped",
            field=models.BinaryField(
                help_text="empty: destroyed, nobody can read the words", max_length=80
            ),
        ),
    ]
