"""Puts links into words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sampan.protection.companions.facts import LinkFact
from sampan.vocabulary.codelists import code_list


def kind_in_words(kind: str, relation: str, language: str) -> str:
    """Return what a link is: "Parent" in a family, else its kind: "Travelled together"."""
    if relation:
        return code_list("family_relation").label(relation, language)
    return code_list("link_kind").label(kind, language)


def link_in_words(one: LinkFact, language: str) -> str:
    """Return a link as a line: what it is, and since and until when."""
    words = [kind_in_words(one.kind, one.relation, language)]
    if one.since:
        words.append(_("since %(day)s") % {"day": one.since})
    if one.until:
        words.append(_("until %(day)s") % {"day": one.until})
    return ", ".join(words)


def facts_in_words(facts: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the words of a timeline's line: the kind of the link, and why it ended."""
    told = {"what": kind_in_words(facts.get("kind", ""), facts.get("relation", ""), language)}
    reasons = code_list("link_end_reason")
    reason = facts.get("reason", "")
    return told | {"why": reasons.label(reason, language) if reasons.has(reason) else reason}
