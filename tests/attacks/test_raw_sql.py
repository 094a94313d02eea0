"""Raw SQL as the application's role: what row security hides is not there, whatever is asked."""

import pytest
from django.db import Error, connection, transaction

from sampan.registry.access.context import enter, leave
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import ROLES
from sampan.registry.accounts.queries import actor_of
from tests.attacks import person
from tests.attacks.world import INTRUDERS

pytestmark = [pytest.mark.database, pytest.mark.slow]

ABOUT_WORK = {
    # Of the node, its staff or its programs; not one column is about a person helped.
    "accounts_account", "accounts_signinlink", "access_rolegrant", "access_factsgeneration", "agencies_agency",
    "members_member",
    "members_owncard", "members_card", "audit_auditlink", "axes_accessattempt", "axes_accessfailurelog",
    "axes_accesslog",
    "axes_accessattemptexpiration", "mfa_authenticator", "account_emailaddress", "account_emailconfirmation",
    "django_session", "django_migrations", "django_content_type", "auth_permission", "auth_group",
    "auth_group_permissions", "procrastinate_events", "procrastinate_workers", "procrastinate_periodic_defers",
    "procrastinate_version",
    # The directory of services: whom to ask for help, whom they accept, how many places are free.
    "providers_provider", "providers_offer", "providers_placechange",
    # The register of recruitment agencies: what it publishes anyway.
    "recruitment_listsource", "recruitment_recruiter", "recruitment_recruitername", "recruitment_licence",
    "recruitment_licenceact", "recruitment_feeceiling",
    # How many days each step of a return may take, agreed between two countries.
    "returns_returnterms",
    # Which acts need an approval: everybody signed in may know.
    "approvals_approvalpolicy",
    # What time it is, and when the node last did its rounds.
    "clock_houseanchor", "clock_timerfiring", "clock_membertime",
    # Sealed for the other side, numbered, without a case: the worker reads them for nobody.
    "exchange_outbox", "exchange_inbox", "exchange_link",
    # Hashes of letters, signed states of logs: what every member of the exchange is told anyway.
    "witness_lognote", "witness_logrun", "witness_lognode", "witness_logstate", "witness_head",
    "witness_countersign", "witness_equivocation", "witness_witnessline",
    # Who is on duty, and what went wrong on the lines to other nodes.
    "alerts_dutyshift", "corridors_exchangeincident", "corridors_seencard", "exchange_peer",
    "exchange_acknowledgement", "parcels_parcellimits",
    # Agreements between countries, the signed directory, who leaves, drills: what members sign is public among them.
    "members_agreement", "members_departure", "members_drill", "members_signeddocument", "members_policy",
    "members_givenup",
    # A code of a code list that this node does not know, and what an administrator made of it.
    "codemaps_unknowncode", "codemaps_mappedcode",
    # By which weights people are compared, and who took them over.
    "weights_step",
    # What two countries agreed on private questions, and how many go each day; a case by a keyed word.
    "matches_arrangement", "matches_spent", "matches_rate", "matches_night",
    # Names the upload and the account that started it.
    "procrastinate_jobs",
}  # fmt: skip
FIGURES = {"cases_profile", "cases_milestone"}
"""Coded facts without number, name or text: whoever counts the country's figures reads them."""
OF_REFERRALS = {
    "referrals_referral", "referrals_referralevent", "correspondence_letter",
    "returns_return", "returns_returnevent", "returns_returnclock", "movements_movement", "movements_vehicle",
    "movements_seat", "tasks_task", "parcels_parcel",
}  # fmt: skip
"""A focal point sees every referral, return (and its seat in a group return) and letter of the node, and the tasks
that climbed to them; what identifies is sealed with the case's key. Of large files: those without a case (below)."""


OF_SUSPECTS = {"matches_selector", "matches_selectorhit", "matches_suspect"}
"""Numbers of suspects, sealed: of who works on cases in the agency, and never of a person helped."""
OF_MATCHING = {"matches_question", "matches_request", "matches_openedplace"}
"""Private questions of the node without their keys: the focal point watches over them."""
OF_THE_SERVICE = {
    "matches_epoch", "matches_epochpiece", "matches_heldkey", "matches_heldowner", "matches_nightpiece",
    "weights_label",
}  # fmt: skip
"""Halves, keys, sets and what reviewers taught: the node itself, and nobody who works in it."""
OF_LINKAGES = {"linkages_linkage", "linkages_linkedpair", "linkages_pairdecision", "linkages_pairopening"}
"""Pairs of two registers, sealed: of the supervisors of an agency, and about no case."""
OF_RECRUITMENT = {"recruitment_recruiterchange", "recruitment_listimport"}
"""What an agency's entry said before, and received lists: of who keeps the register, and about no case."""
OF_LURES = {
    "lures_stream", "lures_campaign", "lures_post", "lures_contact", "lures_postcontact", "lures_decision",
    "lures_campaignkey", "lures_merge", "lures_pair", "lures_progress",
}  # fmt: skip
"""Posts that strangers wrote in public, by campaign: of who follows them, and about no case."""
OF_CAMPAIGNS = {"campaigns_campaign", "campaigns_activity", "campaigns_quizsums"}
"""Awareness campaigns: of an office's supervisors, and of the node's analysts; about nobody."""
OF_THE_DUTY_DESK = {"alerts_alert", "alerts_passage", "alerts_alertevent"}
"""Messages between the countries' duty desks: they name nobody, and their words are sealed."""
OF_ITS_REFERRALS = {"assistance_referral", "assistance_step", "assistance_packet"}
"""What a provider sees of the people referred to it, and of nobody else (see the test below)."""
OWN_ROWS = {"access_teammember", "breakglass_emergencyaccess", "breakglass_searchtally"}
"""Tables in which an account sees the rows that name it."""
OF_THE_AGENCY = {
    "cases_operation", "movements_movement", "movements_vehicle", "surge_intakesheet", "surge_tagcounter",
    "reintegration_budgetline", "worklists_workinglist", "parcels_parcel",
}  # fmt: skip
"""That an operation or a group return takes place, where and when, how many rows a sheet has, what a budget holds
and by which filters an office works, is known in the whole agency; who was met there is not."""


