"""Lines become lanes; acknowledgements cover runs of letters. What stood here before is the single line."""

import json

from django.db import migrations, models


def _carry_over(apps, schema_editor):
    """Fill what a line has acknowledged and offered from the letters that were in it."""
    link, outbox = apps.get_model("exchange", "Link"), apps.get_model("exchange", "Outbox")
    for line in link.objects.filter(way="out"):
        rows = outbox.objects.filter(member=line.member)
        waiting = rows.filter(receipted_at__isnull=True).aggregate(first=models.Min("sequence"))["first"]
        sent = rows.filter(first_sent_at__isnull=False).aggregate(last=models.Max("sequence"))["last"]
        line.acknowledged = line.sequence if waiting is None else waiting - 1
        line.offered = max(line.acknowledged, sent or 0)
        line.save()


def _refusals(apps, schema_editor):
    """Take the reason out of each receipt that was kept whole."""
    inbox = apps.get_model("exchange", "Inbox")
    for row in inbox.objects.iterator():
        row.refusal = json.loads(bytes(row.receipt)).get("reason", "")
        if row.refusal:
            row.save(update_fields=("refusal",))


class Migration(migrations.Migration):
    """Adds lanes, peers and acknowledgements; drops what each letter kept of its tries."""

    dependencies = [("exchange", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Peer",
            fields=[
                ("member", models.CharField(max_length=63, primary_key=True, serialize=False)),
                ("protocol", models.PositiveSmallIntegerField(default=0, help_text="0 until it is known")),
                ("learnt_at", models.DateTimeField(null=True)),
                (
                    "carriage",
                    models.CharField(
                        choices=[("push", "push"), ("pull", "pull"), ("bundle", "bundle")],
                        default="push",
                        max_length=6,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("member", models.CharField(max_length=63)),
                ("lane", models.PositiveSmallIntegerField()),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("head", models.CharField(max_length=64)),
                ("body", models.BinaryField(help_text="canonical JSON, signed")),
                ("kept_at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["member", "lane", "last"], name="acknowledged_to")]},
        ),
        *(
            migrations.AddField(name, "lane", models.PositiveSmallIntegerField(default=0))
            for name in ("link", "outbox", "inbox")
        ),
        migrations.AddField("link", "acknowledged", models.BigIntegerField(default=0)),
        migrations.AddField("link", "offered", models.BigIntegerField(default=0)),
        migrations.AddField(
            "link",
            "attempts",
            models.PositiveIntegerField(default=0, help_text="failed tries since the last success"),
        ),
        migrations.AddField("link", "next_attempt_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "inbox",
            "refusal",
            models.CharField(blank=True, default="", help_text="a code; empty when it was applied", max_length=80),
            preserve_default=False,
        ),
        migrations.RunPython(_carry_over, migrations.RunPython.noop),
        migrations.RunPython(_refusals, migrations.RunPython.noop),
        migrations.RemoveConstraint("link", "one_journal_a_direction"),
        migrations.RemoveConstraint("outbox", "a_place_out_once"),
        migrations.RemoveConstraint("inbox", "a_place_in_once"),
        migrations.RemoveIndex("outbox", "outbox_waiting"),
        *(
            migrations.RemoveField("outbox", name)
            for name in ("attempts", "next_attempt_at", "first_sent_at", "receipted_at")
        ),
        migrations.RemoveField("inbox", "receipt"),
        migrations.AlterField("inbox", "letter_hash", models.CharField(max_length=64)),
        migrations.AlterField("outbox", "expires_at", models.DateTimeField(db_index=True)),
        migrations.AddConstraint(
            "link",
            models.UniqueConstraint(fields=("member", "way", "lane"), name="one_journal_a_direction"),
        ),
        migrations.AddConstraint(
            "link",
            models.CheckConstraint(
                condition=models.Q(acknowledged__lte=models.F("sequence"))
                & models.Q(offered__lte=models.F("sequence")),
                name="offered_what_was_written",
            ),
        ),
        migrations.AddConstraint(
            "outbox",
            models.UniqueConstraint(fields=("member", "lane", "sequence"), name="a_place_out_once"),
        ),
        migrations.AddConstraint(
            "inbox", models.UniqueConstraint(fields=("member", "lane", "sequence"), name="a_place_in_once")
        ),
        migrations.AddIndex(
            "inbox",
            models.Index(
                condition=models.Q(("refusal", ""), _negated=True),
                fields=["member", "lane", "sequence"],
                name="inbox_refused",
            ),
        ),
    ]
