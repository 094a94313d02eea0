"""How the logs agree and what was found, in words that a person understands."""

from django.utils.translation import gettext_lazy as _

from sampan.partnership.witness.facts import Agreement, Finding

AGREEMENT_WORDS = {
    Agreement.AGREES: _("fits together"),
    Agreement.NOT_YET: _("nothing told yet"),
    Agreement.ASKED: _("asked to explain"),
    Agreement.UNANSWERED: _("owes an explanation"),
    Agreement.EQUIVOCATION: _("told two histories"),
}
BADGES = {
    Agreement.AGREES: ("done", "check"),
    Agreement.NOT_YET: ("quiet", "hourglass"),
    Agreement.ASKED: ("waiting", "hourglass"),
    Agreement.UNANSWERED: ("warm", "hourglass"),
    Agreement.EQUIVOCATION: ("danger", "triangle-alert"),
}
FINDING_WORDS = {
    Finding.SAME_SIZE: _("It signed two different logs with the same number of letters."),
    Finding.SHRUNK: _("It signed a log, and later one with fewer letters."),
    Finding.INCONSISTENT: _("It could not show that its later log contains its earlier one."),
    Finding.AUDIT_SPLIT: _("It signed two different audits with the same number of entries."),
    Finding.AUDIT_SHRUNK: _("It signed an audit, and later one with fewer entries."),
    Finding.OWN_LOG: _("Somebody signed a log with this node's key that this node's log contradicts."),
    Finding.OWN_AUDIT: _("This node's audit no longer contains what it signed earlier."),
}
FINDING_CAUSES = {
    Finding.OWN_LOG: _("Either this node was restored from a backup, or its key was stolen."),
    Finding.OWN_AUDIT: _("Either this node was restored from a backup, or somebody changed its database."),
}
USUAL_CAUSE = _(
    "Either its node was restored from a backup, or somebody there changed what was sent or received."
)
