"""Codes of the matches slice in words: legal bases, states, wishes, verdicts, reasons of removal, kinds of keys."""

from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.facts import LegalBasis, Removal, State, Verdict, Wish

LEGAL_BASIS_WORDS = {
    LegalBasis.PALERMO: _("UN Trafficking Protocol"),
    LegalBasis.ACTIP: _("ASEAN Convention against trafficking (ACTIP)"),
    LegalBasis.BILATERAL: _("Bilateral agreement"),
    LegalBasis.MUTUAL_ASSISTANCE: _("Mutual legal assistance"),
    LegalBasis.CONSENT: _("Consent of the person"),
}
STATE_WORDS = {
    State.ASKED: (_("on its way"), "waiting"),
    State.HALF: (_("waits for the key-holder"), "waiting"),
    State.HIT: (_("hit: they know this person"), "done"),
    State.NONE: (_("no hit"), "quiet"),
    State.WAITING: (_("asked; an answer may come until the time limit"), "waiting"),
    State.KNOWN: (_("they answered: they know this person"), "done"),
    State.SILENCE: (_("no answer within the time limit"), "quiet"),
    State.LOST: (_("could not be looked up there: this is no answer"), "warm"),
    State.REFUSED: (_("refused"), "warm"),
    State.ANSWERED: (_("answered by this node"), "quiet"),
}
WISH_WORDS = {
    Wish.REFERRAL: _("a referral of the person"),
    Wish.INFORMATION: _("information about the case"),
}
VERDICT_WORDS = {
    Verdict.WAITING: (_("waits for a decision"), "waiting"),
    Verdict.APPROVED: (_("approved"), "done"),
    Verdict.REFUSED: (_("declined"), "quiet"),
    Verdict.LOST: (_("did not arrive: nobody decided on it"), "warm"),
    Verdict.EXPIRED: (_("time limit over"), "quiet"),
    Verdict.ENDED: (_("ended: the person withdrew consent"), "quiet"),
}
REMOVAL_WORDS = {
    Removal.MISTAKEN: _("It was recorded by mistake, or is not theirs"),
    Removal.OVER: _("The investigation does not need it any more"),
    Removal.HELPED: _("It belongs to a person who is helped"),
}
KIND_WORDS = {
    "document": _("document"),
    "phone": _("telephone"),
    "handle": _("account on a platform"),
    "account": _("bank account"),
    "wallet": _("wallet"),
    "domain": _("web domain"),
    "url": _("web page"),
    "name_birth": _("name and day of birth"),
    "name_new_year": _("name and year of birth"),
    "skeleton_birth": _("similar name and day of birth"),
    "tokens_birth": _("two parts of the name and day of birth"),
    "token_birth_place": _("part of the name, day of birth, province"),
    "name_year_place": _("name, year of birth, province"),
    "skeleton_year_place": _("similar name, year of birth, province"),
}
