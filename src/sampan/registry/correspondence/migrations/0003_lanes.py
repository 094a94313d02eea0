"""Letters travel in lanes; those written before stand in lane 0, the single line."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Gives each letter its lane and makes a place unique within it."""

    dependencies = [("correspondence", "0002_row_security")]
    operations = [
        migrations.AddField(
            "letter",
            "lane",
            models.PositiveSmallIntegerField(default=0, help_text="see sampan.vocabulary.lanes"),
        ),
        migrations.AlterField(
            "letter",
            "sequence",
            models.BigIntegerField(
                null=True, help_text="its place among the letters to or from this member in this lane"
            ),
        ),
        migrations.RemoveConstraint("letter", "a_place_in_a_line_once"),
        migrations.AddConstraint(
            "letter",
            models.UniqueConstraint(
                fields=("direction", "member", "lane", "sequence"), name="a_place_in_a_line_once"
            ),
        ),
    ]
