"""Roles as classes: a sentence for people, permissions, and how far each purpose lets them see."""

from dataclasses import dataclass, field
from enum import StrEnum

from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.errors import UnknownCode


def _(sentence: str) -> str:
    """Mark a sentence for the catalogues; it is translated where it is shown."""
    return sentence


class Permission(StrEnum):
    """One thing that a person may do; `docs/reference/permissions.md` lists them."""

    OPEN_CASE = "cases.open"
    OPEN_GROUP = "cases.open_group"
    EDIT_CASE = "cases.edit"
    CLOSE_CASE = "cases.close"
    ASSIGN_TEAM = "cases.assign_team"
    READ_IDENTITY = "identity.read"
    WRITE_IDENTITY = "identity.write"
    SCREEN = "identification.screen"
    DECIDE_STATUS = "identification.decide"
    RECORD_CONSENT = "consent.record"
    WITHDRAW_CONSENT = "consent.withdraw"
    OFFER_REFERRAL = "referrals.offer"
    ANSWER_REFERRAL = "referrals.answer"
    RELEASE_IDENTITY = "referrals.release_identity"
    HAND_OVER = "referrals.hand_over"
    READ_LETTERS = "letters.read"
    IMPORT_RECORDS = "records.import"
    EXPORT_RECORDS = "records.export"
    READ_FIGURES = "figures.read"
    READ_AUDIT = "audit.read"
    MANAGE_ACCOUNTS = "accounts.manage"
    MANAGE_AGENCIES = "agencies.manage"
    MANAGE_MEMBERS = "members.manage"
    READ_MEMBERS = "members.read"
    ERASE_CASE = "forgetting.erase"
    MERGE_CASES = "cases.merge"
    SET_WEIGHTS = "weights.set"
    MOVE_CASE = "cases.move"
    BREAK_GLASS = "cases.break_glass"
    REVIEW_BREAK_GLASS = "cases.review_break_glass"
    ANSWER_APPROVAL = "approvals.answer"
    ANSWER_OWN_APPROVAL = "approvals.answer_own"
    SET_APPROVALS = "approvals.set_policy"
    MANAGE_PROVIDERS = "providers.manage"
    ASK_ASSISTANCE = "assistance.ask"
    ANSWER_ASSISTANCE = "assistance.answer"
    PROPOSE_SUPPORT = "support.propose"
    GRANT_SUPPORT = "support.grant"
    PAY_SUPPORT = "support.pay"
    PLAN_RETURN = "returns.plan"
    ANSWER_RETURN = "returns.answer"
    PLAN_REINTEGRATION = "reintegration.plan"
    TRIAGE = "surge.triage"
    SET_CLOCK = "clock.set"
    DO_TASKS = "tasks.do"
    SEND_PARCEL = "parcels.send"
    OPEN_PARCEL = "parcels.open"
    READ_ALERTS = "alerts.read"
    WRITE_ALERTS = "alerts.write"
    WATCH_EXCHANGE = "exchange.watch"
    ASK_MATCH = "matches.ask"
    READ_MATCHES = "matches.read"
    APPROVE_MATCH = "matches.approve"
    DECIDE_SILENT = "matches.decide_silent"
    ARRANGE_MATCHES = "matches.arrange"
    RECORD_SELECTOR = "matches.record_selector"
    OVERSEE_MATCHES = "matches.oversee"
    LOAD_LINKAGE = "linkages.load"
    REVIEW_LINKAGE = "linkages.review"
    EXPORT_LINKAGE = "linkages.export"
    READ_RECRUITERS = "recruiters.read"
    KEEP_RECRUITERS = "recruiters.keep"
    RECEIVE_COMPLAINT = "complaints.receive"
    DECIDE_COMPLAINT = "complaints.decide"
    ANSWER_REPORTS = "reports.answer"
    READ_LURES = "lures.read"
    DECIDE_LURES = "lures.decide"
    READ_AWARENESS = "awareness.read"
    PLAN_AWARENESS = "awareness.plan"


class Realm(StrEnum):
    """A group of tables that row security treats alike."""

    CASES = "cases"
    IDENTITY = "identity"
    CONSENT = "consent"
    REFERRALS = "referrals"
    LETTERS = "letters"
    FIGURES = "figures"
    AUDIT = "audit"
    ADMINISTRATION = "administration"
    ASSISTANCE = "assistance"
    RETURNS = "returns"
    ALERTS = "alerts"
    MATCHES = "matches"
    MATCH_DESK = "match_desk"
    LINKAGES = "linkages"
    COMPLAINTS = "complaints"
    RECRUITERS = "recruiters"
    REPORTS = "reports"
    LURES = "lures"
    AWARENESS = "awareness"


