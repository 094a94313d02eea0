"""Questions about victims: what the holder learns, and that the asker learns nothing."""

import pytest

from sampan.engines.matching.private import silent
from sampan.engines.matching.private.epochs import prepare
from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.engines.matching.private.oprf import evaluate
from tests.engines.matching.private.streams import stream
from tests.engines.matching.private.world import REGISTER, ask_about, open_epoch

HOLDER = open_epoch(REGISTER)
ELEMENTS = prepare(REGISTER, HOLDER.half, random_bytes=stream())[1]
LOOKUP = silent.silent_tags(evaluate(HOLDER.keeper, ELEMENTS))


def places_of(number: int, word: str = "ask") -> tuple[tuple[int, ...], list[str]]:
    pending = ask_about(number, terms=HOLDER.terms, word=word)
    once = evaluate(HOLDER.half, pending.hidden)
    bare = silent.uncover(HOLDER.keeper, once, silent.unblinding_of(pending))
    return silent.places_hit(bare, LOOKUP), [slot.reference for slot in pending.slots]


def test_places_hit_are_those_of_the_known_person() -> None:
    places, references = places_of(7)
    assert len(places) == 4 and {references[place] for place in places} == {"7"}


def test_places_hit_unknown_person_none() -> None:
    assert places_of(5000)[0] == ()


def test_uncover_unblinding_of_another_batch_finds_nothing() -> None:
    pending, other = ask_about(7, terms=HOLDER.terms), ask_about(7, terms=HOLDER.terms, word="other")
    once = evaluate(HOLDER.half, pending.hidden)
    bare = silent.uncover(HOLDER.keeper, once, silent.unblinding_of(other))
    assert silent.places_hit(bare, LOOKUP) == ()


def test_uncover_batch_of_another_size_is_refused() -> None:
    pending = ask_about(7, terms=HOLDER.terms)
    with pytest.raises(PrivateMatchFailure):
        silent.uncover(HOLDER.keeper, pending.hidden[:5], silent.unblinding_of(pending))
