"""Tags: short, in any digits, and never one for another."""

import pytest

from sampan.protection.surge.tags import number_of, read_tag, tag_of
from sampan.vocabulary.errors import InvalidInput


@pytest.mark.parametrize("typed", ["0042-", " 0042 ", "០០៤២", "၀၀၄၂", "๐๐๔๒"])
def test_read_tag_digits_of_any_script_and_spaces_give_one_tag(typed):
    check = tag_of(42)[-1]
    assert read_tag(typed.strip() + check) == tag_of(42)
    assert number_of(tag_of(42)) == 42


def test_read_tag_every_wrong_digit_and_every_swap_of_neighbours_is_refused():
    for number in range(1, 400):
        bare = tag_of(number).replace("-", "")
        wrong = {bare[:at] + digit + bare[at + 1 :] for at in range(5) for digit in "0123456789"}
        wrong |= {bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(4)}
        for one in wrong - {bare}:
            with pytest.raises(InvalidInput):
                read_tag(one)


@pytest.mark.parametrize("typed", ["", "12", "abc", "0042", "000000000000"])
def test_read_tag_what_is_none_is_refused(typed):
    with pytest.raises(InvalidInput):
        read_tag(typed)


def test_tag_of_beyond_ten_thousand_grows():
    assert read_tag(tag_of(12_345)) == tag_of(12_345)