def tables() -> list[str]:
    """Return the tables of the database, those included that nobody thought of yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [row[0] for row in cursor.fetchall()]


def seen(table: str) -> list[str]:
    """Return every row that raw SQL sees in a table, as text."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")
        return [row[0] for row in cursor.fetchall()]


def allowed(intruder: str) -> set[str]:
    """Return the tables in which an intruder's role rightly sees rows."""
    of_the_role = {
        "analyst": FIGURES | OF_CAMPAIGNS,
        "worker for another purpose": FIGURES | OF_CAMPAIGNS,
        "focal point not on the team": OF_REFERRALS | FIGURES | OF_THE_DUTY_DESK | OF_MATCHING | OF_SUSPECTS,
        "colleague outside the team": OF_THE_AGENCY | OF_SUSPECTS,
        "provider that helps another person": OF_ITS_REFERRALS,
        "auditor": {"audit_auditentry"},
    }
    return ABOUT_WORK | of_the_role.get(intruder, set())


@pytest.mark.parametrize("intruder", INTRUDERS)
def test_raw_sql_shows_an_outsider_no_row_of_the_case_and_no_secret_anywhere(world, intruder):
    client = INTRUDERS[intruder](world)
    account = getattr(client, "account", world.worker)
    account.refresh_from_db()
    wrong = set()
    for purpose in Purpose:
        leave() if intruder == "signed out" else enter(Reader(actor_of(account), purpose))
        is_ones_own = intruder == "worker for another purpose" and purpose in ROLES["case_worker"].purposes
        for table in tables():
            rows = seen(table)
            assert not person.told("\n".join(rows).encode()), (intruder, purpose, table)
            if is_ones_own or table in allowed(intruder):
                continue
            mine = [row for row in rows if table in OWN_ROWS and str(account.id) in row]
            wrong |= {table} if len(rows) > len(mine) else set()
    assert not wrong, intruder


def test_provider_sees_the_rows_of_its_own_referral_alone(world):
    client = INTRUDERS["provider that helps another person"](world)
    enter(Reader(actor_of(client.account), Purpose.PROTECTION))
    for table in sorted(OF_ITS_REFERRALS):
        assert {str(world.other_help) in row for row in seen(table)} == {True}, table


@pytest.mark.parametrize("intruder", ["focal point not on the team", "colleague outside the team"])
def test_of_large_files_others_see_those_of_no_case_alone(world, intruder):
    client = INTRUDERS[intruder](world)
    rows = []
    for purpose in Purpose:
        enter(Reader(actor_of(client.account), purpose))
        rows += seen("parcels_parcel")
    assert rows and not any(str(world.case_id) in row for row in rows)


def test_worker_of_the_case_sees_what_the_outsiders_do_not(world):
    enter(Reader(actor_of(world.worker), Purpose.PROTECTION))
    hidden = set(tables()) - ABOUT_WORK - {"audit_auditentry"}
    empty = {table for table in hidden if not seen(table)}
    assert empty <= {
        "records_importrun",
        "records_importedcase",
        "records_keptupload",
        "forgetting_retentionclock",
        "breakglass_searchtally",  # each account's own tries
        "assistance_packet",  # opens to the provider alone
        "assistance_transferline",  # no case was transferred
        "surge_registration",  # of the supervisor's operation
        "surge_takenrow",
        "movements_seat",  # nobody is seated yet
        "matches_openedplace",  # of oversight
        "matches_silenthit",  # of the duty desk
        "matches_selectorhit",  # no other country has the number
        *OF_THE_SERVICE,
        *OF_LINKAGES,
        *OF_RECRUITMENT,
        *OF_LURES,
        "complaints_complaint",
        "complaints_complaintstep",  # of hotlines and inspectors
        "offers_report",
        "offers_reportword",  # of hotlines
        *OF_CAMPAIGNS,  # of supervisors and awareness officers
        *OF_THE_DUTY_DESK,  # of the duty desk, which a worker is not
    }


@pytest.mark.parametrize("statement", [
    "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
    "DROP POLICY cases_case_read ON cases_case",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "CREATE TABLE copied (told text)",
    "COPY cases_case TO PROGRAM 'cat'",
    "TRUNCATE audit_auditentry",
    "DELETE FROM audit_auditentry",
    "UPDATE audit_auditentry SET act = 'nothing'",
    "UPDATE audit_auditlink SET hash = hash",
    "ALTER TABLE audit_auditentry DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION sampan_scope(text) RETURNS text LANGUAGE sql AS $$ SELECT '3node' $$",
    "INSERT INTO access_rolegrant (role, purpose, realm, scope) VALUES ('analyst', 'statistics', 'cases', 'node')",
])  # fmt: skip
def test_application_role_may_not_loosen_its_own_bonds(reading, statement):
    reading("supervisor")
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount > 0, "nothing was changed"
        transaction.set_rollback(True)
