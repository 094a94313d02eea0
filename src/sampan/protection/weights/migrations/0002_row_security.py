"""Row security of the weights tables: labels for the node's service alone; weights are no secret, and stand as proposed."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect
from sampan.registry.access.watching import watch

_SERVICE = "EXISTS (SELECT 1 FROM accounts_account a WHERE a.id = (SELECT sampan_account()) AND a.is_service)"
# Whoever answers for an agency's cases writes steps; everybody is compared by them, so that all may read.
_ANSWERS = f"(SELECT sampan_scope('{Realm.CASES.value}')) IN ('2agency', '3node')"
STEPS = f"""
ALTER TABLE weights_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE weights_step FORCE ROW LEVEL SECURITY;
CREATE POLICY weights_step_read ON weights_step FOR SELECT USING (true);
CREATE POLICY weights_step_insert ON weights_step FOR INSERT WITH CHECK ({_ANSWERS});
CREATE POLICY weights_step_update ON weights_step FOR UPDATE USING ({_ANSWERS}) WITH CHECK ({_ANSWERS});
CREATE FUNCTION weights_step_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number IS NOT NULL OR (to_jsonb(NEW) - '{{number,taken_by_id,taken_at}}'::text[])
        IS DISTINCT FROM (to_jsonb(OLD) - '{{number,taken_by_id,taken_at}}'::text[]) THEN
        RAISE EXCEPTION 'weights stand as they were proposed and taken over';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER weights_step_stands BEFORE UPDATE ON weights_step
    FOR EACH ROW EXECUTE FUNCTION weights_step_stands();
"""  # noqa: S608 - made of constants
WITHOUT = """
DROP TRIGGER weights_step_stands ON weights_step; DROP FUNCTION weights_step_stands();
DROP POLICY weights_step_read ON weights_step; DROP POLICY weights_step_insert ON weights_step;
DROP POLICY weights_step_update ON weights_step;
ALTER TABLE weights_step NO FORCE ROW LEVEL SECURITY;
ALTER TABLE weights_step DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    """Puts the tables under row security, and watches what is in force."""

    dependencies = [
        ("weights", "0001_initial"),
        ("access", "0004_facts_generation"),
    ]
    operations = [
        protect("weights_label", Realm.CASES, using=_SERVICE, insertable=_SERVICE),
        migrations.RunSQL(STEPS, WITHOUT),
        watch("weights_step"),
    ]
