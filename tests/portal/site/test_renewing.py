"""A published list is read again when its file has changed; a broken one leaves the list that was there."""

from pathlib import Path

import pytest

from sampan.engines.screening.campaigns.published import CampaignList
from sampan.portal.site.renewing import Renewed
from sampan.vocabulary.errors import InvalidInput
from tests.engines.screening.campaigns.test_published import LIST

NONE = CampaignList(LIST.country, LIST.made_on, ())


def lay_down(path: Path, octets: bytes) -> None:
    """Replace a file as whoever publishes does, at once."""
    path.with_suffix(".new").write_bytes(octets)
    path.with_suffix(".new").replace(path)


def length(renewed: Renewed[CampaignList]) -> int:
    """Return how many campaigns the list has now."""
    found = renewed.current()
    assert found is not None
    return len(found.campaigns)


def test_a_newer_file_is_read_without_a_start(tmp_path: Path) -> None:
    path = tmp_path / "warnings.json"
    lay_down(path, NONE.to_bytes())
    renewed = Renewed(path, CampaignList.read)
    assert length(renewed) == 0
    lay_down(path, LIST.to_bytes())
    assert length(renewed) == len(LIST.campaigns)
    assert renewed.current() is renewed.current()


@pytest.mark.parametrize("octets", [b"", b"{}", LIST.to_bytes()[:-9]], ids=["empty", "other", "cut"])
def test_a_broken_or_missing_file_leaves_the_list(tmp_path: Path, octets: bytes) -> None:
    path = tmp_path / "warnings.json"
    lay_down(path, LIST.to_bytes())
    renewed = Renewed(path, CampaignList.read)
    lay_down(path, octets)
    assert length(renewed) == len(LIST.campaigns)
    path.unlink()
    assert length(renewed) == len(LIST.campaigns)
    lay_down(path, NONE.to_bytes())
    assert length(renewed) == 0


def test_a_site_without_a_list_has_none_and_one_with_a_broken_list_does_not_start(tmp_path: Path) -> None:
    assert Renewed(None, CampaignList.read).current() is None
    (tmp_path / "list").write_bytes(b"{}")
    with pytest.raises(InvalidInput):
        Renewed(tmp_path / "list", CampaignList.read)
