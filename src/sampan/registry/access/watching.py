"""Migration operations by which a change of a table's rows raises the generation of the facts kept at hand."""

from django.db import migrations

# Run at the end of the transaction, so that the one row is locked for the moment of the commit alone.
FUNCTION = """
CREATE FUNCTION sampan_facts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE access_factsgeneration SET generation = generation + 1;
    RETURN NULL;
END $$;
INSERT INTO access_factsgeneration (generation) VALUES (1);
"""
_TRIGGER = """
CREATE CONSTRAINT TRIGGER {table}_facts AFTER INSERT OR DELETE OR UPDATE{of} ON {table}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sampan_facts_changed();
"""


def watch(table: str, *columns: str) -> migrations.RunSQL:
    """Return the operation that watches a table; with `columns` only their updates count, beside new and lost rows."""
    of = f" OF {', '.join(columns)}" if columns else ""
    return migrations.RunSQL(_TRIGGER.format(table=table, of=of), f"DROP TRIGGER {table}_facts ON {table}")
