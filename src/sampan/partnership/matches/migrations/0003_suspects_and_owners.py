"""Lasting numbers of suspects, a sealed row for each record of an epoch, and helped persons' numbers in any spelling."""

import django.db.models.deletion
import django.contrib.postgres.indexes
from django.db import migrations, models

import sampan.registry.identifiers
from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

_SERVICE = "EXISTS (SELECT 1 FROM accounts_account a WHERE a.id = (SELECT sampan_account()) AND a.is_service)"
_OWN_AGENCY = "((SELECT sampan_scope('matches')) IS NOT NULL) AND agency_id = (SELECT sampan_agency())"
_OF_NO_VICTIM = """
-- A number, paper or account of a person helped here is refused as a selector, whoever writes it and however it was
-- written. Sealing it anew changes nothing of whose it is: that is let through.
CREATE OR REPLACE FUNCTION matches_selector_of_no_victim() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF NOT (SELECT is_service FROM accounts_account WHERE id = sampan_account()) THEN
        RAISE EXCEPTION 'selectors are written by the node''s service, which sees every person';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.person_digests = OLD.person_digests AND NEW.digest = OLD.digest
        AND NEW.subject_id = OLD.subject_id THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM people_searchhash h
               WHERE h.digest = ANY(NEW.person_digests) AND h.kind IN ('phone', 'document'{own})) THEN
        RAISE EXCEPTION 'this selector belongs to a person who is helped here';
    END IF;
    RETURN NEW;
END $$;
"""
# Numbers in the order of recording. The table's owner sees no row under row security, so it is lifted for the moment.
_NUMBERED = """
ALTER TABLE matches_selector NO FORCE ROW LEVEL SECURITY;
INSERT INTO matches_suspect (id, subject_id, agency_id, number, given_at)
    SELECT gen_random_uuid(), subject_id, agency_id,
           row_number() OVER (PARTITION BY agency_id ORDER BY min(recorded_at), subject_id), min(recorded_at)
    FROM matches_selector GROUP BY subject_id, agency_id;
ALTER TABLE matches_selector FORCE ROW LEVEL SECURITY;
SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
"""
# Keyed hashes are made with another key from now on: what runs could not be found any more. New epochs come by themselves.
_EPOCHS_END = """
ALTER TABLE matches_epoch NO FORCE ROW LEVEL SECURITY; ALTER TABLE matches_heldkey NO FORCE ROW LEVEL SECURITY;
ALTER TABLE matches_epochpiece NO FORCE ROW LEVEL SECURITY;
UPDATE matches_epoch SET state = 'over', half_sealed = '' WHERE side = 'holder' AND state <> 'over';
DELETE FROM matches_heldkey; DELETE FROM matches_epochpiece WHERE epoch_id IN (SELECT id FROM matches_epoch WHERE side = 'holder');
SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE matches_epoch FORCE ROW LEVEL SECURITY; ALTER TABLE matches_heldkey FORCE ROW LEVEL SECURITY;
ALTER TABLE matches_epochpiece FORCE ROW LEVEL SECURITY;
"""
_OF_ANYBODY = _OF_NO_VICTIM.replace("{own}", "")
_IN_ANY_SPELLING = _OF_NO_VICTIM.replace("{own}", ", 'own'")


class Migration(migrations.Migration):
    """Makes both tables under row security, numbers the suspects who are there, and ends running epochs once."""

    dependencies = [
        ("matches", "0002_row_security"),
        ("people", "0005_own_numbers"),
        ("agencies", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="HeldOwner",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "digest",
                    models.BinaryField(
                        help_text="keyed hash of the record, with a key of this epoch", max_length=16
                    ),
                ),
                ("keys_sealed", models.BinaryField()),
                (
                    "epoch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="owners", to="matches.epoch"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("epoch", "digest"), name="match_owner_once")],
            },
        ),
        migrations.CreateModel(
            name="Suspect",
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
                ("subject_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("given_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="agencies.agency"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "number"), name="match_suspect_number_once"),
                    models.UniqueConstraint(fields=("subject_id", "agency"), name="match_suspect_once"),
                ],
            },
        ),
        migrations.RunSQL(_NUMBERED, migrations.RunSQL.noop),
        migrations.RunSQL(_EPOCHS_END, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="selector",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["person_digests"], name="match_selector_of_whom"
            ),
        ),
        protect("matches_heldowner", Realm.MATCHES, using=_SERVICE, insertable=_SERVICE),
        protect(
            "matches_suspect",
            Realm.MATCHES,
            case_column=None,
            insertable=_SERVICE,
            also_visible=_OWN_AGENCY,
        ),
        migrations.RunSQL(_IN_ANY_SPELLING, _OF_ANYBODY),
    ]
