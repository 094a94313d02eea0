"""The words of a referral: its phases, acts and next steps, as people read them."""

from django.utils.translation import gettext_lazy as _

PHASE_KINDS = {
    "previewed": "waiting",
    "accepted": "info",
    "declined": "quiet",
    "expired": "warm",
    "recalled": "quiet",
    "released": "info",
    "handed_over": "done",
    "closed": "done",
    "withdrawn": "sealed",
}
OWNERS = {
    "sender": _("The country that refers"),
    "receiver": _("The country that was asked"),
    "in_transit_to_receiver": _("On the way to the country that was asked"),
    "in_transit_to_sender": _("On the way back to the country that refers"),
}
HELD = {
    "nothing": _("Nothing"),
    "preview": _("The preview, without identity"),
    "identity": _("The identity and record that were released"),
    "feedback": _("Feedback"),
    "sealed": _("Closed: nobody can open it"),
    "erased": _("Erased"),
}
ACTS = {
    "preview": _("Preview sent, without identity"),
    "accept": _("Accepted"),
    "decline": _("Declined"),
    "expire": _("No answer came in time"),
    "recall": _("Taken back by the country that refers"),
    "release": _("Identity released under consent"),
    "hand_over": _("Case handed over"),
    "confirm": _("Hand-over confirmed: exactly one owner"),
    "feedback": _("Feedback on how the person fares"),
    "close": _("Completed: no more feedback is due"),
    "withdraw": _("The person withdrew consent"),
    "seal": _("Receipt: what was held is closed"),
    "erase": _("Receipt: what was held is erased"),
    "letter_refused": _("The other side could not apply a letter"),
    "letter_expired": _("A letter could not be delivered in time"),
}
NEXT = {
    ("receiver", "previewed"): _("Answer: accept it for a worker, or decline with a reason."),
    ("receiver", "accepted"): _("Wait: the other side releases the identity under consent."),
    ("receiver", "released"): _("Prepare to receive the person; the other side hands the case over."),
    ("receiver", "handed_over"): _("Tell the other side how the person fares."),
    ("sender", "previewed"): _("Wait for the answer; you can take the referral back."),
    ("sender", "accepted"): _("Release the identity, as far as the person agreed."),
    ("sender", "released"): _("Hand the case over when the person goes."),
    ("sender", "handed_over"): _("Wait for feedback."),
    ("sender", "declined"): _("Refer to somebody else, or go on here."),
    ("sender", "expired"): _("Call the other side's focal point, or refer again."),
}
