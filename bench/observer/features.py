"""What can be computed of each frame from sizes and times: pure."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_REQUEST, _ANSWER = 3_500, 1_000  # octets: more than a handshake's pieces, less than the smallest frame
NAMES = (
    *(
        "octets there",
        "octets back",
        "pieces there",
        "pieces back",
        "largest piece there",
        "largest piece back",
    ),
    *(
        "seconds to connect",
        "seconds to send",
        "seconds to the answer",
        "seconds of the answer",
        "place in line",
    ),
    *("gap before", "gap after", "in the last second", "in the last five", "in the last thirty"),
    *(
        "octets of the one before",
        "octets of the one after",
        "place in the tick",
        "time of day",
        "time in the run",
    ),
)


@dataclass(frozen=True)
class Exchange:
    """One frame and its answer as an observer sees them, and by which port the truth is found."""

    link: str
    port: int
    nth: int
    began: float
    pieces: tuple[tuple[float, int, int], ...]


def exchanges(connection: Mapping[str, object]) -> list[Exchange]:
    """Cut a connection into requests with their answers; what is cut off at its end is left out."""
    found: list[list[tuple[float, int, int]]] = [[]]
    there = back = 0
    for at, way, octets in connection["pieces"]:  # type: ignore[attr-defined]
        if way and there >= _REQUEST and back >= _ANSWER and octets > 200:  # an alert at the end has less
            found.append([])
            there = back = 0
        there, back = there + way * octets, back + (0 if way or there < _REQUEST else octets)
        found[-1].append((at, way, octets))
    if there < _REQUEST or back < _ANSWER:
        found.pop()
    link, port, began = str(connection["link"]), int(connection["port"]), float(connection["began"])  # type: ignore[call-overload,arg-type]
    return [
        Exchange(link, port, nth, began if nth == 0 else pieces[0][0], tuple(pieces))
        for nth, pieces in enumerate(found)
    ]


def rows(seen: Iterable[Exchange], *, tick: float, day: float) -> tuple[list[Exchange], list[list[float]]]:
    """Return the exchanges of all links in the order of their beginning, and the features of each."""
    ordered = sorted(seen, key=lambda one: one.began)
    begins = [one.began for one in ordered]
    return ordered, [
        _own(one) + _around(ordered, begins, place, tick, day) for place, one in enumerate(ordered)
    ]


def _own(one: Exchange) -> list[float]:
    there = [(at, octets) for at, way, octets in one.pieces if way]
    back = [(at, octets) for at, way, octets in one.pieces if not way]
    last_there = there[-1][0] if len(there) == 1 else max(at for at, octets in there if octets > 200)
    # What TLS itself sends meanwhile, such as tickets, is smaller than the beginning of an answer.
    answer = [at for at, octets in back if at >= last_there and octets > _ANSWER] or [back[-1][0]]
    begun = next((at for at, octets in there if octets > _ANSWER), there[0][0])
    return [
        float(sum(octets for _, octets in there)),
        float(sum(octets for _, octets in back)),
        float(len(there)),
        float(len(back)),
        float(max(octets for _, octets in there)),
        float(max(octets for _, octets in back)),
        begun - one.began,
        last_there - begun,
        answer[0] - last_there,
        answer[-1] - answer[0],
        float(one.nth),
    ]


def _around(
    ordered: Sequence[Exchange], begins: Sequence[float], place: int, tick: float, day: float
) -> list[float]:
    now, last = begins[place], len(ordered) - 1
    before, after = ordered[max(0, place - 1)], ordered[min(last, place + 1)]
    counts = [float(place - bisect_left(begins, now - seconds)) for seconds in (1.0, 5.0, 30.0)]
    sizes = [float(sum(octets for _, way, octets in one.pieces if way)) for one in (before, after)]
    times = [now % tick if tick else 0.0, now % day, now - begins[0]]
    return [now - before.began, after.began - now, *counts, *sizes, *times]
