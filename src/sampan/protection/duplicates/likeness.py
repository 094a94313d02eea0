"""How alike two files are: points for what agrees, against for what differs. A warning, never a verdict.

The weights order a list that a person reads; they are our own judgement, to be replaced by measured ones
(the matching engine). A document alone is enough to ask; a name needs something beside it; a phone, which
families share, needs a name or two facts.
"""

from collections.abc import Iterable

from sampan.protection.cases.services.comparing import ComparedFacts
from sampan.protection.duplicates.facts import Likeness, Reason

ASK_FROM = 45  # below it nobody is asked: a whole name alone has 35
MOST_HOLDERS = 50  # a name, phone or document that more files hold says nothing of sameness by itself
FEW_HOLDERS = 4  # a whole name that more of the compared files hold is a common one, and says less
COMMON_NAME = "common_name"
_SHARED = {"document": 70, "name": 35, "phone": 25}
_COMMON_NAME = 25
_SEX_DIFFERS = -25  # typed wrongly more often than two people share a document
_SAME_OPERATION = 10  # the same person registered at two tables of one rescue
_CITIZENSHIP, _CITIZENSHIP_DIFFERS = 5, -15
_AGES = ((1, 10), (3, 0), (8, -15))  # years apart at most, points; registered ages are often a guess
_AGES_FAR = -40


def likeness(one: ComparedFacts, other: ComparedFacts, shared: Iterable[str]) -> Likeness:
    """Return how alike two files are, given which kinds of hashes they share (document, name, common_name, phone)."""
    kinds = set(shared)
    reasons = [Reason(kind, points) for kind, points in _SHARED.items() if kind in kinds]
    if COMMON_NAME in kinds and "name" not in kinds:
        reasons.append(Reason("name", _COMMON_NAME))
    reasons += [found for found in (_sex(one, other), _age(one, other), _citizens(one, other)) if found]
    if one.operation_id is not None and one.operation_id == other.operation_id:
        reasons.append(Reason("operation", _SAME_OPERATION))
    score = max(0, min(100, sum(reason.points for reason in reasons)))
    first, second = sorted((one.case_id, other.case_id))
    return Likeness(first, second, score, tuple(reasons))


def _sex(one: ComparedFacts, other: ComparedFacts) -> Reason | None:
    if not one.sex or not other.sex or one.sex == other.sex:
        return None
    return Reason("sex_differs", _SEX_DIFFERS)


def _age(one: ComparedFacts, other: ComparedFacts) -> Reason | None:
    if one.born is None or other.born is None:
        return None
    apart = abs(one.born - other.born)
    points = next((points for years, points in _AGES if apart <= years), _AGES_FAR)
    ages = sorted((one.age or 0, other.age or 0))
    code = "age" if points >= 0 else "age_differs"
    return Reason(code, points, {"younger": ages[0], "older": ages[1]})


def _citizens(one: ComparedFacts, other: ComparedFacts) -> Reason | None:
    if not one.citizenship or not other.citizenship:
        return None
    if one.citizenship & other.citizenship:
        return Reason("citizenship", _CITIZENSHIP)
    return Reason("citizenship_differs", _CITIZENSHIP_DIFFERS)
