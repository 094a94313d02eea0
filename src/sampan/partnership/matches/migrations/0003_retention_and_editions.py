"""What ended can be told and cleared: untold epochs, reasons of what stayed closed, the edition of selectors' hashes."""

from django.db import migrations, models

_OF_NO_VICTIM = """
-- As in 0002, but that newer rules may add hashes to a selector that is kept: more hashes refuse more, never less.
CREATE OR REPLACE FUNCTION matches_selector_of_no_victim() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF NOT (SELECT is_service FROM accounts_account WHERE id = sampan_account()) THEN
        RAISE EXCEPTION 'selectors are written by the node''s service, which sees every person';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.person_digests {kept} OLD.person_digests AND NEW.digest = OLD.digest
        AND NEW.subject_id = OLD.subject_id THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM people_searchhash h
               WHERE h.digest = ANY(NEW.person_digests) AND h.kind IN ('phone', 'document', 'own')) THEN
        RAISE EXCEPTION 'this selector belongs to a person who is helped here';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    """Adds the marks, and lets newer rules add hashes."""

    dependencies = [("matches", "0002_row_security")]
    operations = [
        migrations.AddField("epoch", "is_untold", models.BooleanField(default=False)),
        migrations.AddField(
            "question", "unopened_reason", models.CharField(blank=True, default="", max_length=40), preserve_default=False
        ),
        migrations.AddField("selector", "edition", models.CharField(default="", max_length=32)),
        migrations.RunSQL(sql=_OF_NO_VICTIM.format(kept="@>"), reverse_sql=_OF_NO_VICTIM.format(kept="=")),
    ]
