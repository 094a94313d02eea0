"""May a letter of this kind go to, or be taken from, this member today? Asked at the door of the exchange."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from sampan.engines.exchange.agreements import Missing, Objection, Terms, Way, always_goes, objection
from sampan.partnership.members.facts import AgreementState, MemberState
from sampan.partnership.members.models import Agreement, Member, Policy
from sampan.partnership.members.posting import service_reader
from sampan.registry.access.context import reading_as
from sampan.registry.correspondence.queries import letters
from sampan.registry.facts_at_hand import fact
from sampan.registry.people.identity import CONSENT_GROUP_OF
from sampan.vocabulary.errors import NoAgreement

_ON_RECORD = (AgreementState.IN_FORCE, AgreementState.ENDED)
_TERMS = ("state", "valid_from", "valid_to", "kinds_out", "kinds_in", "groups_out", "groups_in")
_ASK = "the node's administrator"


@dataclass(frozen=True)
class Allowance:
    """What may go between this node and one member: read once, asked for each letter of a batch."""

    member: str
    state: MemberState | None
    terms: tuple[Terms, ...]
    has_ended: bool  # an agreement was ended before its last day
    only_with_agreement: bool

    def require(
        self,
        *,
        kind: str,
        groups: Collection[str] = (),
        way: str,
        on: date,
        conversation: UUID | str | None = None,
    ) -> None:
        """Return when the letter may go or be taken; NoAgreement, naming what is missing, otherwise.

        `conversation` is looked up only when the agreements alone would refuse, or the member leaves.
        """
        if self.state is MemberState.LEFT:
            raise _left()
        asked = {"kind": kind, "groups": groups, "way": Way(way), "on": on}
        found = self._objection(**asked, is_answer=False)
        must_answer = self.state is MemberState.LEAVING and not always_goes(kind)
        if found is None and not must_answer:
            return
        is_answer = conversation is not None and _is_known(self.member, conversation)
        if must_answer and not is_answer:
            raise _leaving()
        found = found and self._objection(**asked, is_answer=is_answer)
        if found is not None:
            raise _refusal(found, kind)

    def _objection(
        self, *, kind: str, groups: Collection[str], way: Way, on: date, is_answer: bool
    ) -> Objection | None:
        if not self.terms and not self.has_ended and not self.only_with_agreement:
            return None  # pairing itself counts as an agreement for every kind
        found = objection(self.terms, kind=kind, groups=groups, way=way, on=on, is_answer=is_answer)
        ended = found is not None and found.missing is Missing.AGREEMENT and self.has_ended
        return Objection(Missing.EXPIRED) if ended else found


def require_allowed(
    *,
    member: str,
    kind: str,
    groups: Collection[str] = (),
    way: str,
    on: date,
    conversation: UUID | str | None = None,
) -> None:
    """Return when a letter may go to (`way` out) or be taken from (in) a member on a day; NoAgreement otherwise.

    One indexed query. For many letters of one member ask `allowance_of` once.
    """
    allowance_of(member).require(kind=kind, groups=groups, way=way, on=on, conversation=conversation)


def allowance_of(member: str) -> Allowance:
    """Return what may go between this node and a member, in one query; an unknown member has no state."""
    return fact(("allowance", member), lambda: _allowance_of(member))


def _allowance_of(member: str) -> Allowance:
    listed = Agreement.objects.filter(member=OuterRef("node_id"), state__in=_ON_RECORD)
    terms = ArraySubquery(listed.order_by().values(json=JSONObject(**{name: name for name in _TERMS})))
    policy = Subquery(Policy.objects.values("only_with_agreement")[:1])
    found = Member.objects.filter(node_id=member).order_by().annotate(terms=terms, demands=policy)
    row = found.values_list("state", "terms", "demands").first()
    if row is None:
        return Allowance(member, None, (), False, True)
    state, on_record, demands = row
    return Allowance(
        member=member,
        state=MemberState(state),
        terms=tuple(_terms(one) for one in on_record if one["state"] == AgreementState.IN_FORCE),
        has_ended=any(one["state"] == AgreementState.ENDED for one in on_record),
        only_with_agreement=bool(demands),
    )


def groups_in(body: Mapping[str, object]) -> frozenset[str]:
    """Return the consent groups that a letter's body releases: those it names, and those of the names it holds."""
    named = body.get("groups")
    identity = body.get("identity")
    told = {one for one in named if isinstance(one, str)} if isinstance(named, list) else set()
    held = (
        {CONSENT_GROUP_OF.get(one, "identity") for one in identity}
        if isinstance(identity, Mapping)
        else set()
    )
    return frozenset(told | held)


def is_near_its_end(valid_to: date | None, *, on: date, within: timedelta = timedelta(days=60)) -> bool:
    """Say whether an agreement or document ends within sixty days (or has): time to speak to the other side."""
    return valid_to is not None and valid_to - on <= within


def _terms(row: Mapping[str, object]) -> Terms:
    kept = {name: frozenset(row[name]) for name in _TERMS[3:]}  # type: ignore[call-overload]
    last = row["valid_to"]
    return Terms(
        date.fromisoformat(str(row["valid_from"])), date.fromisoformat(str(last)) if last else None, **kept
    )


def _is_known(member: str, conversation: UUID | str) -> bool:
    try:
        conversation = UUID(str(conversation))
    except ValueError:  # a peer's letter may name anything
        return False
    reader = service_reader()
    with reading_as(reader):
        return bool(letters(reader=reader, member=member, conversation=conversation, limit=1))


def _refusal(found: Objection, kind: str) -> NoAgreement:
    """Return the refusal that names what is missing."""
    groups = ", ".join(sorted(found.groups))
    match found.missing:
        case Missing.EXPIRED:
            return NoAgreement(
                "The agreement with that member has ended.", remedy="Propose a new version of it.", ask=_ASK
            )
        case Missing.NOT_YET_VALID:
            return NoAgreement(
                "The agreement with that member does not hold yet.",
                remedy="Wait for its first day.",
                ask=_ASK,
            )
        case Missing.KIND:
            return NoAgreement(
                f"The agreement with that member does not allow letters of this kind: {kind}.",
                remedy="Propose a new version that names the kind.",
                ask=_ASK,
            )
        case Missing.GROUPS:
            return NoAgreement(
                f"The agreement with that member does not allow these groups of fields: {groups}.",
                remedy="Leave them out, or propose a new version that names them.",
                ask=_ASK,
            )
    return NoAgreement(
        "There is no agreement on record with that member, and this node demands one.",
        remedy="Propose an agreement, or let the administrator lift the demand.",
        ask=_ASK,
    )


def _leaving() -> NoAgreement:
    return NoAgreement(
        "That member is leaving: only open conversations are brought to their end.",
        remedy="Answer in a conversation that exists, or choose another member.",
        ask=_ASK,
    )


def _left() -> NoAgreement:
    return NoAgreement("That member has left.", remedy="Choose another member, or pair anew.", ask=_ASK)
