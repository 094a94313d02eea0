"""Words for the roles of members, the kinds of letters that an agreement names, and the states of what is signed."""

from django.utils.translation import gettext_lazy as _

from sampan.partnership.members.facts import AgreementState, DocumentKind, DocumentState

ROLES = {
    "country": _("country"),
    "organisation": _("organisation"),
    "observer": _("observer"),
    "secretariat": _("secretariat"),
}
KINDS = {
    "preservation.": _("Preservation of electronic data (24/7)"),
    "urgent.": _("Urgent messages to protect a person"),
    "referral.": _("Referrals"),
    "return.": _("Returns"),
    "alert.": _("Alerts"),
    "parcel.": _("Large files"),
    "figures.": _("Figures"),
    "match.": _("Private questions: does the other country know somebody"),
}
"""What an agreement may name, by the beginning of the kind; a kind of a later release is shown by its code."""

DOCUMENT_KINDS = {DocumentKind.ROOT: _("Root"), DocumentKind.DIRECTORY: _("Directory")}
DOCUMENT_STATES = {
    DocumentState.PROPOSED: (_("collects signatures"), "waiting"),
    DocumentState.IN_FORCE: (_("in force"), "done"),
    DocumentState.SUPERSEDED: (_("earlier version"), "quiet"),
    DocumentState.DROPPED: (_("dropped"), "quiet"),
}
AGREEMENT_STATES = {
    AgreementState.PROPOSED_HERE: (_("proposed by us, waits for their answer"), "waiting"),
    AgreementState.PROPOSED_THERE: (_("proposed by them, waits for your answer"), "warm"),
    AgreementState.IN_FORCE: (_("confirmed by both"), "done"),
    AgreementState.SUPERSEDED: (_("replaced by a newer version"), "quiet"),
    AgreementState.DECLINED: (_("declined"), "quiet"),
    AgreementState.ENDED: (_("ended early"), "paused"),
}


def words_of_kind(code: str) -> str:
    """Return a kind of letters in words, with or without its last dot; else its code."""
    return str(KINDS.get(f"{code.rstrip('.')}.", code))
