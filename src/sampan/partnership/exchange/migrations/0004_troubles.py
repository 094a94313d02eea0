"""Names two more troubles of a line; the database itself does not change."""

from django.db import migrations, models

_TROUBLES = (
    *("", "unreachable", "no_answer", "out_of_order", "forked", "unknown_there", "clocks_apart"),
    *("not_opened", "bad_receipt", "busy_there", "paused_here", "older_there"),
)


class Migration(migrations.Migration):
    """Lists them."""

    dependencies = [("exchange", "0003_watched")]
    operations = [
        migrations.AlterField(
            model_name="link",
            name="trouble",
            field=models.CharField(
                blank=True, choices=[(one, one) for one in _TROUBLES], max_length=20
            ),
        )
    ]
