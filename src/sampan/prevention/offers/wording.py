"""The codes of reports in words."""

from django.utils.translation import gettext_lazy

STATE_WORDS = {
    "new": gettext_lazy("received"),
    "read": gettext_lazy("being read"),
    "answered": gettext_lazy("answered"),
    "passed_on": gettext_lazy("passed on"),
    "closed": gettext_lazy("closed"),
    "forgotten": gettext_lazy("forgotten"),
}
STATE_KINDS = {
    "new": "warm",
    "read": "waiting",
    "answered": "done",
    "passed_on": "quiet",
    "closed": "quiet",
    "forgotten": "quiet",
}
"""The badge of each state."""
SETTLE_WORDS = {
    "passed_on": gettext_lazy("passed on to those who can stop it"),
    "closed": gettext_lazy("closed"),
    "read": gettext_lazy("being read again"),
}
