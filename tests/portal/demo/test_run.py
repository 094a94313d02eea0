"""The demonstration's folder: made once, found again, and never taken from somebody else."""

from datetime import date

import pytest

from sampan.portal.demo.nodes import read_mark, region, write_mark
from sampan.portal.demo.run import free_ports
from sampan.portal.demo.story.play import play
from sampan.portal.demo.story.stage import Stage, expect, soon
from sampan.vocabulary.errors import InvalidInput


def _region(folder, *, ports):
    return region(folder, ports=ports, today=date(2026, 11, 22), say=print)


def test_region_foreign_folder_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InvalidInput, match="something else"), _region(tmp_path, ports=()):
        pass
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_region_wrong_number_of_ports_is_refused_and_nothing_is_made(tmp_path):
    with (
        pytest.raises(InvalidInput, match="3 nodes and a site need as many ports"),
        _region(tmp_path / "region", ports=(1, 2, 3)),
    ):
        pass
    assert not (tmp_path / "region" / "vn").exists()


def test_mark_written_is_read_back(tmp_path):
    assert read_mark(tmp_path) == {}
    write_mark(tmp_path, {"is_open": True})
    assert read_mark(tmp_path) == {"is_open": True}


def test_free_ports_are_four_different_ones():
    assert len(set(free_ports())) == 4


def test_play_failed_expectation_stops_and_names_what_was_expected():
    told = []

    def wrong(stage: Stage) -> str:
        """What it would have shown."""
        expect(False, "a boat", found="a raft")
        return "never"

    stage = Stage({}, str)
    played = play((("a", lambda _stage: "well"), ("b", wrong), ("c", wrong)), stage, tell=told.append)
    assert [step.letter for step in played] == ["a", "b"] == [step.letter for step in told]
    assert played[0].fault == ""
    assert played[1].fault == "Expected: a boat. Found: a raft"


def test_soon_nothing_comes_fails_with_what_was_awaited():
    with pytest.raises(AssertionError, match="a letter"):
        soon(lambda: False, "a letter", seconds=0.2)
