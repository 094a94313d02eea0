"""A screening that the person answers alone, beside the officer's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Says who answered, and lets one screening of each kind be under way."""

    dependencies = [("identification", "0002_row_security")]
    operations = [
        migrations.AddField(
            model_name="screening",
            name="kind",
            field=models.CharField(
                choices=[("officer", "officer"), ("self", "self")],
                default="officer",
                help_text="who answered: an officer about the person, or the person alone",
                max_length=8,
            ),
        ),
        migrations.RemoveConstraint(model_name="screening", name="one_screening_under_way"),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(
                condition=models.Q(("finished_at__isnull", True)),
                fields=("case", "kind"),
                name="one_screening_of_a_kind_under_way",
            ),
        ),
    ]
