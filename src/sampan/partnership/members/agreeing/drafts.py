"""What is proposed to a member, and its words as both sides read them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from sampan.engines.exchange.agreements import Terms
from sampan.partnership.members.models import Agreement
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.canonical import JsonValue
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput

MOST_KINDS = 40


@dataclass(frozen=True)
class Draft:
    """What is proposed to a member. `series` names the agreement that it changes."""

    member: str
    title: str
    basis: str
    valid_from: date
    valid_to: date | None
    kinds_out: tuple[str, ...] = ()
    kinds_in: tuple[str, ...] = ()
    groups_out: tuple[str, ...] = ()
    groups_in: tuple[str, ...] = ()
    series: UUID | None = None

    def __post_init__(self) -> None:
        """Check dates, prefixes and groups; InvalidInput names the field."""
        if not 0 < len(self.title) <= 200 or len(self.basis) > 300:
            raise InvalidInput(
                "The title is missing or too long.", remedy="Write 1 to 200 letters.", field="title"
            )
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise InvalidInput("It ends before it begins.", remedy="Change the last day.", field="valid_to")
        if not 0 < len(self.kinds_out + self.kinds_in) <= MOST_KINDS:
            raise InvalidInput("It allows nothing.", remedy="Choose what may be sent.", field="kinds_out")
        for group in (*self.groups_out, *self.groups_in):
            code_list("consent_group").get(group)
        _ = Terms(self.valid_from, self.valid_to, frozenset(self.kinds_out), frozenset(self.kinds_in))


def body_of(row: Agreement) -> dict[str, JsonValue]:
    """Return the agreement as both sides read it: what each node may send, by the node's id."""
    here, there = settings.SAMPAN_NODE.id, row.member_id
    return {
        "version": row.version,
        "title": row.title,
        "basis": row.basis,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "sends": {
            here: {"kinds": row.kinds_out, "groups": row.groups_out},
            there: {"kinds": row.kinds_in, "groups": row.groups_in},
        },
    }


def draft_in(letter: ArrivedLetter) -> Draft:
    """Return what a member's letter proposes, seen from here; InvalidInput when it is no agreement."""
    body = letter.body
    try:
        ours, theirs = (body["sends"][node] for node in (settings.SAMPAN_NODE.id, letter.member))  # type: ignore[index]
        last = body["valid_to"]
        return Draft(
            member=letter.member,
            title=_text(body["title"]),
            basis=_text(body["basis"]),
            valid_from=date.fromisoformat(_text(body["valid_from"])),
            valid_to=date.fromisoformat(_text(last)) if last is not None else None,
            kinds_out=_texts(ours["kinds"]),
            kinds_in=_texts(theirs["kinds"]),
            groups_out=_texts(ours["groups"]),
            groups_in=_texts(theirs["groups"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidInput("This is no agreement.", remedy="Update the other node.", field="sends") from error


def _text(thing: object) -> str:
    if not isinstance(thing, str):
        raise TypeError("not text")
    return thing


def _texts(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list) or len(listed) > MOST_KINDS:
        raise TypeError("not a short list")
    return tuple(_text(one) for one in listed)
