"""Prepared blindings give what RFC 9497's own blinding gives."""

import pytest

from sampan.engines.matching.private import oprf, prepared
from sampan.engines.matching.private.failures import PrivateMatchFailure
from tests.engines.matching.private.streams import stream

HOLDER, KEEPER = oprf.KeyHalf.make(stream("holder")), oprf.KeyHalf.make(stream("keeper"))
ANSWER = oprf.evaluate_proved(KEEPER, [HOLDER.public], random_bytes=stream())
JOINT = prepared.joint_public(holder_public=HOLDER.public, keeper_public=KEEPER.public, answer=ANSWER)
INPUTS = [b"one", b"two", b"three"]


def test_reveal_as_the_blinding_of_the_rfc() -> None:
    blinds = prepared.prepare_blinds(3, joint=JOINT, random_bytes=stream())
    hidden = prepared.hide(INPUTS, blinds)
    outputs = prepared.reveal(INPUTS, blinds, oprf.evaluate(KEEPER, oprf.evaluate(HOLDER, hidden)))
    blinding, other = oprf.blind(INPUTS, random_bytes=stream())
    assert outputs == oprf.unblind(blinding, oprf.evaluate(KEEPER, oprf.evaluate(HOLDER, other)))
    assert not set(hidden) & {oprf.element_of(one) for one in INPUTS}


def test_joint_public_unproved_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure, match="not made with the key"):
        prepared.joint_public(holder_public=KEEPER.public, keeper_public=KEEPER.public, answer=ANSWER)


def test_hide_with_fewer_blinds_is_refused() -> None:
    with pytest.raises(PrivateMatchFailure):
        prepared.hide(INPUTS, prepared.prepare_blinds(2, joint=JOINT, random_bytes=stream()))
