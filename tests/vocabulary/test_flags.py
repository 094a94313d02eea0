"""Three-valued flags."""

import pytest

from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.flags import Flag, read


@pytest.mark.parametrize("text", ["yes", "TRUE", "1", " Y "])
def test_flag_spelled_as_yes_is_yes(text: str) -> None:
    assert read(text) is Flag.YES


@pytest.mark.parametrize("text", ["no", "FALSE", "0", "n"])
def test_flag_spelled_as_no_is_no(text: str) -> None:
    assert read(text) is Flag.NO


@pytest.mark.parametrize("text", ["", "  ", "-99", "unknown", "not_recorded"])
def test_flag_left_open_is_not_recorded_and_never_no(text: str) -> None:
    assert read(text) is Flag.NOT_RECORDED


@pytest.mark.parametrize("text", ["maybe", "2", "-1", "on"])
def test_flag_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read(text)
