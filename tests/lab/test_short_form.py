"""The laboratory in short: two nodes on this machine, 200 letters, five faults, every history checked."""

import json
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.database
@pytest.mark.timeout(300)
def test_letters_through_five_faults_are_all_there_once_in_order_and_acknowledged(tmp_path):
    tmp_path.chmod(0o755)
    report = tmp_path / "report.json"
    words = [
        "-m",
        "bench.fault_lab",
        "--scenario",
        "short",
        "--folder",
        str(tmp_path),
        "--report",
        str(report),
    ]
    ended = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False, timeout=290)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = json.loads(report.read_text())["faults"]
    assert told["faults"] == 5
    assert told["acknowledged"] == 200
    assert told["seconds_until_rest"] is not None
    assert set(told["violations"].values()) == {0}
