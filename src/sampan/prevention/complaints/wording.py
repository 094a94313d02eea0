"""The codes of complaints in words."""

from django.utils.translation import gettext_lazy

BY_KIND_WORDS = {
    "worker": gettext_lazy("a worker"),
    "family": gettext_lazy("somebody of the family"),
    "ngo": gettext_lazy("an organisation"),
    "inspector": gettext_lazy("an inspector"),
    "other": gettext_lazy("somebody else"),
}
ABOUT_WORDS = {
    "fees": gettext_lazy("fees that may not be asked"),
    "documents_kept": gettext_lazy("passport or papers kept"),
    "contract_changed": gettext_lazy("contract changed or replaced"),
    "unlicensed": gettext_lazy("recruits without a licence"),
    "false_promise": gettext_lazy("other work or pay than promised"),
    "wages_withheld": gettext_lazy("wages not paid"),
    "violence": gettext_lazy("threats or violence"),
    "other": gettext_lazy("something else"),
}
STATE_WORDS = {
    "received": gettext_lazy("received"),
    "looked_into": gettext_lazy("looked into"),
    "upheld": gettext_lazy("upheld"),
    "not_upheld": gettext_lazy("not upheld"),
    "passed_on": gettext_lazy("passed on"),
}
STATE_KINDS = {
    "received": "warm", "looked_into": "waiting", "upheld": "done", "not_upheld": "quiet", "passed_on": "quiet",
}  # fmt: skip
"""The badge of each state."""
