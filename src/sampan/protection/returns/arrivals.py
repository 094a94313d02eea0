"""What an arriving letter of a return does here; called once a letter, in its transaction."""

from collections.abc import Mapping
from uuid import UUID

from sampan.protection.returns.bodies import (
    check_body,
    code_in,
    day_in,
    field_names,
    moment_in,
    number_in,
    told_of,
)
from sampan.protection.returns.contents import PREVIEW_FIELDS
from sampan.protection.returns.conversation import Event, may_keep
from sampan.protection.returns.effects import EFFECTS, KNOWN, plainly, province_in
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import after
from sampan.protection.returns.services.following import follow
from sampan.protection.returns.services.keeping import (
    Said,
    begin,
    move_on,
    of_conversation,
    put_down,
    state_of,
)
from sampan.protection.returns.services.receiving import thread_of
from sampan.protection.returns.table import Act, Side
from sampan.registry.agencies.queries import focal_point_agency_id
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter, SettledLetter
from sampan.registry.correspondence.services.keeping import file_letter
from sampan.registry.identifiers import new_person_id
from sampan.vocabulary.errors import InvalidInput


def on_letter(letter: ArrivedLetter) -> None:
    """Apply a letter of the kinds `return.*`; a SampanError refuses it and changes nothing."""
    act, by = _act(letter)
    check_body(letter.body)
    if act is Act.PROPOSE:
        _begin(letter)
        return
    kept = of_conversation(letter.conversation, side=by.other, member=letter.member)
    event = Event(act, by, told_of(act.value, letter.body))
    before = state_of(kept)
    said = Said(event.told, letter_id=letter.id)
    if may_keep(before, event):
        said = EFFECTS.get(act, plainly)(kept, letter, event)
    said = Said(
        said.facts,
        said.sealed,
        moment_in(letter.body, "happened_at", latest=house_now()),
        letter.id,
        said.changes,
    )
    kept = move_on(kept, event, said, by=letter.by, purpose=letter.purpose)
    _file(letter, kept)
    follow(kept, event, before=before, body=letter.body, by=letter.by, purpose=letter.purpose)
    after(kept, by=letter.by, purpose=letter.purpose)


def on_settled(letter: SettledLetter) -> None:
    """Note that one of our letters was refused or could not be delivered in time: somebody has to call."""
    if not letter.kind.startswith("return."):
        return
    for side in Side:
        for kept in Return.objects.filter(
            conversation=letter.conversation, side=side.value, member=letter.member
        ):
            facts = {"letter": letter.kind.removeprefix("return."), "reason": letter.reason}
            said = Said(facts, letter_id=letter.id)
            put_down(kept, f"letter_{letter.state.value}", said, by=letter.by, purpose=letter.purpose)
            follow_failure(kept, letter)


def follow_failure(kept: Return, letter: SettledLetter) -> None:
    """Owe the call that a failed letter needs."""
    follow(kept, None, before=state_of(kept), body={}, by=letter.by, purpose=letter.purpose)


def _act(letter: ArrivedLetter) -> tuple[Act, Side]:
    try:
        act, by = Act(letter.kind.removeprefix("return.")), Side(str(letter.body.get("from")))
    except ValueError:
        raise InvalidInput("This release does not know that act of a return.", field="kind") from None
    return act, by


def _begin(letter: ArrivedLetter) -> None:
    body = letter.body
    told = body.get("preview")
    preview = (
        {code: told[code] for code in PREVIEW_FIELDS if code in told} if isinstance(told, Mapping) else {}
    )
    _check_codes(preview)
    day = day_in(body, "answer_by")
    if day is None:
        raise InvalidInput("The letter says no day for the answer.", field="answer_by")
    kept = Return(
        id=new_person_id(), conversation=letter.conversation, side=Side.ORIGIN.value, member=letter.member,
        agency_id=focal_point_agency_id(), group=_id(body, "group"), group_number=number_in(body, "group_number"),
        preview=preview,
        province=province_in(body), citizenship=next(iter(preview.get("citizenship") or ()), "")[:2],
        is_child=preview.get("majority") == "child", **thread_of(letter.member, body),
        unknown={"body": field_names({name: 1 for name in body if name not in KNOWN})},
    )  # fmt: skip
    event, said = Event(Act.PROPOSE, Side.HOST), Said(letter_id=letter.id)
    begin(kept, event, said, by=letter.by, purpose=letter.purpose)
    _file(letter, kept)
    follow(kept, event, before=state_of(kept), body=body, by=letter.by, purpose=letter.purpose)


def _file(letter: ArrivedLetter, kept: Return) -> None:
    file_letter(
        member=letter.member, letter_id=letter.id, agency_id=kept.agency_id, case_id=kept.case_id, by=letter.by,
        purpose=letter.purpose,
    )  # fmt: skip


def _check_codes(preview: Mapping[str, object]) -> None:
    for told in preview.values():
        for one in told if isinstance(told, list) else [told]:
            if not code_in({"one": one}, "one"):
                raise InvalidInput(
                    "The letter is not well formed.", remedy="Call the other node.", field="preview"
                )


def _id(body: Mapping[str, object], part: str) -> UUID | None:
    try:
        return UUID(str(body.get(part) or ""))
    except ValueError:
        return None
