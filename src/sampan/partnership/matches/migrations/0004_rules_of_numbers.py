"""Numbers that newer rules cannot read are marked, and an epoch says why it ended unused."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the marks."""

    dependencies = [("matches", "0003_retention_and_editions")]
    operations = [
        migrations.AddField(
            "epoch",
            "reason",
            models.CharField(
                blank=True, default="", help_text="why it ended before it was used", max_length=40
            ),
            preserve_default=False,
        ),
        migrations.AddField("selector", "is_unreadable", models.BooleanField(default=False)),
    ]
