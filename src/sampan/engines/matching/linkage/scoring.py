"""Splink learns the weights from the registers and scores the candidate pairs of one chunk after the other."""

import contextlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sampan.engines.matching.linkage.database import candidates, one_number
from sampan.engines.matching.linkage.model import settings

if TYPE_CHECKING:
    import duckdb

_RANDOM_PAIRS = (100_000, 1_000_000)  # for u, fewest and most: rare levels are then seen a few times
_RANDOM_PAIRS_A_PERSON = 25
_SEED = 20_251_122  # the same registers give the same weights
_LOWEST_BITS = -4.0  # pairs below are not kept: no later step brings them up
_TRAINING = ("l.document = r.document", "l.name = r.name AND l.birth_day = r.birth_day")


def trained(connection: "duckdb.DuckDBPyConnection", *, prior: float) -> Any:
    """Return Splink's linker over the table `people`, its weights learnt: u from random pairs, m by EM."""
    from splink import Linker  # noqa: PLC0415 - an optional extra, see the exceptions of the architecture
    from splink.internals.duckdb.database_api import DuckDBAPI  # noqa: PLC0415 - as above
    from splink.internals.exceptions import EMTrainingException  # noqa: PLC0415 - as above

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(connection)
    linker = Linker(
        api.register("people", dataset_display_name="people"), settings(prior=prior), log_level=None
    )
    fewest, most = _RANDOM_PAIRS
    pairs = min(
        most, max(fewest, _RANDOM_PAIRS_A_PERSON * one_number(connection, "SELECT count(*) FROM people"))
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=_SEED)
    for rule in _TRAINING:
        # Splink stops where a level's share falls to 0 or no pair fits the rule: the starting weights stay then.
        with contextlib.suppress(ValueError, EMTrainingException):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def score(
    connection: "duckdb.DuckDBPyConnection",
    linker: Any,
    *,
    sides: int,
    chunks: int,
    progress: Callable[[str, int, int], None],
) -> tuple[int, int]:
    """Make the table `scored` (first, second, bits); returns (pairs compared, pairs kept)."""
    compared = 0
    for chunk in range(chunks):
        progress("comparing pairs", chunk, chunks)
        compared += candidates(connection, sides=sides, chunk=chunk, chunks=chunks)
        pairs = linker._db_api.register("candidates")
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        found = linker.inference.predict(threshold_match_weight=_LOWEST_BITS, warning_mode="never")
        into = "INSERT INTO scored" if chunk else "CREATE TABLE scored AS"
        connection.execute(
            f"{into} SELECT least(number_l, number_r) AS first, greatest(number_l, number_r) AS second, "  # noqa: S608
            f"match_weight AS bits FROM {found.physical_name}"
        )
        found.drop_table_from_database_and_remove_from_cache()
    return compared, one_number(connection, "SELECT count(*) FROM scored")
