"""The index of match keys holds the agency too, so that who shares a key is found without a look at the table."""

from django.db import migrations

_KEY = "ALTER TABLE people_matchkeyhash DROP CONSTRAINT people_matchkeyhash_pkey, ADD CONSTRAINT people_matchkeyhash_pkey PRIMARY KEY (digest, case_id)"


class Migration(migrations.Migration):
    """The primary key stays what it was; one column is carried beside it."""

    dependencies = [("people", "0004_match_keys")]
    operations = [migrations.RunSQL(f"{_KEY} INCLUDE (agency_id)", _KEY)]
