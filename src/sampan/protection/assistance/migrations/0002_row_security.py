"""Row security of help inside the country: the case side by its cases, the provider side by its agency.

The provider's side never sees a transfer that was only requested: it would learn that the case exists. The focal
point sees what silence has brought up to it (level 3), never the packet. The packet opens to the provider alone,
and to the node's service that makes and destroys it.
"""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect, visible

_HELP = "(SELECT sampan_scope('assistance'))"
_CASES = "(SELECT sampan_scope('cases'))"
_AT_PROVIDER = (
    f"({_HELP} IN ('2agency', '3node') AND provider_agency_id = (SELECT sampan_agency()) "
    "AND phase <> 'requested')"
)
_ESCALATED = f"({_HELP} = '3node' AND {_CASES} IS NOT NULL AND level >= 3)"
_SEEN = "EXISTS (SELECT 1 FROM assistance_referral seen WHERE seen.id = referral_id)"


def _case_side(table: str) -> str:
    return f"({_HELP} IS NOT NULL AND ({visible(Realm.CASES, case_column=f'{table}.case_id')}))"


def _protected(table: str, sees: str, *, inserts: str = "") -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY {table}_read ON {table} FOR SELECT USING ({sees});
        CREATE POLICY {table}_insert ON {table} FOR INSERT WITH CHECK ({inserts or sees});
        CREATE POLICY {table}_update ON {table} FOR UPDATE USING ({sees}) WITH CHECK ({sees});
        CREATE POLICY {table}_delete ON {table} FOR DELETE USING ({sees});
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

    dependencies = [("assistance", "0001_initial"), ("access", "0002_row_security")]
    operations = [
        protect("assistance_need", Realm.CASES),
        _protected(
            "assistance_referral",
            f"{_case_side('assistance_referral')} OR {_AT_PROVIDER} OR {_ESCALATED}",
            inserts=_case_side("assistance_referral"),
        ),
        _protected("assistance_step", _SEEN),
        _protected("assistance_handover", _SEEN),
        _protected("assistance_servicegiven", _SEEN),
        _protected(
            "assistance_packet",
            f"{_CASES} = '3node' OR ({_HELP} IN ('2agency', '3node') "
            f"AND provider_agency_id = (SELECT sampan_agency()) AND {_SEEN})",
        ),
        protect("assistance_transferline", Realm.CASES, case_column=None),
    ]
