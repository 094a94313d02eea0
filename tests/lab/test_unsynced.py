"""A power cut takes exactly what was not synced: pages, lengths and names."""

import os
import random
from pathlib import Path

import pytest

from bench.fault_lab.unsynced import PAGE, Loss, Unsynced

OLD, NEW = b"o" * PAGE, b"n" * PAGE


class Drive:
    """A folder with the memory of what was not synced."""

    def __init__(self, folder: Path) -> None:
        (folder / "trash").mkdir()
        self.folder = folder
        self.unsynced = Unsynced(folder / "trash")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def write(self, name: str, data: bytes, *, at: int = 0) -> None:
        descriptor = os.open(self.path(name), os.O_RDWR)
        inode = os.fstat(descriptor).st_ino
        self.unsynced.before_write(inode, descriptor, offset=at, length=len(data))
        os.pwrite(descriptor, data, at)
        os.close(descriptor)

    def make(self, name: str) -> None:
        descriptor = os.open(self.path(name), os.O_RDWR | os.O_CREAT | os.O_EXCL)
        self.unsynced.made(os.fstat(descriptor).st_ino, descriptor, self.path(name))
        os.close(descriptor)

    def sync(self, name: str) -> None:
        self.unsynced.sync(os.stat(self.path(name)).st_ino)

    def cut(self, survive: float = 0.0) -> Loss:
        return self.unsynced.cut(survive=survive, chance=random.Random(1))

    def read(self, name: str) -> bytes:
        return Path(self.path(name)).read_bytes()

    def names(self) -> set[str]:
        return {one.name for one in self.folder.iterdir()} - {"trash"}


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    made = Drive(tmp_path)
    (tmp_path / "kept").write_bytes(OLD * 2)
    return made


def test_write_without_sync_is_undone_and_a_synced_one_stays(drive):
    drive.write("kept", NEW)
    drive.sync("kept")
    drive.write("kept", NEW, at=PAGE)
    assert drive.cut() == Loss(files=1, pages=1, names=0)
    assert drive.read("kept") == NEW + OLD


def test_file_that_grew_without_sync_has_its_old_length_again(drive):
    drive.write("kept", NEW, at=2 * PAGE)
    drive.cut()
    assert drive.read("kept") == OLD * 2


def test_write_into_the_middle_of_pages_brings_back_both(drive):
    drive.write("kept", b"x" * 100, at=PAGE - 50)
    drive.cut()
    assert drive.read("kept") == OLD * 2


def test_truncation_without_sync_comes_back_whole(drive):
    descriptor = os.open(drive.path("kept"), os.O_RDWR)
    drive.unsynced.before_truncate(os.fstat(descriptor).st_ino, descriptor, length=10)
    os.ftruncate(descriptor, 10)
    drive.cut()
    assert drive.read("kept") == OLD * 2


def test_pages_that_survive_stay_though_nobody_synced_them(drive):
    drive.write("kept", NEW * 2)
    assert drive.cut(survive=1.0).pages == 0
    assert drive.read("kept") == NEW * 2


def test_share_of_pages_survives_so_that_a_database_page_can_be_torn(drive):
    (drive.folder / "large").write_bytes(OLD * 100)
    drive.write("large", NEW * 100)
    lost = drive.cut(survive=0.5).pages
    assert 30 < lost < 70
    assert drive.read("large").count(b"o") == lost * PAGE


def test_new_file_vanishes_unless_something_was_synced(drive):
    drive.make("first")
    drive.write("first", NEW)
    drive.sync("kept")  # any sync makes the names durable, the data of others not
    drive.make("second")
    drive.cut()
    assert drive.names() == {"kept", "first"}
    assert drive.read("first") == b""


def test_removed_file_comes_back_with_what_was_in_it(drive):
    drive.unsynced.remove(drive.path("kept"))
    assert drive.names() == set()
    drive.cut()
    assert drive.read("kept") == OLD * 2


def test_rename_over_another_file_gives_both_back(drive):
    (drive.folder / "draft").write_bytes(NEW)
    drive.unsynced.rename(drive.path("draft"), drive.path("kept"))
    assert drive.read("kept") == NEW
    drive.cut()
    assert (drive.read("kept"), drive.read("draft")) == (OLD * 2, NEW)


def test_rename_after_a_sync_stays(drive):
    (drive.folder / "draft").write_bytes(NEW)
    drive.unsynced.rename(drive.path("draft"), drive.path("kept"))
    drive.unsynced.sync(None)
    drive.cut()
    assert drive.names() == {"kept"}
    assert drive.read("kept") == NEW
