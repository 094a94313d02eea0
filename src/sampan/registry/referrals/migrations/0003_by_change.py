"""An index by change: the home page asks what happened lately in the referrals of an office."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the index."""

    dependencies = [("referrals", "0002_row_security")]
    operations = [
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["-changed_at"], name="referrals_by_change"),
        ),
    ]
