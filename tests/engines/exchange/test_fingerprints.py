"""What two people read aloud: stable, complete, in any script's digits."""

import math
import re
from dataclasses import replace

import pytest

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.fingerprints import GROUP_DIGITS, GROUPS, check_fingerprint, fingerprint

KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
BURMESE = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")


def test_fingerprint_is_eight_groups_of_five_digits_and_over_128_bits(vietnam):
    assert re.fullmatch(r"(\d{5} ){7}\d{5}", fingerprint(vietnam.card))
    assert GROUPS * GROUP_DIGITS * math.log2(10) > 128


def test_fingerprint_any_field_changed_differs(vietnam):
    moved = replace(vietnam.card, address="https://elsewhere.example")
    assert fingerprint(moved) != fingerprint(vietnam.card)


def test_fingerprint_of_resigned_card_is_the_same(vietnam):
    assert fingerprint(replace(vietnam.card, signature=b"other")) == fingerprint(vietnam.card)


@pytest.mark.parametrize("table", [{}, KHMER, BURMESE])
def test_fingerprint_heard_in_any_digits_passes(vietnam, table):
    heard = fingerprint(vietnam.card).translate(table).replace(" ", "-")
    assert check_fingerprint(vietnam.card, heard) is None


def test_fingerprint_of_another_card_is_refused(vietnam, cambodia):
    with pytest.raises(ExchangeFailure) as caught:
        check_fingerprint(vietnam.card, fingerprint(cambodia.card))
    assert caught.value.reason is Reason.WRONG_FINGERPRINT


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-1], lambda t: t[6:], lambda t: t + "1", lambda t: "o" + t, lambda t: ""]
)
def test_fingerprint_heard_in_part_is_refused(vietnam, spoil):
    with pytest.raises(ExchangeFailure):
        check_fingerprint(vietnam.card, spoil(fingerprint(vietnam.card)))
