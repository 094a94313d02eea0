"""The reasons of a decision in plain English words; screens translate the codes."""

from functools import cache
from pathlib import Path

from sampan.engines.matching.deciding import Decision, Reason
from sampan.engines.matching.tables import read_rows


def in_words(reason: Reason) -> str:
    """Return what a reason says, without any of the record's own text."""
    return _words().get((reason.field, reason.code), f"{reason.field}: {reason.code}")


def told(decision: Decision) -> dict[str, object]:
    """Return the decision as JSON takes it: score, same, reasons with field, code, bits and words."""
    return {
        "score": decision.score,
        "same": decision.same,
        "reasons": [
            {"field": one.field, "code": one.code, "bits": round(one.bits, 1), "words": in_words(one)}
            for one in decision.reasons
        ],
    }


@cache
def _words() -> dict[tuple[str, str], str]:
    rows = read_rows(Path(__file__).parent / "reasons.csv")
    return {(row["field"], row["code"]): row["words"] for row in rows}
