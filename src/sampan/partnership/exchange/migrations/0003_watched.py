"""Watches what is known of the members' nodes."""

from django.db import migrations

from sampan.registry.access.watching import watch


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("exchange", "0002_lanes"), ("access", "0004_facts_generation")]
    operations = [watch("exchange_peer")]
