"""`./dev bench recruitment`: 50,000 agencies taken in from a list, looked up in four ways, beside rapidfuzz alone."""

import argparse
import csv
import io
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process, utils

from bench._machine import heading
from bench._machine import load as busy
from bench._nodes import new_node, scratch
from bench._timing import quantile
from bench.recruitment.agencies import HEADER, Agency, asked, bare, invented
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

WAYS = ("as registered", "without marks", "slip", "part", "number")
FIRST = 5
_SLICE = "sampan.prevention.recruitment"


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"{what:56}{time.perf_counter() - began:9.2f} s", flush=True)


def measure(directory: Path, *, agencies: int, queries: int) -> None:
    """Take the list in, look up, publish and check; print times and how often the agency is among the first five."""
    rng = random.Random(7)
    known = list(invented(agencies, rng))
    with at_node(directory):
        reader = load("sampan.portal.node.acting:reader_for")("", "protection")
        reading_as = load("sampan.registry.access.context:reading_as")
        _take_in(known, reader, reading_as)
        with reading_as(reader):
            find = load(f"{_SLICE}.queries:look_up")
            sample = rng.sample(known, queries)
            _compare(
                sample,
                lambda text: [one.name for one in find(text=text, reader=reader, limit=FIRST)],
                "Sampan",
                rng,
            )
            _publish(sample, reader)
    names = [one.name for one in known]
    folded = [utils.default_process(bare(name)) for name in names]
    for title, scorer in (("rapidfuzz ratio", fuzz.ratio), ("rapidfuzz WRatio", fuzz.WRatio)):
        _compare(sample[: queries // 8], _peer(names, folded, scorer), title, rng)


def _take_in(known: list[Agency], reader: Any, reading_as: Any) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows((one.name, one.number, "2020-01-01", "2030-01-01", "JP") for one in known)
    octets, who = out.getvalue().encode(), {"by": reader.actor, "purpose": reader.purpose}
    lists = f"{_SLICE}.services.lists"
    new = load(f"{lists}:NewList")(date(2026, 1, 1), True)
    with reading_as(reader):
        source = load(f"{lists}:NewSource")("Invented", "VN", "Bench", "none")
        source_id = load(f"{lists}:keep_source")(source=source, **who)
    for what in ("first", "again"):
        with _timed(f"check a list of {len(known):,} rows ({what})"), reading_as(reader):
            made = load(f"{lists}:receive_list")(
                source_id=source_id, stream=io.BytesIO(octets), new=new, **who
            )
        if what == "first":
            with _timed("take it in, one transaction"):
                with reading_as(reader):
                    load(f"{lists}:confirm_list")(import_id=made, **who)
                load(f"{_SLICE}.services.taking:take_list")(import_id=made, reader=reader)


def _compare(sample: list[Agency], find: Callable[[str], list[str]], title: str, rng: random.Random) -> None:
    for how in WAYS:
        times, hits = [], 0
        for one in sample:
            text = asked(one, how, rng)
            began = time.perf_counter()
            found = find(text)
            times.append((time.perf_counter() - began) * 1000)
            hits += (one.number if how == "number" and title == "Sampan" else one.name) in found
        p50, p95 = quantile(times, 0.5), quantile(times, 0.95)
        shown = f"{title:18}{how:16}{len(times):6}{p50:9.1f}{p95:9.1f}{max(times):9.1f}"
        print(f"{shown}{hits / len(sample):9.3f}   load {busy()}", flush=True)


def _peer(names: list[str], folded: list[str], scorer: Any) -> Callable[[str], list[str]]:
    def find(text: str) -> list[str]:
        query = utils.default_process(bare(text))
        return [names[at] for _name, _score, at in process.extract(query, folded, scorer=scorer, limit=FIRST)]

    return find


def _publish(sample: list[Agency], reader: Any) -> None:
    publish = load(f"{_SLICE}.services.publishing:publish_list")
    with _timed("publish the register"):
        octets = publish(country="VN", by=reader.actor, purpose=reader.purpose)
    listed = load("sampan.engines.screening.agencies.listed:AgencyList")
    with _timed(f"read the published list ({len(octets) / 1e6:.1f} MB) and make its index"):
        agencies = listed.of_bytes(octets)
        agencies.find("", on=date(2026, 1, 1))
        assert agencies.index
    check = load(f"{_SLICE}.queries:check_offer")
    for title, find in (
        ("offer beside the published list", lambda text: agencies.find(text, on=date(2026, 1, 1))),
        ("offer beside the register", lambda text: check(text, on=date(2026, 1, 1), reader=reader)),
    ):
        times, hits = [], 0
        for one in sample[:300]:
            text = f"{one.name} tuyển gấp 20 lao động đi Nhật, lương 30 triệu, gọi 0912 345 678"
            began = time.perf_counter()
            found = find(text)
            times.append((time.perf_counter() - began) * 1000)
            hits += any(each.kind == "licensed" for each in found)
        print(
            f"{title:40}{quantile(times, 0.5):9.1f}{quantile(times, 0.95):9.1f}{hits / len(times):9.3f}",
            flush=True,
        )


def main() -> None:
    """Make a node, measure, and remove it."""
    parser = argparse.ArgumentParser(prog="./dev bench recruitment", description=__doc__)
    parser.add_argument("--agencies", type=int, default=50_000)
    parser.add_argument("--queries", type=int, default=400)
    asked_for = parser.parse_args()
    print(heading())
    print(f"{'':34}{'n':>6}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'in 5':>9}")
    with scratch() as folder, new_node(folder) as node:
        measure(node.directory, agencies=asked_for.agencies, queries=asked_for.queries)


if __name__ == "__main__":
    main()
