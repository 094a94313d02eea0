"""Words for the kinds of letters and the members of their bodies; a newer peer's are shown as they come."""

from django.utils.translation import gettext, gettext_noop

KINDS = (
    gettext_noop("Referral"),
    gettext_noop("Members"),
    gettext_noop("preview"),
    gettext_noop("accept"),
    gettext_noop("decline"),
    gettext_noop("expire"),
    gettext_noop("recall"),
    gettext_noop("release"),
    gettext_noop("hand over"),
    gettext_noop("confirm"),
    gettext_noop("feedback"),
    gettext_noop("close it"),
    gettext_noop("withdraw"),
    gettext_noop("seal"),
    gettext_noop("erase"),
)
PARTS = (
    gettext_noop("reason"),
    gettext_noop("services"),
    gettext_noop("urgency"),
    gettext_noop("purpose"),
    gettext_noop("answer by"),
    gettext_noop("groups"),
    gettext_noop("identity"),
    gettext_noop("record"),
    gettext_noop("milestones"),
    gettext_noop("consent"),
    gettext_noop("outcome"),
    gettext_noop("note"),
    gettext_noop("name"),
    gettext_noop("full name"),
    gettext_noop("given name"),
    gettext_noop("family name"),
    gettext_noop("romanised"),
    gettext_noop("script"),
    gettext_noop("other names"),
    gettext_noop("birth date"),
    gettext_noop("documents"),
    gettext_noop("phones"),
    gettext_noop("emails"),
    gettext_noop("handles"),
    gettext_noop("address"),
    gettext_noop("narrative"),
    gettext_noop("kind"),
    gettext_noop("number"),
    gettext_noop("country"),
    gettext_noop("province"),
    gettext_noop("programme"),
    gettext_noop("on"),
    gettext_noop("card"),
)
# Words that mean something else elsewhere: "close" is said of records, "given" of a consent.
_SHOWN_AS = {"close": "close it", "full": "full name", "given": "given name", "family": "family name"}


def in_words(name: str) -> str:
    """Return a kind or member name in the reader's language, in plain English where nobody translated it."""
    plain = name.replace("_", " ")
    return gettext(_SHOWN_AS.get(plain, plain))
