"""The function of RFC 9497 against the RFC's vectors (appendix A.1.2, from the text of its working group)."""

import csv
from pathlib import Path

import pytest

from sampan.engines.matching.private import oprf
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from tests.engines.matching.private.streams import given, stream

VECTORS = list(csv.DictReader((Path(__file__).parent / "rfc9497_voprf.csv").read_text().splitlines()))
HALF = oprf.derive_half(b"\xa3" * 32, purpose=b"test key")


def octets(cell: str) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(part) for part in cell.split())


def test_derive_half_as_in_the_rfc() -> None:
    assert HALF.secret.octets.hex() == "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909"
    assert HALF.public.hex() == "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"


@pytest.mark.parametrize("row", VECTORS, ids=["one", "another", "batch"])
def test_each_step_as_in_the_rfc(row: dict[str, str]) -> None:
    blinding, hidden = oprf.blind(octets(row["inputs"]), random_bytes=given(*octets(row["blinds"])))
    assert hidden == octets(row["blinded"])
    answer = oprf.evaluate_proved(HALF, hidden, random_bytes=given(*octets(row["proof_scalar"])))
    assert answer.elements == octets(row["evaluated"])
    assert answer.proof.hex() == row["proof"]
    assert oprf.unblind(blinding, oprf.check(answer, hidden, public=HALF.public)) == octets(row["outputs"])


def test_two_halves_make_the_function_of_their_product() -> None:
    random_bytes = stream()
    holder, keeper = oprf.KeyHalf.make(random_bytes), oprf.KeyHalf.make(random_bytes)
    whole = oprf.KeyHalf.from_secret(holder.secret.times(keeper.secret))
    blinding, hidden = oprf.blind([b"one", b"two"], random_bytes=random_bytes)
    twice = oprf.evaluate(keeper, oprf.evaluate(holder, hidden))
    assert oprf.unblind(blinding, twice) == oprf.unblind(blinding, oprf.evaluate(whole, hidden))


def test_check_answer_under_another_key_is_refused() -> None:
    other = oprf.KeyHalf.make(stream("other"))
    _, hidden = oprf.blind([b"one", b"two"], random_bytes=stream())
    answer = oprf.evaluate_proved(other, hidden, random_bytes=stream())
    with pytest.raises(PrivateMatchFailure) as refused:
        oprf.check(answer, hidden, public=HALF.public)
    assert refused.value.reason is Reason.BAD_PROOF


def test_check_one_element_exchanged_is_refused() -> None:
    _, hidden = oprf.blind([b"one", b"two"], random_bytes=stream())
    answer = oprf.evaluate_proved(HALF, hidden, random_bytes=stream())
    bent = oprf.Evaluated(answer.elements[::-1], answer.proof)
    with pytest.raises(PrivateMatchFailure, match="not made with the key"):
        oprf.check(bent, hidden, public=HALF.public)


def test_blind_same_input_twice_looks_different() -> None:
    _, hidden = oprf.blind([b"same", b"same"], random_bytes=stream())
    assert hidden[0] != hidden[1]


def test_secrets_show_nothing() -> None:
    blinding, _ = oprf.blind([b"0912345678"], random_bytes=stream())
    told = repr(HALF) + repr(blinding) + repr(HALF.secret)
    assert "0912345678" not in told and HALF.secret.octets.hex() not in told
