"""Permissions in words, for the page that says who may do what."""

from django.utils.translation import gettext_lazy as _

from sampan.registry.access.roles import Permission

PERMISSION_WORDS = {
    Permission.OPEN_CASE: _("open a case"),
    Permission.OPEN_GROUP: _("open many cases at once"),
    Permission.EDIT_CASE: _("change the record of a case"),
    Permission.CLOSE_CASE: _("close and reopen a case"),
    Permission.ASSIGN_TEAM: _("put people on a case's team"),
    Permission.READ_IDENTITY: _("open names and contacts"),
    Permission.WRITE_IDENTITY: _("write names and contacts"),
    Permission.SCREEN: _("screen a person"),
    Permission.DECIDE_STATUS: _("decide whether a person is a victim of trafficking"),
    Permission.RECORD_CONSENT: _("record a consent"),
    Permission.WITHDRAW_CONSENT: _("withdraw a consent when the person asks"),
    Permission.OFFER_REFERRAL: _("offer a referral"),
    Permission.ANSWER_REFERRAL: _("accept or decline a referral"),
    Permission.RELEASE_IDENTITY: _("release a name to the other side, under consent"),
    Permission.HAND_OVER: _("hand a case over"),
    Permission.READ_LETTERS: _("read letters of other nodes"),
    Permission.IMPORT_RECORDS: _("import records"),
    Permission.EXPORT_RECORDS: _("export records"),
    Permission.READ_FIGURES: _("read figures"),
    Permission.READ_AUDIT: _("read the audit"),
    Permission.MANAGE_ACCOUNTS: _("open, change and close accounts"),
    Permission.MANAGE_AGENCIES: _("register agencies"),
    Permission.MANAGE_MEMBERS: _("pair with other nodes and suspend them"),
    Permission.READ_MEMBERS: _("see the members"),
    Permission.ERASE_CASE: _("erase a case"),
}
