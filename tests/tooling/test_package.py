"""The package as it is installed: it holds its data, and an engine works alone, without a database."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.architecture.tree import committed_files

SOURCE = ROOT / "src"
ALONE = """
import sys
from sampan.engines.exchange import seal
from sampan.vocabulary.codelists import code_list_names
assert code_list_names()
assert "django" not in sys.modules, "an engine imported Django"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the committed files so that nothing is left in the tree."""
    copy, made = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    for path in committed_files():
        there = copy / path.relative_to(ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    subprocess.run(
        [*command, "--wheel-dir", str(made), str(copy)], check=True, capture_output=True, text=True
    )
    return next(made.glob("sampan-*.whl"))


def test_wheel_holds_every_committed_file_of_the_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    kept = {
        str(path.relative_to(SOURCE)) for path in committed_files() if path.is_relative_to(SOURCE / "sampan")
    }
    assert sorted(kept - inside) == []


def test_wheel_engine_works_without_django_and_database(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    ran = subprocess.run([sys.executable, "-c", ALONE], cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
