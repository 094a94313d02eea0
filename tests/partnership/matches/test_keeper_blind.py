"""The key-holder of silent questions tests no guess with all that reaches it, tells no hit, links no two questions."""

import base64
from uuid import UUID

import pytest

from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.group import Scalar, multiply, require_element
from sampan.engines.matching.private.inputs import input_of
from sampan.engines.matching.private.oprf import element_of
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.registers import keys_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from tests.partnership.matches.conftest import THIRD, Region, ask_about, open_there, question

pytestmark = pytest.mark.database


@pytest.fixture
def person(arranged, helped, officer) -> UUID:
    """The same person is helped on both sides, so that a question about them hits."""
    helped()
    open_there(arranged, Register.PEOPLE)
    return helped(actor=officer.actor)


def octets_to_keeper(region: Region, conversation: UUID | None = None) -> set[bytes]:
    """Every run of 32 octets, at each place, of what reached the key-holder; of one conversation or of all."""
    found: set[bytes] = set()
    for _sender, letter, outcome in region.carried:
        if letter.member == THIRD and outcome.applied and conversation in (None, letter.conversation):
            for text in _texts(letter.body):
                octets = _decoded(text)
                found |= {octets[at : at + 32] for at in range(0, len(octets) - 31, 32)}
    return found


def _texts(body: object) -> list[str]:
    if isinstance(body, dict):
        return [text for one in body.values() for text in _texts(one)]
    return [body] if isinstance(body, str) else []


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def scalars(octets: set[bytes]) -> list[Scalar]:
    return [one for some in octets if (one := _or_none(Scalar, some)) is not None]


def elements(octets: set[bytes]) -> set[bytes]:
    return {some for some in octets if _or_none(require_element, some) is not None}


def _or_none(make, octets: bytes):
    try:
        return make(octets)
    except PrivateMatchFailure:
        return None


def products(region: Region, conversation: UUID) -> set[bytes]:
    """All that multiplying what came of a question by what came of it can give."""
    octets = octets_to_keeper(region, conversation)
    return {multiply(one, element) for one in scalars(octets) for element in elements(octets)} | elements(
        octets
    )


def asked(region: Region, officer, case_id: UUID) -> UUID:
    made = question(region, ask_about(region, officer, case_id=case_id)).conversation
    assert all(outcome.applied for outcome in region.deliver())
    return made


def test_no_letter_to_the_key_holder_has_an_element_that_the_asker_hid(arranged, person, officer):
    conversation = asked(arranged, officer, person)
    with arranged.reading():
        row = Question.objects.get(side=Side.ASKER, conversation=conversation)
        kept = Question.objects.get(side=Side.KEEPER, conversation=conversation)
    hidden = bytes(row.elements)
    told = octets_to_keeper(arranged, conversation)
    assert len(scalars(told)) >= 64 and not told & {hidden[at : at + 32] for at in range(0, len(hidden), 32)}
    assert bytes(kept.elements) == b"" and bytes(kept.pending_sealed) == b""


def test_key_holder_who_guesses_right_cannot_tell(arranged, person, officer):
    conversation = asked(arranged, officer, person)
    with arranged.reading():
        own = list(keys_of(Register.PEOPLE, Reader(arranged.service, Purpose.REFERRAL)))
    guessed = {element_of(input_of(one.key)) for one in own}
    assert guessed and not guessed & products(arranged, conversation)


def test_key_holder_cannot_tell_a_hit_from_a_miss_by_the_register_that_it_saw(arranged, person, officer):
    seen = elements(octets_to_keeper(arranged))  # the holder's register under the holder's half
    conversation = asked(arranged, officer, person)
    assert seen and not seen & products(arranged, conversation)


def test_key_holder_cannot_tell_that_two_questions_are_about_one_person(arranged, person, officer):
    first, second = (asked(arranged, officer, person) for _ in range(2))
    assert not products(arranged, first) & products(arranged, second)
