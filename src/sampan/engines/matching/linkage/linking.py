"""Links two registers, or finds the duplicates in one: CSV files in, pairs with scores and reasons out."""

import contextlib
import math
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.feedback import adjust
from sampan.engines.matching.linkage import choosing, decided, leaning
from sampan.engines.matching.linkage.about import write_about
from sampan.engines.matching.linkage.database import connect, fill, keep_telling_keys, one_number
from sampan.engines.matching.linkage.decided import Decision, read_decisions
from sampan.engines.matching.linkage.preparing import PreparedRow, further_column, prepared
from sampan.engines.matching.linkage.scoring import score, trained
from sampan.engines.matching.linkage.spreading import Spread, prepare_people, score_people
from sampan.engines.matching.linkage.writing import write_clusters, write_pairs
from sampan.engines.matching.records import COLUMNS
from sampan.engines.matching.register_file import read_register
from sampan.engines.matching.result_file import require_writable
from sampan.vocabulary.errors import InvalidInput

if TYPE_CHECKING:
    import duckdb

_PEOPLE_A_CHUNK = 250_000  # what fits, with its candidate pairs, in the default memory limit
_BESIDE_MB = 700  # what Python, Splink and the rows on their way into the database take beside it
_LEAST_MB = 1_000
_DEFAULT_MB = 2_100
_PRIOR = 1e-5  # where learning starts; `settled_prior` replaces it
_STARTED = math.log2(_PRIOR / (1 - _PRIOR))
_FEWEST = 200  # people; below it there is nothing to learn from

Progress = Callable[[str, int, int], None]
"""Is told of each step: what it is, how much of it is done, and of how much (0 where nobody knows)."""


def silent(step: str, done: int, of: int) -> None:
    """Tell nobody of the progress."""


