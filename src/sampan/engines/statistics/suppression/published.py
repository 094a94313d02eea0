"""A published table as somebody finds it: the cells that are told, and the sums that they must make."""

from collections.abc import Mapping, Sequence

import numpy as np

from sampan.engines.statistics.suppression.bounds import Known
from sampan.engines.statistics.suppression.cells import TOTAL, Cells, Key, all_margins, cells_of


def published(
    told: Mapping[Key, float],
    categories: Mapping[str, Sequence[str]],
    *,
    least: int = 0,
    most: int | None = None,
) -> tuple[Cells, Known]:
    """Return the cells of a table and what is known of them: nan in `told` is a hidden count.

    A cell that is not told at all is not published: nothing is known of it. Categories that no row names are none.
    """
    columns = tuple(categories)
    margins = tuple(
        margin
        for margin in all_margins(columns)
        if any(
            all((code != TOTAL) == (name in margin) for name, code in zip(columns, key, strict=True))
            for key in told
        )
    )
    whole = cells_of(categories, margins=margins)
    kept = [place for place, key in enumerate(whole.cells) if key in told]
    cells = Cells(
        whole.dimensions, whole.base, tuple(whole.cells[place] for place in kept),
        tuple(whole.parts[place] for place in kept),
    )  # fmt: skip
    counts = np.array([told[key] for key in cells.cells], dtype=float)
    return cells, Known(counts, least=float(least), most=np.inf if most is None else float(most))
