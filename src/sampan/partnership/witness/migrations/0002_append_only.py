"""The log is append-only, and evidence is never removed: for the application, and for whoever speaks SQL."""

from django.db import migrations

from sampan.registry.access.row_security import append_only

EVIDENCE_STAYS = """
CREATE FUNCTION witness_evidence_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.settled_at IS NULL
        AND (NEW.id, NEW.node, NEW.finding, NEW.evidence, NEW.digest, NEW.newest_at, NEW.found_at, NEW.heard_from)
          = (OLD.id, OLD.node, OLD.finding, OLD.evidence, OLD.digest, OLD.newest_at, OLD.found_at, OLD.heard_from)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'evidence is settled, never changed or removed';
END $$;
CREATE TRIGGER witness_evidence_stays BEFORE UPDATE OR DELETE ON witness_equivocation
    FOR EACH ROW EXECUTE FUNCTION witness_evidence_stays();
CREATE FUNCTION witness_evidence_is_not_emptied() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'evidence is settled, never changed or removed'; END $$;
CREATE TRIGGER witness_evidence_is_not_emptied BEFORE TRUNCATE ON witness_equivocation
    FOR EACH STATEMENT EXECUTE FUNCTION witness_evidence_is_not_emptied();
"""
EVIDENCE_MAY_GO = """
DROP TRIGGER witness_evidence_stays ON witness_equivocation;
DROP TRIGGER witness_evidence_is_not_emptied ON witness_equivocation;
DROP FUNCTION witness_evidence_stays();
DROP FUNCTION witness_evidence_is_not_emptied();
"""


class Migration(migrations.Migration):
    """Puts the triggers on the tables. None of them is about a case: there is no row security on them."""

    dependencies = [("witness", "0001_initial")]
    operations = [
        append_only("witness_logrun"),
        append_only("witness_lognode"),
        migrations.RunSQL(EVIDENCE_STAYS, EVIDENCE_MAY_GO),
    ]