def link_files(
    a: Path, b: Path | None = None, *, out: Path, clusters_out: Path | None = None, spread: Spread | None = None,
    decisions: Path | None = None, memory_mb: int = _DEFAULT_MB, threads: int = 2, progress: Progress = silent,
    also: tuple[str, ...] = (), about: Path | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Write the pairs, and of one register the clusters; return the numbers of people, of pairs compared and found.

    `out`: id_a,id_b,score,reasons, score >= SAME; between two registers each record with one partner at most, and of
    one register also those who are one person through a third record (`through:ID` is their last reason).
    `clusters_out`: id,cluster (the smallest id in it). Both can be read by their owner alone.
    `decisions`: what people answered on pairs of these registers, see `decided`; `taught` then says what moved.
    `about`: takes the versions of this run as JSON: `model` (the weights as learnt and moved), `keys` (the name rules),
    `sampan`. `memory_mb`: what the whole process may take in MB, at least 1,000; smaller limits give more chunks, and
    the same pairs. `also`: further text columns of both files to compare, such as a suburb. `spread`: a running Spark
    that shares the work; the limit is then for this process beside it, and the files are the same, octet for octet.
    InvalidInput with row and field for a bad row, a missing column, another encoding, a further column that is one of
    the ten or comes twice, an output that cannot be written or a limit that is too low; Unavailable where a worker is
    not as it should be.
    """
    _check(memory_mb)
    _check_further(also)
    results, read = [out], [a]
    results += [path for path in (clusters_out, about) if path is not None]
    read += [path for path in (b, decisions) if path is not None]
    require_writable(*results, read=read)
    told = read_decisions(decisions) if decisions is not None else None
    memory = memory_mb - _BESIDE_MB
    with (
        _private_folder(out) as spill,
        contextlib.closing(connect(memory_mb=memory, threads=threads, spill=spill)) as connection,
    ):
        if spread is None:
            linker, people, compared = _scored(
                connection, a, b, memory_mb=memory_mb, progress=progress, also=also
            )
        else:
            linker, people, compared = _scored_by_many(
                connection, a, b, spread=spread, progress=progress, also=also
            )
        learnt, sizes = linker.misc.save_model_to_json(), _sizes(connection)
        leaning.take_back(connection, learnt)
        prior = _prior(connection, sides=_sides(b), sizes=sizes)
        taught, model = _taught(connection, learnt, told, sides=_sides(b), prior=prior, also=also)
        progress("writing pairs", 0, 0)
        found = _choose(connection, out, sides=_sides(b), sizes=sizes, prior=prior, also=also)
    if clusters_out is not None:
        write_clusters(out, clusters_out)
    if about is not None:
        write_about(about, model=model)
    return {"people": people, "compared": compared, "found": found, **taught}


def _taught(
    connection: "duckdb.DuckDBPyConnection",
    model: Mapping[str, Any],
    told: list[Decision] | None,
    *,
    sides: int,
    prior: float,
    also: tuple[str, ...],
) -> tuple[dict[str, str], str]:
    """Obey the decisions, if there are any, and let them move the weights; `model`: Splink's, as JSON.

    Return what moved in words, and the version of the weights after that.
    """
    prior_bits = prior + _STARTED
    if told is None:
        return {}, adjust(decided.weights_of(model, prior_bits=prior_bits), ()).version
    decided.obey(connection, told, sides=sides)
    told_as = dict(zip(_further(also), _told_as(also), strict=True))
    found = decided.learn(connection, model, prior_bits=prior_bits, further=tuple(told_as))
    return {"taught": decided.said(found, told_as=told_as)}, found.version


def _scored(
    connection: "duckdb.DuckDBPyConnection",
    a: Path,
    b: Path | None,
    *,
    memory_mb: int,
    progress: Progress,
    also: tuple[str, ...],
) -> tuple[Any, int, int]:
    """Make the tables `people` and `scored`; return what learnt, how many people there are and pairs were compared."""
    people = fill(connection, _rows(a, b, also), progress=progress)
    _check_enough(people)
    progress("choosing keys", 0, 0)
    keep_telling_keys(connection, sides=_sides(b))
    progress("learning weights", 0, 0)
    linker = trained(connection, prior=_PRIOR, further=_further(also))
    chunks = _chunks(people, memory_mb)
    compared, _ = score(connection, linker, sides=_sides(b), chunks=chunks, progress=progress)
    return linker, people, compared


def _scored_by_many(
    connection: "duckdb.DuckDBPyConnection",
    a: Path,
    b: Path | None,
    *,
    spread: Spread,
    progress: Progress,
    also: tuple[str, ...],
) -> tuple[Any, int, int]:
    """Make the same tables with a running Spark, and return the same."""
    kept, people = prepare_people(connection, a, b, spread=spread, progress=progress, also=also)
    _check_enough(people)
    progress("learning weights", 0, 0)
    linker = trained(connection, prior=_PRIOR, further=_further(also))
    sides = _sides(b)
    compared = score_people(
        connection, kept, linker, sides=sides, people=people, spread=spread, progress=progress
    )
    return linker, people, compared


def _choose(
    connection: "duckdb.DuckDBPyConnection",
    out: Path,
    *,
    sides: int,
    sizes: tuple[int, int],
    prior: float,
    also: tuple[str, ...],
) -> int:
    """Write who is whom by the table `scored`; return how many pairs."""
    if sides == 2:
        prior += choosing.alone(prior + _STARTED, of_a=sizes[0], of_b=sizes[1])
        choosing.keep_mutual_best(connection, more=prior)
    least = math.log2(SAME / (1 - SAME)) - prior
    choosing.make_through(connection)
    if sides == 1:
        choosing.join_through_a_third(connection, prior=prior, least=least)
    return write_pairs(
        connection, out, prior=prior, least=least, further=_further(also), told_as=_told_as(also)
    )


def _sizes(connection: "duckdb.DuckDBPyConnection") -> tuple[int, int]:
    """Return how many people are in the first register and in the second."""
    of_a = one_number(connection, "SELECT count(*) FROM people WHERE side = 'a'")
    return of_a, one_number(connection, "SELECT count(*) FROM people") - of_a


def _sides(b: Path | None) -> int:
    return 1 if b is None else 2


@contextlib.contextmanager
def _private_folder(out: Path) -> Iterator[Path]:
    """Give a folder that the owner alone may enter, beside the pairs, which are as secret; it goes whatever happens."""
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", suffix=".spill", dir=out.parent) as folder:
        yield Path(folder)


def _check_enough(people: int) -> None:
    if people < _FEWEST:
        raise InvalidInput(
            f"There are fewer than {_FEWEST} people: weights cannot be learnt.",
            remedy="Compare their records with `sampan match compare`.",
        )


def _chunks(people: int, memory_mb: int) -> int:
    """Return in how many parts the pairs are made, so that each fits in what the database may take."""
    share = min(1.0, (memory_mb - _BESIDE_MB) / (_DEFAULT_MB - _BESIDE_MB))
    return 1 + int(people / (_PEOPLE_A_CHUNK * share))


def _check(memory_mb: int) -> None:
    if memory_mb < _LEAST_MB:
        raise InvalidInput(
            f"Linkage needs at least {_LEAST_MB} MB.", remedy="Give a higher --memory-mb.", field="memory_mb"
        )


def _further(also: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the database calls the further columns."""
    return tuple(further_column(place) for place, _ in enumerate(also))


def _told_as(also: tuple[str, ...]) -> tuple[str, ...]:
    """Return what reasons call the further columns."""
    return tuple(f"also:{column}" for column in also)


def _check_further(also: tuple[str, ...]) -> None:
    for place, column in enumerate(also):
        what = ""
        if column in COLUMNS:
            what = f"{column} is compared already."
        elif column in also[:place]:
            what = f"The column {column} is named twice."
        elif not column or set(column) & set(":;"):
            what = "The name of a further column is empty, or has a colon or semicolon in it."
        if what:
            raise InvalidInput(what, remedy="Name other columns of both files.", field="also")


def _rows(a: Path, b: Path | None, also: tuple[str, ...] = ()) -> Iterator[PreparedRow]:
    """Number the people of both registers one after the other."""
    of_a = prepared(read_register(a, also=also), side="a", first=0)
    if b is None:
        yield from of_a
        return
    last = -1
    for row in of_a:
        last = row.number
        yield row
    yield from prepared(read_register(b, also=also), side="b", first=last + 1)


def _prior(connection: "duckdb.DuckDBPyConnection", *, sides: int, sizes: tuple[int, int]) -> float:
    """Return the bits to be added to those of `scored`, which hold the prior from which learning started."""
    of_a, of_b = sizes
    histogram = connection.execute(
        "SELECT round(bits, 1) AS bits, count(*) FROM scored GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    settled = choosing.settled_prior(
        ((bits - _STARTED, count) for bits, count in histogram),
        all_pairs=of_a * of_b if sides == 2 else of_a * (of_a - 1) // 2,
        start=_PRIOR,
    )
    return settled - _STARTED
