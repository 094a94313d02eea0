"""Search hashes of one more kind: a person's numbers, papers and accounts in one form each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Names the kind; the hashes are made with the match keys, by the next rebuild."""

    dependencies = [("people", "0004_match_keys")]
    operations = [
        migrations.AlterField(
            model_name="searchhash",
            name="kind",
            field=models.CharField(
                default="", help_text="name, part, pair, phone, document or own", max_length=8
            ),
        ),
    ]
