"""Watches the accounts: the node's own writes letters."""

from django.db import migrations

from sampan.registry.access.watching import watch


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("accounts", "0001_initial"), ("access", "0004_facts_generation")]
    operations = [watch("accounts_account", "roles", "agency_id", "is_active", "is_service")]
