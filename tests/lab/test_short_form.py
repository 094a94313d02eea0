"""The laboratory in short: two nodes on this machine, each scenario once, every history checked."""

import json
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.database, pytest.mark.timeout(420)]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    folder.chmod(0o755)
    report = folder / "report.json"
    words = ["--scenario", "short", "--folder", str(folder), "--report", str(report)]
    program = [sys.executable, "-m", "bench.fault_lab", *words]
    ended = subprocess.run(program, capture_output=True, text=True, check=False, timeout=400)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return json.loads(report.read_text())["short"]


def test_letters_come_through_five_faults(told):
    storm = told["storm"]
    assert storm["faults"] == 5, storm
    assert storm["seconds_until_rest"] is not None
    assert storm["acknowledged_letters_lost_in_cuts"] == storm["noted_commits_lost_in_cuts"] == 0


def test_letters_written_as_fast_as_they_go_are_all_acknowledged(told):
    assert told["throughput"]["letters"] == 1_000
    assert told["throughput"]["came_to_rest"]


def test_letters_at_a_steady_rate_are_applied_and_acknowledged_each_in_its_time(told):
    rate = told["rate"]
    assert rate["came_to_rest"] and rate["letters"] > 20, rate
    assert 0 < rate["to_applied_ms"]["p50"] <= rate["to_acknowledged_ms"]["max"]


def test_letters_queued_in_a_partition_wait_for_it_to_heal_and_then_all_arrive(told):
    parted = told["partition"]
    assert parted["queued"] == 400 + 2 * 3, parted  # none passed while the doors were shut
    assert parted["preservation_letters"] == 2 * 3 + 2, parted
    assert parted["drained_in_seconds"] is not None


def test_every_letter_of_every_scenario_arrived_once_and_in_order(told):
    assert told["acknowledged"] > 200 + 1_000 + 400 + 8
    assert told["violations"] and set(told["violations"].values()) == {0}, told
