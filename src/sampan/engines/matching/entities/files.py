"""Entities as files: `id,kind,text` in, groups and links out."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from sampan.engines.matching.entities.grouping import Held, Link, groups, links
from sampan.engines.matching.entities.keys import key_kinds
from sampan.engines.matching.entities.paths import paths
from sampan.engines.matching.entities.reading import guess_kind, read_entity
from sampan.engines.matching.result_file import new_file, require_writable
from sampan.vocabulary.errors import InvalidInput

_COLUMNS = ("id", "kind", "text")
_TOLD_EVERY = 20_000  # rows

Progress = Callable[[str, int, int], None]


def group_file(
    path: Path, *, out: Path, links_out: Path | None = None, region: str = "", progress: Progress
) -> dict[str, object]:
    """Write the groups (id,group,path), and if wanted the links; return how many of each.

    path   the records and keys by which a record hangs together with the first one of its group
    links  id_a,id_b,key,level,reason,bits,joins

    An empty kind is guessed. `without_slips`: the kinds of which there were too many to look for slips. No text of an
    entity is written. Both files can be read by their owner alone.
    InvalidInput with row and field for a row that cannot be read: then nothing is written.
    """
    results = [out] if links_out is None else [out, links_out]
    require_writable(*results, read=[path])
    without: set[str] = set()
    found = list(links(_held(path, region=region, progress=progress), without_slips=without))
    progress("writing groups", 0, 0)
    joined = groups(found)
    with new_file(out) as file:
        writer = csv.writer(file)
        writer.writerow(("id", "group", "path"))
        ways = paths(found, joined)
        in_order = sorted((group, one) for one, group in joined.items())
        writer.writerows((one, group, ways[one]) for group, one in in_order)
    if links_out is not None:
        _write_links(links_out, found)
    told: dict[str, object] = {
        "groups": len(set(joined.values())),
        "in_groups": len(joined),
        "links": len(found),
    }
    return told | ({"without_slips": sorted(without)} if without else {})


def _write_links(path: Path, found: list[Link]) -> None:
    kinds = key_kinds()
    with new_file(path) as file:
        writer = csv.writer(file)
        writer.writerow(("id_a", "id_b", "key", "level", "reason", "bits", "joins"))
        for one in found:
            kind, joins = kinds[one.key], "yes" if one.joins else "no"
            writer.writerow((one.one, one.other, one.key, kind.level, kind.words, one.bits, joins))


def _held(path: Path, *, region: str, progress: Progress) -> Iterator[Held]:
    for number, row in enumerate(_rows(path), start=1):
        yield _read(row, number, region=region)
        if number % _TOLD_EVERY == 0:
            progress("reading entities", number, 0)


def _read(row: dict[str, str], number: int, *, region: str) -> Held:
    try:
        if not row["id"]:
            raise InvalidInput("The id is missing.", remedy="Give each row an id.", field="id")
        kind = row["kind"].casefold() or guess_kind(row["text"])
        if not kind:
            raise InvalidInput("The kind does not show.", remedy="Write the kind.", field="kind")
        return row["id"], read_entity(kind, row["text"], region=region)
    except InvalidInput as error:
        raise InvalidInput(
            f"Row {number}, {error.field}: {error.what}", remedy=error.remedy, field=error.field, row=number
        ) from None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        try:
            for column in _COLUMNS:
                if column not in (reader.fieldnames or ()):
                    raise InvalidInput(f"The file has no column {column}.", remedy="Add it.", field=column)
            for row in reader:
                yield {column: (row[column] or "").strip() for column in _COLUMNS}
        except (UnicodeDecodeError, csv.Error):
            raise InvalidInput("The file is no CSV in UTF-8.", remedy="Save it as CSV in UTF-8.") from None
