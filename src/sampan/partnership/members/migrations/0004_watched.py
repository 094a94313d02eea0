"""Watches what letters hang on of the members."""

from django.db import migrations

from sampan.registry.access.watching import watch


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("members", "0003_row_security"), ("access", "0004_facts_generation")]
    operations = [watch("members_member"), watch("members_owncard"), watch("members_agreement"), watch("members_policy")]
