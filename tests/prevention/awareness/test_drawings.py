"""Each warning sign has its pictogram, which is plain SVG in the colour of the text."""

import xml.etree.ElementTree as Tree

import pytest

from sampan.prevention.awareness.drawings import drawing, signs
from sampan.prevention.awareness.lessons import course
from sampan.vocabulary.errors import NotFound

SHAPES = {"svg", "path", "circle", "rect", "ellipse", "g"}


def test_each_card_about_a_sign_has_its_picture() -> None:
    assert sorted(card.sign for lesson in course("en").lessons for card in lesson.cards if card.sign) == list(
        signs()
    )


@pytest.mark.parametrize("sign", signs())
def test_a_picture_is_shapes_alone_in_the_texts_colour(sign: str) -> None:
    found = Tree.fromstring(drawing(sign))
    assert {each.tag.split("}")[1] for each in found.iter()} <= SHAPES
    colours = {each.get(key) for each in found.iter() for key in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor"}
    assert (found.get("viewBox"), found.get("aria-hidden")) == ("0 0 48 48", "true")
    assert len(drawing(sign)) < 2000


def test_pictures_differ() -> None:
    assert len({drawing(sign) for sign in signs()}) == 25


def test_an_unknown_sign_is_refused() -> None:
    with pytest.raises(NotFound, match="no picture"):
        drawing("../lessons/en")
