"""A site and a node are connected: the key goes one way, the folder the other; a second node is refused."""

from pathlib import Path

import pytest

from sampan.cli import main
from sampan.portal.node.config import NodeConfig, read_config, write_config
from sampan.portal.node.keys import make_keys, read_report_keys
from sampan.portal.site.config import public_key, read_site
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.sealing import open_report, seal_report


def node(folder: Path) -> Path:
    """Make a node's folder with keys and settings; no database."""
    folder.mkdir()
    make_keys(folder, node_id="vn")
    url = "postgresql://someone@127.0.0.1:1/nothing"
    write_config(folder, NodeConfig("vn", "VN", "Node", "http://127.0.0.1:1", database_url=url))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    asked = [
        "site",
        "init",
        str(tmp_path / "site"),
        "--country",
        "VN",
        "--name",
        "Ministry",
        "--agency",
        "Office",
    ]
    assert main(asked) == 0
    with (tmp_path / "site" / "site.toml").open("a", encoding="utf-8") as file:
        file.write('[[hotlines]]\nnumber = "111"\nname = "Hotline"\n')
    return tmp_path / "site"


def test_a_report_sealed_by_the_site_is_opened_by_the_node(site: Path, tmp_path: Path) -> None:
    here = node(tmp_path / "node")
    assert not read_site(site).takes_reports
    assert main(["site", "connect", str(site), "--node", str(here)]) == 0
    config = read_site(site)
    assert config.takes_reports
    assert config.hotlines == ({"number": "111", "name": "Hotline"},)
    Drop(site / config.drop).put_report(seal_report({"text": "x"}, to=public_key(config.report_key)))
    ((_, sealed),) = Drop(Path(read_config(here).reports_drop)).waiting()
    assert open_report(sealed, keys=read_report_keys(here)) == {"text": "x"}


def test_connected_once_more_nothing_changes(site: Path, tmp_path: Path) -> None:
    here = node(tmp_path / "node")
    for _ in range(2):
        assert main(["site", "connect", str(site), "--node", str(here)]) == 0
    assert len(read_report_keys(here)) == 1
    assert (site / "site.toml").read_text("utf-8").count("report_key") == 1


def test_a_site_that_counts_tells_the_node_where(site: Path, tmp_path: Path) -> None:
    here = node(tmp_path / "node")
    main(["site", "connect", str(site), "--node", str(here)])
    assert read_config(here).quiz_sums == ""
    path = site / "site.toml"
    path.write_text('counters = "counters"\n' + path.read_text("utf-8"), "utf-8")
    main(["site", "connect", str(site), "--node", str(here)])
    assert read_config(here).quiz_sums == str(site.resolve() / "counters" / "quiz-sums.json")


def test_the_site_holds_nothing_that_opens(site: Path, tmp_path: Path) -> None:
    here = node(tmp_path / "node")
    main(["site", "connect", str(site), "--node", str(here)])
    (keys,) = read_report_keys(here)
    for path in site.rglob("*"):
        assert not path.is_file() or keys.seeds not in path.read_bytes()
    assert (here / "keys" / "reports-0001.key").stat().st_mode & 0o077 == 0


def test_another_node_is_refused(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = node(tmp_path / "first"), node(tmp_path / "second")
    main(["site", "connect", str(site), "--node", str(first)])
    capsys.readouterr()
    assert main(["site", "connect", str(site), "--node", str(second)]) != 0
    assert "the key of another node" in capsys.readouterr().err
    assert read_config(second).reports_drop == ""


def test_a_site_without_an_office_takes_no_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["site", "init", str(tmp_path / "site"), "--country", "VN", "--name", "Ministry"])
    assert main(["site", "connect", str(tmp_path / "site"), "--node", str(node(tmp_path / "node"))]) != 0
    assert not read_site(tmp_path / "site").takes_reports