class Scope(StrEnum):
    """How far a role sees inside a realm; a case's team sees its case besides."""

    TEAM = "team"
    AGENCY = "agency"
    NODE = "node"


@dataclass(frozen=True)
class Role:
    """A role: its code, a sentence that people read, what it may do and see."""

    code: str
    label: str
    sentence: str
    permissions: frozenset[Permission]
    grants: tuple[tuple[Purpose, Realm, Scope], ...] = field(default=())

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """The purposes that this role may name, in the order of the purpose list."""
        named = {purpose for purpose, _, _ in self.grants}
        return tuple(purpose for purpose in Purpose if purpose in named)


def _grants(
    purposes: tuple[Purpose, ...], scope: Scope, *realms: Realm
) -> tuple[tuple[Purpose, Realm, Scope], ...]:
    return tuple((purpose, realm, scope) for purpose in purposes for realm in realms)


_CASE_PURPOSES = (Purpose.PROTECTION, Purpose.REFERRAL, Purpose.RETURN)
_CASE_REALMS = (
    Realm.CASES,
    Realm.IDENTITY,
    Realm.CONSENT,
    Realm.REFERRALS,
    Realm.LETTERS,
    Realm.ASSISTANCE,
    Realm.RETURNS,
    Realm.MATCHES,
)
_CASE_WORK = frozenset(
    {
        Permission.OPEN_CASE,
        Permission.EDIT_CASE,
        Permission.READ_IDENTITY,
        Permission.WRITE_IDENTITY,
        Permission.SCREEN,
        Permission.RECORD_CONSENT,
        Permission.WITHDRAW_CONSENT,
        Permission.OFFER_REFERRAL,
        Permission.READ_LETTERS,
        Permission.READ_MEMBERS,
        Permission.BREAK_GLASS,
        Permission.ASK_ASSISTANCE,
        Permission.PROPOSE_SUPPORT,
        Permission.TRIAGE,
        Permission.DO_TASKS,
        Permission.READ_RECRUITERS,
    }
)

