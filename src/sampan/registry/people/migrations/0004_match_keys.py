"""Hashes of match keys, by which one person is found among all; people without them wait for the rebuild."""

import django.db.models.deletion
from django.db import migrations, models

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

# How many people of the whole node hold a hash: asked before it is written, so that no hash has more than 64.
# Runs as the table's owner, who sees every row; it says of hashes only how many hold them, of nobody who.
_HOLDERS = """
CREATE FUNCTION sampan_key_holders(asked bigint[]) RETURNS TABLE (digest bigint, holders bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public AS $$
    SELECT held.digest, count(*) FROM people_matchkeyhash held WHERE held.digest = ANY (asked) GROUP BY held.digest
$$;
CREATE POLICY people_matchkeyhash_owner ON people_matchkeyhash FOR SELECT TO CURRENT_USER USING (true);
"""
_NO_HOLDERS = """
DROP POLICY people_matchkeyhash_owner ON people_matchkeyhash; DROP FUNCTION sampan_key_holders(bigint[]);
"""


class Migration(migrations.Migration):
    """Makes the table under row security, and marks everybody as waiting."""

    dependencies = [("people", "0003_search_kind"), ("agencies", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="keys_edition",
            field=models.CharField(
                db_index=True,
                default="",
                help_text="by which rules and node key the match keys were made",
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="searchhash",
            name="kind",
            field=models.CharField(
                default="", help_text="name, part, pair, phone, document or own", max_length=8
            ),
        ),
        migrations.CreateModel(
            name="MatchKeyHash",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "digest", "case_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "digest",
                    models.BigIntegerField(
                        help_text="64 bits: what meets by accident is parted by comparing in clear"
                    ),
                ),
                ("case_id", models.UUIDField(db_index=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        protect("people_matchkeyhash", Realm.IDENTITY),
        migrations.RunSQL(_HOLDERS, _NO_HOLDERS),
    ]
