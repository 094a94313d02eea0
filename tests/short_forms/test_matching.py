"""The short form of `./dev bench matching`, `private_registers` and `private_matching`: what must come out right.

Quality beside the peers on the same files, in one run. Times are measured in the benchmarks, never here.
"""

from pathlib import Path

import pytest

from bench.matching.judging import Pair, Quality, at, best, mutual_best, read_pairs
from bench.private_matching.bulk import digest_of, found_by_openmined, found_in_ristretto
from bench.private_matching.making import numbers
from bench.private_registers.__main__ import bloom_filters, paired_in_plain, paired_in_private
from sampan.cli import main
from sampan.engines.matching.deciding import SAME
from sampan.engines.matching.private.inputs import input_of
from sampan.portal.demo.registers.making import write_registers
from tests.short_forms.conftest import Registers


@pytest.fixture(scope="module")
def private(registers: Registers, tmp_path_factory: pytest.TempPathFactory) -> Quality:
    found, _ = paired_in_plain(registers.a, registers.b, tmp_path_factory.mktemp("private"))
    return at(found, registers.true, 0.0)


def test_link_finds_two_points_of_f1_more_than_default_splink(
    registers: Registers, splink: dict[Pair, float], tmp_path: Path
) -> None:
    out = tmp_path / "pairs.csv"
    assert main(["match", "link", str(registers.a), str(registers.b), "--out", str(out)]) == 0
    ours = at(read_pairs(out), registers.true, SAME)
    assert ours.f1 >= best(splink, registers.true).f1 + 0.02


def test_private_pairing_is_as_good_as_splink_on_the_plain_text(
    registers: Registers, splink: dict[Pair, float], private: Quality
) -> None:
    assert private.f1 >= best(splink, registers.true).f1 - 0.01


def test_private_pairing_is_six_points_of_f1_above_bloom_filters(
    registers: Registers, private: Quality, peers: Path, tmp_path: Path
) -> None:
    found, _ = bloom_filters(registers.a, registers.b, tmp_path, peers)
    filters = best(mutual_best(found), registers.true)
    assert 0.5 < filters.f1 <= private.f1 - 0.06


def test_masking_changes_no_pair(tmp_path: Path) -> None:
    a, b, truth = (tmp_path / f"{name}.csv" for name in ("a", "b", "truth"))
    write_registers(200, seed=3, a=a, b=b, truth=truth)
    in_private, _ = paired_in_private(a, b, tmp_path)
    in_plain, _ = paired_in_plain(a, b, tmp_path)
    assert in_private.keys() == in_plain.keys()
    assert len(in_private) > 80


def test_intersection_is_that_of_openmined(peers: Path) -> None:
    a, b = numbers(0, 1_000), numbers(600, 1_000)
    written = {input_of(key): key.value.decode() for key in a}
    ours, theirs = found_in_ristretto(a, b), found_by_openmined(a, b, peers)
    assert len(ours) == theirs["found"] == 400
    assert digest_of(written[octets] for octets in ours) == theirs["digest"]