FRONT_LINE_OFFICER = Role(
    "front_line_officer",
    _("Front-line officer"),
    _("Meets people first, screens them and gets help moving; sees the cases of their own team."),
    _CASE_WORK,
    _grants(_CASE_PURPOSES, Scope.TEAM, *_CASE_REALMS),
)
CASE_WORKER = Role(
    "case_worker",
    _("Case worker"),
    _("Accompanies a person through protection and reintegration; sees the cases of their own team."),
    _CASE_WORK
    | {
        Permission.CLOSE_CASE,
        Permission.OPEN_GROUP,
        Permission.RELEASE_IDENTITY,
        Permission.HAND_OVER,
        Permission.PLAN_RETURN,
        Permission.PLAN_REINTEGRATION,
        Permission.SEND_PARCEL,
        Permission.OPEN_PARCEL,
        Permission.ASK_MATCH,
        Permission.READ_MATCHES,
        Permission.RECORD_SELECTOR,
    },
    _grants(_CASE_PURPOSES, Scope.TEAM, *_CASE_REALMS),
)
SUPERVISOR = Role(
    "supervisor",
    _("Supervisor"),
    _("Answers for an agency's cases: decides, assigns and approves; sees every case of the agency."),
    CASE_WORKER.permissions
    | {
        Permission.ASSIGN_TEAM,
        Permission.DECIDE_STATUS,
        Permission.ANSWER_REFERRAL,
        Permission.IMPORT_RECORDS,
        Permission.EXPORT_RECORDS,
        Permission.READ_FIGURES,
        Permission.ERASE_CASE,
        Permission.MERGE_CASES,
        Permission.SET_WEIGHTS,
        Permission.MOVE_CASE,
        Permission.REVIEW_BREAK_GLASS,
        Permission.ANSWER_APPROVAL,
        Permission.MANAGE_PROVIDERS,
        Permission.ANSWER_ASSISTANCE,
        Permission.GRANT_SUPPORT,
        Permission.PAY_SUPPORT,
        Permission.ANSWER_RETURN,
        Permission.READ_ALERTS,
        Permission.WRITE_ALERTS,
        Permission.APPROVE_MATCH,
        Permission.LOAD_LINKAGE,
        Permission.REVIEW_LINKAGE,
        Permission.EXPORT_LINKAGE,
        Permission.READ_AWARENESS,
        Permission.PLAN_AWARENESS,
    },
    _grants(_CASE_PURPOSES, Scope.AGENCY, *_CASE_REALMS, Realm.ALERTS)
    + _grants((Purpose.PROTECTION,), Scope.AGENCY, Realm.LINKAGES, Realm.AWARENESS)
    + _grants((Purpose.STATISTICS,), Scope.AGENCY, Realm.FIGURES),
)
FOCAL_POINT = Role(
    "focal_point",
    _("National focal point"),
    _(
        "Speaks for the country: answers other countries' referrals and sees every letter, "
        "but opens a case only when on its team."
    ),
    frozenset(
        {
            Permission.ANSWER_REFERRAL,
            Permission.OFFER_REFERRAL,
            Permission.RELEASE_IDENTITY,
            Permission.HAND_OVER,
            Permission.READ_LETTERS,
            Permission.READ_MEMBERS,
            Permission.READ_FIGURES,
            Permission.READ_IDENTITY,
            Permission.BREAK_GLASS,
            Permission.ANSWER_APPROVAL,
            Permission.MANAGE_PROVIDERS,
            Permission.ANSWER_ASSISTANCE,
            Permission.PLAN_RETURN,
            Permission.ANSWER_RETURN,
            Permission.DO_TASKS,
            Permission.SEND_PARCEL,
            Permission.OPEN_PARCEL,
            Permission.READ_ALERTS,
            Permission.WRITE_ALERTS,
            Permission.WATCH_EXCHANGE,
            Permission.READ_MATCHES,
            Permission.APPROVE_MATCH,
            Permission.ARRANGE_MATCHES,
        }
    ),
    _grants(
        (Purpose.REFERRAL, Purpose.RETURN),
        Scope.NODE,
        Realm.REFERRALS,
        Realm.LETTERS,
        Realm.ASSISTANCE,
        Realm.RETURNS,
        Realm.MATCHES,
    )
    + _grants((Purpose.REFERRAL, Purpose.RETURN), Scope.TEAM, Realm.CASES, Realm.IDENTITY, Realm.CONSENT)
    + _grants((Purpose.REFERRAL, Purpose.RETURN, Purpose.STATISTICS), Scope.NODE, Realm.ALERTS)
    + _grants((Purpose.STATISTICS,), Scope.NODE, Realm.FIGURES),
)
ANALYST = Role(
    "analyst",
    _("Analyst"),
    _("Makes the country's figures; sees counts, never a name or a case."),
    frozenset({Permission.READ_FIGURES, Permission.READ_MEMBERS, Permission.READ_AWARENESS}),
    _grants((Purpose.STATISTICS,), Scope.NODE, Realm.FIGURES, Realm.AWARENESS),
)
AUDITOR = Role(
    "auditor",
    _("Auditor"),
    _("Reads the audit of the whole node, and nothing else."),
    frozenset({Permission.READ_AUDIT}),
    _grants((Purpose.AUDIT,), Scope.NODE, Realm.AUDIT),
)
NODE_ADMINISTRATOR = Role(
    "node_administrator",
    _("Node administrator"),
    _("Keeps the node running: accounts, agencies and members; sees no case."),
    frozenset(
        {
            Permission.MANAGE_ACCOUNTS,
            Permission.MANAGE_AGENCIES,
            Permission.MANAGE_MEMBERS,
            Permission.READ_MEMBERS,
            Permission.SET_APPROVALS,
            Permission.SET_CLOCK,
            Permission.WATCH_EXCHANGE,
        }
    ),
    _grants((Purpose.ADMINISTRATION,), Scope.NODE, Realm.ADMINISTRATION),
)
DUTY_OFFICER = Role(
    "duty_officer",
    _("Duty officer"),
    _(
        "Sits at the duty desk day and night: reads and answers urgent messages of other countries and watches "
        "the lines; sees no case and no other letter."
    ),
    frozenset(
        {
            Permission.READ_ALERTS,
            Permission.WRITE_ALERTS,
            Permission.WATCH_EXCHANGE,
            Permission.READ_MEMBERS,
            Permission.DECIDE_SILENT,
            Permission.DO_TASKS,
        }
    ),
    _grants((Purpose.PROTECTION, Purpose.REFERRAL), Scope.NODE, Realm.ALERTS, Realm.MATCH_DESK),
)
MATCH_OVERSIGHT = Role(
    "match_oversight",
    _("Oversight of matching"),
    _("Compares a random part of the questions to other countries with the case files; asks none."),
    frozenset({Permission.READ_MATCHES, Permission.OVERSEE_MATCHES}),
    _grants((Purpose.AUDIT,), Scope.NODE, Realm.MATCHES),
)
SERVICE_PROVIDER = Role(
    "service_provider",
    _("Service provider"),
    _(
        "Answers for a shelter, clinic, legal office or other service: sees what was referred to it, "
        "and nothing else."
    ),
    frozenset({Permission.ANSWER_ASSISTANCE}),
    _grants((Purpose.PROTECTION,), Scope.AGENCY, Realm.ASSISTANCE),
)
HOTLINE_OFFICER = Role(
    "hotline_officer",
    _("Hotline officer"),
    _(
        "Answers people who ask about an offer or an agency: reads what they report on the public site, looks agencies "
        "up and receives complaints; sees no case, and the complaints of the own office alone."
    ),
    frozenset({Permission.READ_RECRUITERS, Permission.RECEIVE_COMPLAINT, Permission.ANSWER_REPORTS}),
    _grants((Purpose.PROTECTION,), Scope.AGENCY, Realm.COMPLAINTS)
    + _grants((Purpose.PROTECTION,), Scope.NODE, Realm.REPORTS),
)
LABOUR_INSPECTOR = Role(
    "labour_inspector",
    _("Labour inspector"),
    _(
        "Keeps the register of recruitment agencies, takes official lists in, and decides complaints of the whole "
        "node; sees no case."
    ),
    frozenset(
        {
            Permission.READ_RECRUITERS,
            Permission.KEEP_RECRUITERS,
            Permission.RECEIVE_COMPLAINT,
            Permission.DECIDE_COMPLAINT,
        }
    ),
    _grants((Purpose.PROTECTION,), Scope.NODE, Realm.COMPLAINTS, Realm.RECRUITERS),
)
LURE_ANALYST = Role(
    "lure_analyst",
    _("Analyst of lures"),
    _(
        "Follows campaigns of adverts and messages that lure people: takes posts in, decides what is a campaign, warns "
        "the public, platforms and other countries; sees no case."
    ),
    frozenset(
        {
            Permission.READ_LURES,
            Permission.DECIDE_LURES,
            Permission.READ_ALERTS,
            Permission.WRITE_ALERTS,
        }
    ),
    _grants((Purpose.PROTECTION,), Scope.NODE, Realm.LURES)
    + _grants((Purpose.PROTECTION,), Scope.AGENCY, Realm.ALERTS),
)
AWARENESS_OFFICER = Role(
    "awareness_officer",
    _("Awareness officer"),
    _("Plans the awareness campaigns of the own office and writes down what came of them; sees no case."),
    frozenset({Permission.READ_AWARENESS, Permission.PLAN_AWARENESS}),
    _grants((Purpose.PROTECTION,), Scope.AGENCY, Realm.AWARENESS),
)
SOLE_SUPERVISOR = Role(
    "sole_supervisor",
    _("Sole supervisor"),
    _(
        "May approve what they asked for themselves, in an office without a second supervisor; each such "
        "approval is marked."
    ),
    frozenset({Permission.ANSWER_APPROVAL, Permission.ANSWER_OWN_APPROVAL}),
    _grants(_CASE_PURPOSES, Scope.AGENCY, Realm.CASES),
)
NODE_SERVICE = Role(
    "node_service",
    _("Node service"),
    _(
        "The node's own worker: carries letters, applies what arrives, runs clocks and imports. "
        "Nobody signs in as it."
    ),
    frozenset(Permission),
    _grants(_CASE_PURPOSES, Scope.NODE, *_CASE_REALMS, Realm.ALERTS, Realm.MATCH_DESK, Realm.LINKAGES)
    + _grants(
        (Purpose.PROTECTION,),
        Scope.NODE,
        Realm.COMPLAINTS,
        Realm.RECRUITERS,
        Realm.REPORTS,
        Realm.LURES,
        Realm.AWARENESS,
    )
    + _grants((Purpose.STATISTICS,), Scope.NODE, Realm.FIGURES)
    + _grants((Purpose.AUDIT,), Scope.NODE, Realm.AUDIT)
    + _grants((Purpose.ADMINISTRATION,), Scope.NODE, Realm.ADMINISTRATION),
)

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        FRONT_LINE_OFFICER,
        CASE_WORKER,
        SUPERVISOR,
        FOCAL_POINT,
        ANALYST,
        AUDITOR,
        NODE_ADMINISTRATOR,
        DUTY_OFFICER,
        MATCH_OVERSIGHT,
        SERVICE_PROVIDER,
        HOTLINE_OFFICER,
        LABOUR_INSPECTOR,
        LURE_ANALYST,
        AWARENESS_OFFICER,
        SOLE_SUPERVISOR,
        NODE_SERVICE,
    )
}


def role(code: str) -> Role:
    """Return the role of that code; raises UnknownCode with the codes that exist."""
    try:
        return ROLES[code]
    except KeyError:
        raise UnknownCode(f"There is no role {code!r}.", remedy=f"Use one of {', '.join(ROLES)}.") from None
