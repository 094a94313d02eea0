"""Names of accounts on platforms: one platform and one name, however the link or the @ was written.

What is no account but has one name everywhere keeps its type: `facebook:group/123`, `telegram:invite/AbCd`,
`youtube:channel/UC...`. What names nobody (a post, a search, a video, a word of the platform's own) has no form.
"""

import re

from sampan.engines.matching.digits import ascii_digits
from sampan.engines.matching.identifiers.account_links import (
    ACCOUNT,
    NAMED_BY_PHONE,
    NOTHING,
    PHONE,
    Named,
    named_by_address,
    named_by_path,
    platforms,
)
from sampan.engines.matching.identifiers.addresses import undefanged
from sampan.engines.matching.identifiers.phones import canonical_phone
from sampan.engines.matching.identifiers.reserved import is_listed_host, is_reserved

_SPLIT = re.compile(r"^\s*([\w .-]{1,60}?)\s*[:：]\s*(?!//)(.+)$")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_HAS_HOST = re.compile(rf"^{_HOST.pattern}/\S+", re.IGNORECASE)
_EMAIL = re.compile(r"^[^@\s/]+@[^@\s/]+\.[^@\s/.]+$")
_WITHOUT_PATHS = frozenset({"wechat", "qq", "viber", "signal", "imo"})  # no word of an address is their name
_IGNORES_DOTS = frozenset({"facebook"})  # facebook.com/a.b and /ab lead to one page
_AS_WRITTEN = frozenset({"invite", "link", "channel"})
_FOLDED = frozenset({"group", "company", "user", "custom", "id"})
_TYPED = re.compile(rf"({'|'.join(sorted(_AS_WRITTEN | _FOLDED))})/([^/\s]+)")
_LONGEST_PHONE = 15  # digits; a longer number is the id of an account


def canonical_handle(text: str, *, region: str = "") -> str:
    """Return `platform:name` in lower case, or "" when there is nothing to go by.

    Reads `telegram:@name`, `@name` (platform ""), the platform's web addresses (t.me/name, facebook.com/name,
    wa.me/84...), and e-mail addresses (`email:name@host`; what follows + falls, and the dots before @gmail.com).
    Groups, invitations, channels and companies are `platform:type/name`, as written where their names are secrets.
    An address that names none of these, and a word of a platform's own addresses, gives "". Where a platform names
    accounts by telephone number, the number is E.164, read as one of `region`, or as an address of it must be.
    """
    bare = " ".join(ascii_digits(text).split())
    return _form(_told_apart(bare), region)


def handle_of_older_rules(canonical: str) -> str:
    """Return today's form of one that older rules made, or "" when what named somebody was lost in it.

    Until identifiers-2 words of addresses counted as names, and the letters of invitations were made small.
    """
    platform, _, name = canonical.partition(":")
    today = canonical_handle(f"https://{platform}/{name}" if _HOST.fullmatch(platform) else canonical)
    lost_case = today.partition(":")[2].partition("/")[0] in _AS_WRITTEN
    return "" if lost_case and today != canonical else today


def is_typed(canonical: str) -> bool:
    """Say whether a canonical form is that of a group, an invitation, a channel or a company, and of no account."""
    return _TYPED.fullmatch(canonical.partition(":")[2]) is not None


def _told_apart(text: str) -> Named:
    plain = undefanged(text)
    if _is_address(plain):
        return named_by_address(plain)
    if (found := _SPLIT.match(text)) and (platform := platforms().get(_word(found[1]), "")):
        inner = found[2].strip()
        if _is_address(inner):
            told = named_by_address(inner)
            return Named(platform, told.says, told.name)
        return _written(platform, inner)
    if found and _HOST.fullmatch(found[1]):  # a canonical form of another site
        return named_by_address(f"{found[1]}/{found[2].strip()}")
    return Named("", NOTHING if text.casefold() in platforms() and "." in text else ACCOUNT, text)


def _is_address(text: str) -> bool:
    return bool(_SCHEME.match(text) or (_HAS_HOST.match(text) and not _EMAIL.match(text)))


def _written(platform: str, inner: str) -> Named:
    """A name beside its platform, typed by hand, or a canonical form."""
    if found := _TYPED.fullmatch(inner):
        return Named(platform, found[1], found[2])
    if inner.startswith("+") or ("/" in inner.strip("/ ") and not _EMAIL.match(inner)):
        return named_by_path(platform, [word for word in inner.split("/") if word])
    return Named(platform, ACCOUNT, inner)


def _form(named: Named, region: str) -> str:
    if named.says == ACCOUNT and _EMAIL.match(address := _bare(named.name)):
        return f"email:{_email(address)}"
    if named.says in _AS_WRITTEN | _FOLDED:
        return _typed(named)
    phone = ""
    if named.says == PHONE or (named.says == ACCOUNT and named.platform in NAMED_BY_PHONE):
        phone = _phone(named, region)
    if named.says == ACCOUNT and not phone:
        return _account(named)
    return f"{named.platform}:{phone}" if phone else ""


def _typed(named: Named) -> str:
    name = named.name.strip("@ ")
    if "/" in name or not name or (named.says not in _AS_WRITTEN and is_reserved(name.casefold())):
        return ""
    return f"{named.platform}:{named.says}/{name if named.says in _AS_WRITTEN else name.casefold()}"


def _account(named: Named) -> str:
    name = _bare(named.name)
    if named.platform in _IGNORES_DOTS:
        name = name.replace(".", "")
    has_paths = named.platform not in _WITHOUT_PATHS
    if has_paths and is_reserved(name, on_site="." in named.platform):
        return ""
    if not any(map(str.isalnum, name)) or ("/" in name and named.platform) or is_listed_host(named.platform):
        return ""
    return f"{named.platform}:{name}"


def _bare(name: str) -> str:
    return name.lstrip("@＠~: ").rstrip("/ ").casefold().replace(" ", "")


def _phone(named: Named, region: str) -> str:
    """A link has the country's code without a +; Zalo's links also numbers as they are dialled in Viet Nam."""
    number = named.name.strip()
    if number.isdigit() and len(number) > _LONGEST_PHONE:
        return ""
    if named.says == ACCOUNT:
        return canonical_phone(number, region=region)
    if named.platform == "zalo":
        return canonical_phone(number, region="VN")
    has_code = number.isdigit() and not number.startswith("0")
    return canonical_phone(f"+{number}" if has_code else number, region=region)


def _email(address: str) -> str:
    name, _, host = address.rpartition("@")
    name = name.partition("+")[0] or name
    if host in ("gmail.com", "googlemail.com"):
        name, host = name.replace(".", ""), "gmail.com"
    return f"{name}@{host}"


def _word(text: str) -> str:
    return text.casefold().replace(" ", "")
