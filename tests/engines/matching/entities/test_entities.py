"""Entities: what two of them share, what many share, and the command that groups records by them."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.cli import main
from sampan.engines.matching.entities.comparing import compare_entities, is_slip
from sampan.engines.matching.entities.grouping import MOST_HOLDERS, groups, links
from sampan.engines.matching.entities.keys import entity_keys, key_kinds
from sampan.engines.matching.entities.paths import paths
from sampan.engines.matching.entities.reading import KINDS, Entity, guess_kind, read_entity
from sampan.engines.matching.entities.slips import slips
from sampan.vocabulary.errors import InvalidInput

VECTORS = Path(__file__).parents[1] / "vectors"


def rows(name: str) -> list[dict[str, str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("entity_pairs.csv"), ids=str)
def test_pair_vector_both_ways(row: dict[str, str]) -> None:
    one, other = (read_entity(row[f"kind_{x}"], row[f"text_{x}"], region=row["region"]) for x in "ab")
    found = compare_entities(one, other)
    assert (found.key if found else "") == row["key"]
    assert compare_entities(other, one) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("+84 912 345 678", "phone"), ("0084912345678", "phone"), ("@job_helper", "handle"), ("0912345678", ""),
        ("https://t.me/job_helper", "handle"), ("zalo: 0912345678", "handle"), ("hr@job-cambodia.com", "handle"),
        ("job-cambodia.com", "domain"), ("job-cambodia[.]com", "domain"), ("https://job-cambodia.com/apply", "url"),
        ("GB82 WEST 1234 5698 7654 32", "account"), ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "wallet"),
        ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "wallet"), ("call me", ""), ("", ""), ("12/3", ""),
    ],
)  # fmt: skip
def test_guess_kind(text: str, kind: str) -> None:
    assert guess_kind(text) == kind


@pytest.mark.parametrize(
    ("kind", "text", "field"),
    [
        ("person", "Sok Dara", "kind"), ("phone", "call me", "text"), ("domain", "x" * 3_000, "text"),
        ("wallet", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "text"), ("account", "12", "text"),
    ],
)  # fmt: skip
def test_read_entity_that_is_none_is_refused_and_not_repeated(kind: str, text: str, field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        read_entity(kind, text)
    assert error.value.field == field and text not in str(error.value)


def test_repr_shows_nothing() -> None:
    assert "912" not in repr(read_entity("phone", "+84912345678"))


@given(st.sampled_from(KINDS), st.text(max_size=60))
def test_any_text_is_an_entity_whose_form_stays_or_is_refused(kind: str, text: str) -> None:
    guess_kind(text)
    try:
        found = read_entity(kind, text)
    except InvalidInput:
        return
    assert found in (Entity(kind, found.canonical), read_entity(kind, found.canonical))
    assert {key.kind for key in entity_keys(found)} <= key_kinds().keys()
    like = compare_entities(found, found)
    assert like is not None or not entity_keys(found)


def held(*told: tuple[str, str, str]) -> list[tuple[str, Entity]]:
    return [(record, read_entity(kind, text, region="VN")) for record, kind, text in told]


def test_groups_join_through_what_few_share_and_links_say_why() -> None:
    told = held(
        ("case 9", "wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ("post 4", "wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ("post 4", "handle", "t.me/job_helper88"),
        ("post 7", "url", "https://t.me/job_helper88"),
        ("post 8", "domain", "job-cambodia.com"),
        ("post 9", "domain", "jobcambodia.com"),
        ("post 10", "handle", "a@gmail.com"),
        ("post 11", "handle", "b@gmail.com"),
        ("post 12", "handle", "a@mail-of-many.org"),
        ("post 13", "handle", "b@mail-of-many.org"),
        ("post 14", "url", "https://facebook.com/groups/1"),
        ("post 15", "url", "https://facebook.com/groups/2"),
    )
    found = list(links(told))
    assert groups(found) == dict.fromkeys(("case 9", "post 4", "post 7"), "case 9")
    assert {(one.one, one.other, one.key) for one in found} >= {
        ("case 9", "post 4", "wallet"), ("post 4", "post 7", "handle"), ("post 8", "post 9", "look_alike"),
    }  # fmt: skip
    assert list(links(reversed(told))) == found


def test_path_is_the_shortest_by_the_keys_that_are_shared() -> None:
    told = held(
        ("1", "phone", "0912345678"), ("2", "phone", "0912345678"), ("3", "phone", "0912345678"),
        ("3", "handle", "t.me/job_helper88"), ("4", "handle", "telegram:job_helper88"),
        ("5", "handle", "telegram:job_helper89"),
    )  # fmt: skip
    found = list(links(told))
    ways = paths(found, groups(found))
    assert ways == {"1": "1", "2": "1 > phone > 2", "3": "1 > phone > 3", "4": "1 > phone > 3 > handle > 4"}
    assert ways == paths(list(links(reversed(told))), groups(found))


def test_slip_is_a_link_that_joins_nobody_and_a_series_is_none() -> None:
    two = held(("1", "handle", "telegram:angkorjobs"), ("2", "handle", "telegram:angkorjosb"))
    (link,) = links(two)
    assert (link.one, link.other, link.key, link.joins) == ("1", "2", "typing_slip", False)
    series = held(*[(str(n), "phone", f"+8491234567{n}") for n in range(9)])
    assert not [one for one in links(series) if one.key == "typing_slip"]


def test_of_too_many_numbers_no_slip_is_looked_for_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = held(
        ("1", "phone", "0912345678"), ("2", "phone", "0912345687"), ("3", "phone", "0977777777"),
        ("1", "handle", "telegram:angkorjobs"), ("2", "handle", "telegram:angkorjosb"),
    )  # fmt: skip
    without: set[str] = set()
    assert len([one for one in links(told, without_slips=without) if one.key == "typing_slip"]) == 2
    assert not without
    monkeypatch.setattr("sampan.engines.matching.entities.slips.MOST_NUMBERS", 2)
    assert len([one for one in links(told, without_slips=without) if one.key == "typing_slip"]) == 1
    assert without == {"phone"}


def test_slips_are_the_same_in_many_turns_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = [read_entity("handle", f"telegram:name{one}{two}abc") for one in "aqzx" for two in "bmkw"]
    entities += [read_entity("phone", "+84912345678"), read_entity("phone", "+84912354678")]
    monkeypatch.setattr("sampan.engines.matching.entities.slips.MOST_NEAR", 9)
    whole = slips(entities)
    wanted = {(a, b) for a in range(18) for b in range(a) if is_slip(entities[a], entities[b])}
    assert {(b, a) for a, b in whole} == wanted and len(wanted) == 49
    monkeypatch.setattr("sampan.engines.matching.entities.slips._AT_ONCE", 30)
    assert slips(entities) == whole


def test_levels_say_which_keys_join() -> None:
    kinds = key_kinds()
    assert {kind.level for kind in kinds.values()} == {"same", "related", "alike", "slip"}
    assert not any(kinds[code].joins for code in ("look_alike", "organisation", "same_domain", "typing_slip"))


def test_there_are_pairs_enough_and_many_that_are_none() -> None:
    every = rows("entity_pairs.csv")
    assert len(every) >= 150 and sum(not row["key"] for row in every) >= 50


@pytest.mark.parametrize(("holders", "joined"), [(MOST_HOLDERS, True), (MOST_HOLDERS + 1, False)])
def test_telephone_of_a_switchboard_joins_nobody(holders: int, joined: bool) -> None:
    told = held(*[(f"post {number:02}", "phone", "0912345678") for number in range(holders)])
    found = list(links(told))
    assert bool(groups(found)) is joined
    assert len([one for one in found if one.key == "phone"]) == (holders - 1 if joined else 0)


def test_the_more_hold_a_thing_the_less_it_says() -> None:
    two, four = (
        next(one.bits for one in links(held(*[(str(n), "phone", "0912345678") for n in range(many)])))
        for many in (2, 4)
    )
    assert two == pytest.approx(four + 1)


def write(path: Path, *told: tuple[str, str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "kind", "text"), *told])
    return path


def test_command_writes_groups_and_links_for_their_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(
        tmp_path / "e.csv",
        ("1", "", "t.me/job_helper88"),
        ("2", "handle", "tg:job_helper88"),
        ("3", "phone", "0912345678"),
    )
    out, links_out = tmp_path / "groups.csv", tmp_path / "links.csv"
    args = [
        "match",
        "entities",
        str(file),
        "--out",
        str(out),
        "--links",
        str(links_out),
        "--region",
        "vn",
        "--json",
    ]
    assert main(args) == 0
    assert json.loads(capsys.readouterr().out)["groups"] == 1
    assert out.read_text(encoding="utf-8").splitlines() == ["id,group,path", "1,1,1", "2,1,1 > handle > 2"]
    assert links_out.read_text(encoding="utf-8").splitlines()[:2] == [
        "id_a,id_b,key,level,reason,bits,joins",
        "1,2,handle,same,the same account on a platform,22.0,yes",
    ]
    assert "job_helper" not in out.read_text() + links_out.read_text()
    assert (out.stat().st_mode | links_out.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (("", "phone", "0912345678"), "id"),
        (("2", "", "0912345678"), "kind"),
        (("2", "phone", "none"), "text"),
    ],
)
def test_command_bad_row_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: tuple[str, str, str], field: str
) -> None:
    file = write(tmp_path / "e.csv", ("1", "phone", "+84912345678"), row)
    assert main(["match", "entities", str(file), "--out", str(tmp_path / "g.csv"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["what"].startswith(f"Row 2, {field}: ")
    assert not (tmp_path / "g.csv").exists()
