"""Lets row security end what is lent by the house's clock, on nodes made before there was one."""

from django.db import migrations

from sampan.registry.access.row_security import HOUSE_CLOCK

# Policies and functions are written anew with the one word changed; on a new node there is nothing to change.
_REWRITE = """
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT tablename, policyname, qual, with_check FROM pg_policies
        WHERE coalesce(qual, '') || coalesce(with_check, '') LIKE '%statement_timestamp()%' LOOP
        IF one.qual IS NOT NULL THEN
            EXECUTE format('ALTER POLICY %I ON %I USING (%s)', one.policyname, one.tablename,
                replace(one.qual, 'statement_timestamp()', 'sampan_now()'));
        END IF;
        IF one.with_check IS NOT NULL THEN
            EXECUTE format('ALTER POLICY %I ON %I WITH CHECK (%s)', one.policyname, one.tablename,
                replace(one.with_check, 'statement_timestamp()', 'sampan_now()'));
        END IF;
    END LOOP;
    FOR one IN SELECT pg_get_functiondef(oid) AS body FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'sampan\\_%' AND proname <> 'sampan_now'
        AND prosrc LIKE '%statement_timestamp()%' LOOP
        EXECUTE replace(one.body, 'statement_timestamp()', 'sampan_now()');
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    """Writes policies and functions anew where they ask the machine's clock."""

    dependencies = [("access", "0002_row_security")]
    operations = [migrations.RunSQL([HOUSE_CLOCK, _REWRITE], migrations.RunSQL.noop)]
