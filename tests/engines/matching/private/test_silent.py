"""Questions about victims: what the holder learns, and that the asker learns nothing."""

import pytest

from sampan.engines.matching.private import silent
from sampan.engines.matching.private.epochs import prepare
from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.group import multiply
from sampan.engines.matching.private.oprf import element_of, evaluate
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import REGISTER, ask_about, open_epoch

HOLDER = open_epoch(REGISTER)
ELEMENTS = prepare(REGISTER, HOLDER.half, random_bytes=stream())[1]
LOOKUP = silent.silent_tags(evaluate(HOLDER.keeper, ELEMENTS))


def places_of(number: int, word: str = "ask") -> tuple[tuple[int, ...], list[str]]:
    pending = ask_about(number, terms=HOLDER.terms, word=word)
    covered = silent.cover(HOLDER.half, pending.hidden, question=word.encode())
    handed = silent.uncover(HOLDER.keeper, covered, silent.unblinding_of(pending))
    bare = silent.lay_bare(HOLDER.half, handed, question=word.encode())
    return silent.places_hit(bare, LOOKUP), [slot.reference for slot in pending.slots]


def test_places_hit_are_those_of_the_known_person() -> None:
    places, references = places_of(7)
    assert len(places) == 4 and {references[place] for place in places} == {"7"}


def test_places_hit_unknown_person_none() -> None:
    assert places_of(5000)[0] == ()


def test_uncover_unblinding_of_another_batch_finds_nothing() -> None:
    pending, other = ask_about(7, terms=HOLDER.terms), ask_about(7, terms=HOLDER.terms, word="other")
    covered = silent.cover(HOLDER.half, pending.hidden, question=b"q")
    handed = silent.uncover(HOLDER.keeper, covered, silent.unblinding_of(other))
    bare = silent.lay_bare(HOLDER.half, handed, question=b"q")
    assert silent.places_hit(bare, LOOKUP) == ()


def test_uncover_batch_of_another_size_is_refused() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    with pytest.raises(PrivateMatchFailure):
        silent.uncover(HOLDER.keeper, pending.hidden[:5], silent.unblinding_of(pending))


def test_uncover_what_was_covered_for_another_question_finds_nothing() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    covered = silent.cover(HOLDER.half, pending.hidden, question=b"one")
    handed = silent.uncover(HOLDER.keeper, covered, silent.unblinding_of(pending))
    assert silent.places_hit(silent.lay_bare(HOLDER.half, handed, question=b"two"), LOOKUP) == ()


def test_key_holder_meets_nothing_that_it_knows_and_cannot_link_two_questions() -> None:
    """With what takes the hiding off it gets neither a key's element, nor one that it saw in the register."""
    seen: list[set[bytes]] = []
    for word in ("one", "two"):
        pending = ask_about(7, terms=HOLDER.terms, word=word)
        undo = silent.unblinding_of(pending).undo
        covered = silent.cover(HOLDER.half, pending.hidden, question=word.encode())
        seen.append({multiply(one, element) for one, element in zip(undo, covered, strict=True)})
    in_the_register = set(ELEMENTS)
    guessed = {element_of(slot.octets) for slot in pending.slots}
    assert in_the_register & set(
        evaluate(HOLDER.half, tuple(guessed))
    )  # the person is there: a hit to be hidden
    for products in seen:
        assert not products & (in_the_register | guessed)
    assert not seen[0] & seen[1]


def test_covers_differ_from_place_to_place() -> None:
    """Or else two elements of one batch would tell whether one is a known multiple of the other."""
    hidden = ask_about(7, terms=HOLDER.terms).hidden
    one, other = (silent.cover(HOLDER.half, some, question=b"q") for some in (hidden, hidden[::-1]))
    assert not set(one) & set(other)
