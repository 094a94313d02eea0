"""Splink learns the weights from the registers and scores the candidate pairs of one chunk after the other."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sampan.engines.matching.linkage.database import candidates, one_number
from sampan.engines.matching.linkage.model import RAREST_NAME, settings

if TYPE_CHECKING:
    import duckdb

_RANDOM_PAIRS = (100_000, 1_000_000)  # for u, fewest and most: rare levels are then seen a few times
_RANDOM_PAIRS_A_PERSON = 25
_SEED = 20_251_122  # the same registers give the same weights
_LOWEST_BITS = -4.0  # pairs below are not kept: no later step brings them up
SCORED = "CREATE TABLE scored (first INTEGER, second INTEGER, bits DOUBLE)"
_FEWEST_PAIRS = 100  # that fit a rule; what fewer would teach is chance, and the starting weights are better
_TRAINING = ("l.document = r.document", "l.name = r.name AND l.birth_day = r.birth_day")


def trained(connection: "duckdb.DuckDBPyConnection", *, prior: float, further: tuple[str, ...] = ()) -> Any:
    """Return Splink's linker over the table `people`, its weights learnt: u from random pairs, m by EM."""
    linker = linker_over(connection, settings(prior=prior, further=further))
    fewest, most = _RANDOM_PAIRS
    pairs = min(
        most, max(fewest, _RANDOM_PAIRS_A_PERSON * one_number(connection, "SELECT count(*) FROM people"))
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=_SEED)
    for rule in _TRAINING:
        linker = _taught(connection, linker, rule)
    return linker


def _taught(connection: "duckdb.DuckDBPyConnection", linker: Any, rule: str) -> Any:
    """Return the linker with m learnt from the pairs that fit a rule; as it was where they teach nothing.

    Where a level's share falls to 0 Splink stops half-way, with some comparisons taken out of its model: the model as
    it was before is loaded again then, or names and birth dates would count for nothing.
    """
    from splink.internals.exceptions import EMTrainingException  # noqa: PLC0415 - an optional extra

    fitting = f"SELECT count(*) FROM people l JOIN people r ON {rule} AND l.number < r.number"  # noqa: S608 - ours
    if one_number(connection, fitting) < _FEWEST_PAIRS:
        return linker
    before = linker.misc.save_model_to_json()
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    except (ValueError, EMTrainingException):
        return linker_over(connection, before)
    return linker


def linker_over(connection: "duckdb.DuckDBPyConnection", model: dict[str, Any]) -> Any:
    """Return Splink's linker over the table `people`: with settings, or with what was learnt from them."""
    from splink import Linker  # noqa: PLC0415 - an optional extra, see the exceptions of the architecture
    from splink.internals.duckdb.database_api import DuckDBAPI  # noqa: PLC0415 - as above

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(connection)
    return Linker(api.register("people", dataset_display_name="people"), model, log_level=None)


def learnt(linker: Any) -> tuple[dict[str, Any], Any]:
    """Return what a trained linker has learnt: Splink's model, and the shares of names as a table of Arrow.

    Names rarer than the floor of the model are left out of the table: below it, all count alike.
    """
    shares = linker.table_management.compute_tf_table("name").physical_name
    query = f"SELECT name, tf_name FROM {shares} WHERE tf_name > {RAREST_NAME}"  # noqa: S608 - names of ours
    return linker.misc.save_model_to_json(), linker._db_api.duckdb_con.sql(query).to_arrow_table()


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
    connection.execute(SCORED)
    for chunk in range(chunks):
        progress("comparing pairs", chunk, chunks)
        compared += candidates(connection, sides=sides, chunk=chunk, chunks=chunks)
        score_candidates(connection, linker)
    return compared, one_number(connection, "SELECT count(*) FROM scored")


def score_candidates(connection: "duckdb.DuckDBPyConnection", linker: Any) -> None:
    """Add the pairs of the table `candidates` to `scored`, but for those that no later step brings up."""
    pairs = linker._db_api.register("candidates")
    linker.table_management.register_blocked_pairs_for_predict(pairs)
    found = linker.inference.predict(threshold_match_weight=_LOWEST_BITS, warning_mode="never")
    connection.execute(
        f"INSERT INTO scored SELECT least(number_l, number_r) AS first, greatest(number_l, number_r) AS second, "  # noqa: S608
        f"match_weight AS bits FROM {found.physical_name}"
    )
    found.drop_table_from_database_and_remove_from_cache()
