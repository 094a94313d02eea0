"""The ILO operational indicators with their weights, and the rules by which they are scored.

Source: ILO/EC Delphi 2009. A screening aid, not a legal finding; weights exist for labour exploitation only.
"""

import json
from dataclasses import dataclass
from functools import cache

from sampan.vocabulary.codelists import LISTS, code_list, read_table


@dataclass(frozen=True)
class OperationalIndicator:
    """One indicator; weights are S (strong), M (medium), W (weak) or None where none is published.

    `dimension` is 1-6 (list ilo_dimension), `phase` recruitment or destination, `ilo11` the codes of the
    eleven indicators of forced labour that it belongs to.
    """

    code: str
    label: str
    dimension: str
    phase: str
    ilo11: tuple[str, ...]
    weight_adult_labour: str | None
    weight_child_labour: str | None
    source: str

    def weight(self, *, is_child: bool) -> str | None:
        """Return the weight for labour exploitation of a child or of an adult."""
        return self.weight_child_labour if is_child else self.weight_adult_labour


@cache
def operational_indicators() -> tuple[OperationalIndicator, ...]:
    """Return all 67 indicators in the published order."""
    return tuple(_read(row) for row in read_table("ilo_weights.csv"))


@cache
def scoring_rules() -> dict[str, object]:
    """Return the published rules: when a dimension is positive, and what the dimensions mean together."""
    rules: dict[str, object] = json.loads((LISTS / "ilo_scoring_rules.json").read_text(encoding="utf-8"))
    return rules


def _read(row: dict[str, str]) -> OperationalIndicator:
    return OperationalIndicator(
        code=row["code"],
        label=code_list("ilo_operational_indicator").label(row["code"]),
        dimension=row["dimension"],
        phase=row["phase"],
        ilo11=tuple(code for code in row["ilo11"].split(";") if code),
        weight_adult_labour=row["weight_adult_labour"] or None,
        weight_child_labour=row["weight_child_labour"] or None,
        source=row["source"],
    )
