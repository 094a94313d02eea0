"""Arrangements: two members agree, by a person at each, on the key-holder, caps and times before they match."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import number_in, word_in
from sampan.partnership.matches.facts import ArrangementTerms, Side
from sampan.partnership.matches.models import Arrangement, Epoch
from sampan.partnership.matches.services.crossing import OVERTAKEN, is_overtaken, overtake, replace_open
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.partnership.matches.services.spending import KEEPER_BATCHES
from sampan.partnership.matches.services.untold import tell_over
from sampan.partnership.matches.services.wiping import wipe_epochs
from sampan.partnership.matches.services.withdrawing import is_crossed
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.access.reader import require as require_permission
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.identifiers import new_person_id
from sampan.vocabulary.errors import InvalidInput, NoAgreement, NotFound, WrongState

MOST_BATCHES, MOST_SELECTORS, MOST_DAYS = KEEPER_BATCHES, 1_000_000, 60
LEAST_OPENED, MOST_OPENED = 10, 50


@transaction.atomic
def propose(*, member: str, terms: ArrangementTerms, by: Actor, purpose: Purpose) -> UUID:
    """Propose an arrangement to a member and return its id; an open proposal of ours to it is taken back.

    Raises NoAgreement without an agreement that names `match`, InvalidInput for a key-holder that is one of the two
    or no member, or for numbers out of range.
    """
    require_permission(by, Permission.ARRANGE_MATCHES, purpose=purpose)
    _check(terms, member=member)
    replace_open(member=member, came_from=party.own_id(), by=by, purpose=purpose)
    row = _row(terms, member=member, conversation=new_person_id(), came_from=party.own_id())
    row.proposed_by_id = by.account_id
    row.save(force_insert=True)
    post("arrange", _body(terms), to=member, conversation=row.conversation)
    audit("arrange_proposed", row.id, by=by, purpose=purpose, member=member, keeper=terms.keeper)
    return row.id


@transaction.atomic
def answer_arrangement(*, arrangement_id: UUID, agrees: bool, by: Actor, purpose: Purpose) -> None:
    """Confirm or decline what a member proposed; an arrangement before it ends. Raises WrongState, NoAgreement."""
    require_permission(by, Permission.ARRANGE_MATCHES, purpose=purpose)
    row = _locked(id=arrangement_id)
    if row.state != "proposed" or row.came_from == party.own_id():
        raise WrongState("This is not waiting for your answer.", remedy="Propose an arrangement of your own.")
    if agrees:
        party.require_agreement(row.member, on=house_today())
        _put_in_force(row, by=by)
    else:
        row.state = "declined"
    row.save()
    post("arranged" if agrees else "declined", {}, to=row.member, conversation=row.conversation)
    audit("arrange_answered", row.id, by=by, purpose=purpose, member=row.member, agrees=agrees)


@transaction.atomic
def end_arrangement(*, arrangement_id: UUID, by: Actor, purpose: Purpose) -> None:
    """End matching with a member at once; the other side is told."""
    require_permission(by, Permission.ARRANGE_MATCHES, purpose=purpose)
    row = _locked(id=arrangement_id)
    if row.state != "in_force":
        raise WrongState("This arrangement is not in force.", remedy="Look at the list.")
    row.state, row.ended_at = "ended", house_now()
    row.save()
    post("ended", {}, to=row.member, conversation=row.conversation)
    audit("arrange_ended", row.id, by=by, purpose=purpose, member=row.member)


def arrangement_with(member: str, *, on: date) -> Arrangement:
    """Return the arrangement in force with a member, under an agreement that still allows it; NoAgreement otherwise."""
    party.require_agreement(member, on=on)
    found = Arrangement.objects.filter(member=member, state="in_force").first()
    if found is None:
        raise NoAgreement(
            "Nobody has arranged matching with that member yet.",
            remedy="Propose an arrangement, with a key-holder.",
            ask="the national focal point",
        )
    return found


def take_arrangement(letter: ArrivedLetter) -> None:
    """Take in a proposal, or what the other side says of one."""
    _ACTS[letter.kind.rpartition(".")[2]](letter)


def _proposed(letter: ArrivedLetter) -> None:
    body = letter.body
    terms = ArrangementTerms(
        keeper=word_in(body, "keeper"),
        batches_a_day=number_in(body, "batches_a_day", least=1, most=MOST_BATCHES),
        selector_cap=number_in(body, "selector_cap", most=MOST_SELECTORS),
        answer_days=number_in(body, "answer_days", least=1, most=MOST_DAYS),
        opening_per_mille=number_in(body, "opening_per_mille", least=LEAST_OPENED, most=MOST_OPENED),
    )
    _check(terms, member=letter.member)
    replace_open(member=letter.member, came_from=letter.member, by=letter.by, purpose=letter.purpose)
    row = _row(terms, member=letter.member, conversation=letter.conversation, came_from=letter.member)
    row.save(force_insert=True)
    audit("arrange_arrived", row.id, by=letter.by, purpose=letter.purpose, member=letter.member)


def _confirmed(letter: ArrivedLetter) -> None:
    row = _locked(conversation=letter.conversation, member=letter.member)
    if is_crossed(row) or is_overtaken(row):
        return
    row = _ours(letter)
    _put_in_force(row, by=None)
    row.save()
    _audit_said("arrange_confirmed", row, letter)


def _declined(letter: ArrivedLetter) -> None:
    row = _ours(letter)
    row.state = "declined"
    row.save()
    _audit_said("arrange_declined", row, letter)


def _ended(letter: ArrivedLetter) -> None:
    row = _locked(conversation=letter.conversation, member=letter.member)
    if row.ended_at is not None or row.state == "declined":
        return  # it was over: when and why stays as it was
    row.state, row.ended_at = "ended", letter.received_at
    row.save()
    _audit_said("arrange_over", row, letter)


def _audit_said(act: str, row: Arrangement, letter: ArrivedLetter) -> None:
    audit(act, row.id, by=letter.by, purpose=letter.purpose, member=row.member)


_ACTS: dict[str, Callable[[ArrivedLetter], None]] = {
    "arrange": _proposed, "arranged": _confirmed, "declined": _declined, "ended": _ended,
}  # fmt: skip


def _ours(letter: ArrivedLetter) -> Arrangement:
    row = _locked(conversation=letter.conversation, member=letter.member)
    if row.state not in ("proposed", OVERTAKEN) or row.came_from != party.own_id():
        raise WrongState("We do not wait for an answer to this.", remedy="Propose an arrangement.")
    return row


def _put_in_force(row: Arrangement, *, by: Actor | None) -> None:
    now = house_now()
    before = Arrangement.objects.select_for_update().filter(member=row.member, state="in_force")
    before.update(state="ended", ended_at=now)
    overtake(row, at=now)
    row.state, row.confirmed_at, row.ended_at = "in_force", now, None
    row.confirmed_by_id = by.account_id if by else None
    _leave_keepers(row)


def _leave_keepers(row: Arrangement) -> None:
    """End at once the epochs with this member that another key-holder keeps, and tell that one to destroy its half."""
    ours = Q(side=Side.HOLDER, asker=row.member) | Q(side=Side.ASKER, holder=row.member)
    with as_service() as reader:
        left = Epoch.objects.filter(ours).exclude(keeper=row.keeper).exclude(state="over")
        for one in left.filter(side=Side.HOLDER):
            asker, keeper = one.asker, one.keeper
            audit("epoch_left", one.id, by=reader.actor, purpose=reader.purpose, keeper=keeper, asker=asker)
        ids = list(left.values_list("id", flat=True))
        wipe_epochs(left)
        for one in Epoch.objects.filter(id__in=ids, is_untold=True):
            tell_over(one)


def _check(terms: ArrangementTerms, *, member: str) -> None:
    party.require_agreement(member, on=house_today())
    in_range = (
        0 < terms.batches_a_day <= MOST_BATCHES
        and 0 <= terms.selector_cap <= MOST_SELECTORS
        and 0 < terms.answer_days <= MOST_DAYS
        and LEAST_OPENED <= terms.opening_per_mille <= MOST_OPENED
    )
    if not in_range:
        raise InvalidInput("A number of this arrangement is out of range.", remedy="Look at the limits.")
    if terms.keeper in (member, party.own_id()):
        raise InvalidInput(
            "The key-holder must be a third member, of neither side.",
            remedy="Choose another.",
            field="keeper",
        )
    correspondent(terms.keeper)


def _row(terms: ArrangementTerms, *, member: str, conversation: UUID, came_from: str) -> Arrangement:
    return Arrangement(
        conversation=conversation, member=member, came_from=came_from, state="proposed", proposed_at=house_now(),
        **_body(terms),
    )  # fmt: skip


def _body(terms: ArrangementTerms) -> dict[str, object]:
    return {
        "keeper": terms.keeper, "batches_a_day": terms.batches_a_day, "selector_cap": terms.selector_cap,
        "answer_days": terms.answer_days, "opening_per_mille": terms.opening_per_mille,
    }  # fmt: skip


def _locked(**asked: object) -> Arrangement:
    found = Arrangement.objects.select_for_update().filter(**asked).first()
    if found is None:
        raise NotFound("There is no such arrangement here, or you may not see it.")
    return found
