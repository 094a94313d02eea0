"""Row security of matching: halves, sets and batches for the node's service alone, hits on victims for the duty desk."""

from django.db import migrations

from sampan.registry.access.roles import Realm
from sampan.registry.access.row_security import protect

_SERVICE = "EXISTS (SELECT 1 FROM accounts_account a WHERE a.id = (SELECT sampan_account()) AND a.is_service)"
_ANY_SCOPE = "(SELECT sampan_scope('matches')) IS NOT NULL"
# A suspect is no case with a team: whoever works on cases in the agency sees its suspects, and their own questions.
_OWN_AGENCY = f"({_ANY_SCOPE}) AND agency_id = (SELECT sampan_agency())"
_MINE = f"({_ANY_SCOPE}) AND asked_by_id = (SELECT sampan_account())"
_NODE = "(SELECT sampan_scope('matches')) = '3node'"
_OF_NO_VICTIM = """
-- A number, paper or account of a person helped here is refused as a selector, whoever writes it and however it was
-- written. Sealing it anew changes nothing of whose it is: that is let through.
CREATE FUNCTION matches_selector_of_no_victim() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF NOT (SELECT is_service FROM accounts_account WHERE id = sampan_account()) THEN
        RAISE EXCEPTION 'selectors are written by the node''s service, which sees every person';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.person_digests = OLD.person_digests AND NEW.digest = OLD.digest
        AND NEW.subject_id = OLD.subject_id THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM people_searchhash h
               WHERE h.digest = ANY(NEW.person_digests) AND h.kind IN ('phone', 'document', 'own')) THEN
        RAISE EXCEPTION 'this selector belongs to a person who is helped here';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER matches_selector_of_no_victim BEFORE INSERT OR UPDATE ON matches_selector
    FOR EACH ROW EXECUTE FUNCTION matches_selector_of_no_victim();
"""
_WITHOUT = """
DROP TRIGGER matches_selector_of_no_victim ON matches_selector; DROP FUNCTION matches_selector_of_no_victim();
"""
_INNER = ("epoch", "epochpiece", "heldkey", "heldowner", "nightpiece")


class Migration(migrations.Migration):
    """Puts the tables under row security."""

    dependencies = [("matches", "0001_initial"), ("access", "0002_row_security"), ("people", "0002_row_security")]
    operations = [
        *(protect(f"matches_{one}", Realm.MATCHES, using=_SERVICE, insertable=_SERVICE) for one in _INNER),
        protect("matches_arrangement", Realm.MATCHES, using=_NODE, insertable=_NODE, also_visible=_ANY_SCOPE),
        protect("matches_night", Realm.MATCHES, using=_NODE, insertable=_NODE, also_visible=_ANY_SCOPE),
        # tries of officers to record a number are the focal point's to look at
        protect(
            "matches_spent", Realm.MATCHES, using=_NODE, insertable=_NODE,
            also_visible=f"({_ANY_SCOPE}) AND side <> 'own'",
        ),
        # hits of silent questions are counted there
        protect("matches_rate", Realm.MATCHES, using=_NODE, insertable=_NODE),
        protect("matches_question", Realm.MATCHES, also_visible=_MINE),
        protect("matches_request", Realm.MATCHES, also_visible=_MINE),
        protect("matches_openedplace", Realm.MATCHES, case_column=None),
        protect("matches_selectorhit", Realm.MATCHES, case_column=None, also_visible=_OWN_AGENCY),
        protect("matches_selector", Realm.MATCHES, insertable=_SERVICE, also_visible=_OWN_AGENCY),
        protect(
            "matches_suspect", Realm.MATCHES, case_column=None, insertable=_SERVICE, also_visible=f"({_OWN_AGENCY})"
        ),
        protect("matches_silenthit", Realm.MATCH_DESK, case_column=None),
        migrations.RunSQL(sql=_OF_NO_VICTIM, reverse_sql=_WITHOUT),
    ]
