"""Openings of committed places as letters hold them: everything that a leaf is made of, and the way to the root."""

from collections.abc import Iterable, Sequence

from sampan.engines.matching.private.commitments import Commitment, Ground, Opening, open_place
from sampan.engines.matching.private.group import Scalar
from sampan.engines.matching.private.questions import BATCH
from sampan.engines.matching.private.tree import LONGEST_PATH
from sampan.partnership.matches.bodies import Body, number_in, octets_in, require, told, word_in, wrong

_MOST_OCTETS = 64  # of an input: 32, or padding's mark and 32


def openings_body(commitment: Commitment, places: Iterable[int]) -> list[dict[str, object]]:
    """Return the openings of these places."""
    return [_body(open_place(commitment, place)) for place in places]


def openings_in(body: Body) -> tuple[Opening, ...]:
    """Return the openings of a body, each place once; InvalidInput for another shape."""
    said = body.get("openings")
    require(isinstance(said, list) and 0 < len(said) <= BATCH, "openings")
    found = tuple(_opening(one) for one in said) if isinstance(said, list) else ()
    require(len({one.place for one in found}) == len(found), "openings")
    return found


def _body(opening: Opening) -> dict[str, object]:
    ground = opening.ground
    return {
        "place": opening.place, "octets": told(opening.octets), "blind": told(opening.blind.octets),
        "salt": told(opening.salt), "hashes": [told(one) for one in opening.hashes],
        "ground": [ground.case, ground.officer, ground.legal_basis] if ground else [],
    }  # fmt: skip


def _opening(said: object) -> Opening:
    if not isinstance(said, dict):
        raise wrong("openings")
    hashes = said.get("hashes")
    require(isinstance(hashes, list) and len(hashes) <= LONGEST_PATH, "hashes")
    return Opening(
        place=number_in(said, "place", most=BATCH - 1),
        ground=_ground(said.get("ground")),
        octets=octets_in(said, "octets", most=_MOST_OCTETS),
        blind=Scalar(octets_in(said, "blind", most=32, exactly=32)),
        salt=octets_in(said, "salt", most=32, exactly=32),
        hashes=_hashes(hashes if isinstance(hashes, list) else ()),
    )


def _hashes(said: Sequence[object]) -> tuple[bytes, ...]:
    return tuple(octets_in({"hashes": one}, "hashes", most=32, exactly=32) for one in said)


def _ground(said: object) -> Ground | None:
    if said == []:
        return None
    if not isinstance(said, list) or len(said) != 3:
        raise wrong("ground")
    parts = [word_in({"ground": one}, "ground", most=32) for one in said]
    return Ground(*parts)
