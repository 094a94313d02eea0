"""Row security of the directory: read by who works on cases, a provider's own account sees itself alone."""

from django.db import migrations

_SCOPE = "(SELECT sampan_scope('assistance'))"
_WORKS_ON_CASES = "(SELECT sampan_scope('cases')) IS NOT NULL"
_OWN = "agency_id = (SELECT sampan_agency())"
_READS = f"{_SCOPE} IS NOT NULL AND ({_WORKS_ON_CASES} OR {_OWN})"
_KEEPS = f"({_SCOPE} IN ('2agency', '3node') AND {_WORKS_ON_CASES}) OR ({_SCOPE} IS NOT NULL AND {_OWN})"


def _protected(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY {table}_read ON {table} FOR SELECT USING ({_READS});
        CREATE POLICY {table}_insert ON {table} FOR INSERT WITH CHECK ({_KEEPS});
        CREATE POLICY {table}_update ON {table} FOR UPDATE USING ({_KEEPS}) WITH CHECK ({_KEEPS});
        CREATE POLICY {table}_delete ON {table} FOR DELETE USING ({_KEEPS});
        """,
        reverse_sql=f"""
        DROP POLICY {table}_read ON {table}; DROP POLICY {table}_insert ON {table};
        DROP POLICY {table}_update ON {table}; DROP POLICY {table}_delete ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("providers", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        _protected("providers_provider"),
        _protected("providers_offer"),
        _protected("providers_placechange"),
    ]
