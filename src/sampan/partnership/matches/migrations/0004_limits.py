"""When a silent question was looked up, whether an answer was heard, and on which ground a request rests."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the columns."""

    dependencies = [("matches", "0003_suspects_and_owners")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="looked_at",
            field=models.DateTimeField(help_text="silent: when the holder looked it up", null=True),
        ),
        migrations.AddField(
            model_name="silenthit",
            name="unheard",
            field=models.CharField(
                blank=True, help_text="why the answer did not arrive; empty when it did", max_length=40
            ),
        ),
        migrations.AddField(
            model_name="request",
            name="legal_basis",
            field=models.CharField(blank=True, max_length=20),
        ),
    ]
