"""Who opened a pair; how many people a linkage finds, and the versions it was made with."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sampan.registry.identifiers
from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect


class Migration(migrations.Migration):
    """Adds a table under row security, and columns that old linkages leave empty."""

    dependencies = [
        ("agencies", "0001_initial"),
        ("linkages", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "linkage",
            "people",
            models.PositiveIntegerField(
                help_text="whom the linkage takes for one in both registers, or twice in one; empty: not counted",
                null=True,
            ),
        ),
        migrations.AddField(
            "linkage",
            "is_one_register",
            models.BooleanField(help_text="a register with itself; empty: not noted", null=True),
        ),
        migrations.AddField(
            "linkage",
            "model",
            models.CharField(
                blank=True, default="", help_text="version of the weights; empty: not told", max_length=100
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "linkage",
            "keys",
            models.CharField(
                blank=True, default="", help_text="version of the name rules; empty: not told", max_length=100
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="PairOpening",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=sampan.registry.identifiers.new_record_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("opened_at", models.DateTimeField(help_text="the first time")),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="agencies.agency"),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="linkages.linkedpair",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="pairopening",
            constraint=models.UniqueConstraint(
                fields=("pair", "opened_by"), name="pair_first_opened_once_by_each"
            ),
        ),
        protect("linkages_pairopening", Realm.LINKAGES, case_column=None),
    ]
