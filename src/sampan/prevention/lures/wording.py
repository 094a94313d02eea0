"""The codes of lures in words."""

from django.utils.translation import gettext_lazy

from sampan.prevention.lures.facts import PLATFORMS

STATE_WORDS = {
    "new": gettext_lazy("not decided yet"),
    "confirmed": gettext_lazy("confirmed campaign"),
    "not_a_lure": gettext_lazy("not a lure"),
    "closed": gettext_lazy("campaign that is over"),
}
STATE_KINDS = {"new": "warm", "confirmed": "danger", "not_a_lure": "quiet", "closed": "done"}
"""The badge of each state."""
DECIDE_WORDS = {
    "confirmed": gettext_lazy("It is a campaign of lures"),
    "not_a_lure": gettext_lazy("It is not a lure"),
    "closed": gettext_lazy("It is over"),
    "new": gettext_lazy("Take the decision back and look at it anew"),
}
ACT_WORDS = STATE_WORDS | {
    "new": gettext_lazy("decision taken back"),
    "merged": gettext_lazy("made one with another campaign"),
    "parted": gettext_lazy("parted from another campaign"),
}
ORDER_WORDS = {
    "largest": gettext_lazy("largest first"),
    "newest": gettext_lazy("newest first"),
    "growing": gettext_lazy("growing this week"),
}
_OTHERS = {
    "job_board": gettext_lazy("job board"),
    "sms": gettext_lazy("text message"),
    "web": gettext_lazy("website"),
    "paper": gettext_lazy("on paper"),
    "other": gettext_lazy("elsewhere"),
    "x": "X",
    "tiktok": "TikTok",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "youtube": "YouTube",
    "line": "LINE",
}
PLATFORM_WORDS = {code: _OTHERS.get(code, code.capitalize()) for code in PLATFORMS}
CONTACT_WORDS = {
    "phone": gettext_lazy("telephone"),
    "handle": gettext_lazy("name on a platform"),
    "account": gettext_lazy("bank account"),
    "wallet": gettext_lazy("wallet"),
    "email": gettext_lazy("e-mail"),
    "url": gettext_lazy("address on the web"),
}
