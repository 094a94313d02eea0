"""A worker that crashes costs the test that it ran, and nothing else: the run goes on to its end."""

import subprocess
import sys
from pathlib import Path

import pytest

_TESTS = Path(__file__).parents[1]
_CONFTEST = f"""
import sys
sys.path.insert(0, {str(_TESTS)!r})
from harness import side_by_side

def pytest_xdist_make_scheduler(config, log):
    return side_by_side.Grouped(config, log)
"""
_QUICK = """
import pytest

@pytest.mark.parametrize("number", range(3))
def test_quick(number):
    pass
"""
_CRASHES_ONCE = """
import os, pathlib

def test_crashes_once():
    mark = pathlib.Path(__file__).with_name("mark")
    if not mark.exists():
        mark.touch()
        os._exit(1)
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", ["", "\ndef test_after():\n    pass\n"], ids=["alone", "before another"])
def test_run_ends_when_a_worker_crashes_in_the_last_piece(tmp_path, after):
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text(_CONFTEST)
    for name in "abcd":
        (tmp_path / f"test_{name}.py").write_text(_QUICK)
    (tmp_path / "test_z.py").write_text(_CRASHES_ONCE + after)
    words = ["-p", "no:django", "-n", "2", "--dist", "loadscope", "--no-loadscope-reorder"]
    program = [sys.executable, "-m", "pytest", *words]
    ended = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert "crashed while running 'test_z.py::test_crashes_once'" in ended.stdout
    assert f"1 failed, {13 + bool(after)} passed" in ended.stdout
