"""A linkage is loaded whole or not at all, reviewed by two, told by bands, exported, and its records destroyed."""

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from sampan.engines.matching.linkage.decided import read_decisions
from sampan.engines.matching.records import COLUMNS
from sampan.prevention.linkages.models import Linkage, LinkedPair, PairDecision
from sampan.prevention.linkages.queries import linkages, progress
from sampan.prevention.linkages.services.choosing import Bounds, chosen_pairs
from sampan.prevention.linkages.services.ending import close_due, close_linkage, decisions_csv
from sampan.prevention.linkages.services.loading import Files, NewLinkage, load_linkage
from sampan.prevention.linkages.services.reviewing import decide_pair, open_next, take_back
from sampan.prevention.linkages.services.sealing import key_of, wrap_anew
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.django_db
PURPOSE = Purpose.PROTECTION
NEW = NewLinkage("Two registers", "agreement 7")


def as_reader(actor: Actor) -> Reader:
    return Reader(actor, PURPOSE)


def who(actor: Actor) -> dict:
    return {"by": actor, "purpose": PURPOSE}


def rows(path: Path, columns: tuple[str, ...], *told: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(told)
    return path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Four people a side; the pairs of three of them, one sure and two doubtful."""
    sides = [
        rows(
            tmp_path / f"{side}.csv",
            COLUMNS,
            *({"id": f"{side}{n}", "name": f"Mau Mot {n}"} for n in range(4)),
        )
        for side in "ab"
    ]
    scores = ("0.99", "0.60", "0.55")
    told = [{"id_a": f"a{n}", "id_b": f"b{n}", "score": score} for n, score in enumerate(scores)]
    return Files(rows(tmp_path / "pairs.csv", ("id_a", "id_b", "score", "reasons"), *told), *sides)


@pytest.fixture
def supervisors(people: Callable[..., Actor]) -> list[Actor]:
    people("node_service", agency="Agency N")
    return [people("supervisor") for _ in range(3)]


def audited(people: Callable[..., Actor], act: str) -> int:
    with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
        return AuditEntry.objects.filter(act=act).count()


def load(actor: Actor, files: Files, new: NewLinkage = NEW) -> UUID:
    with reading_as(as_reader(actor)):
        return load_linkage(new=new, files=files, **who(actor))


def answer(actor: Actor, linkage_id: UUID, said: str) -> UUID:
    with reading_as(as_reader(actor)) as reader:
        pair = open_next(linkage_id=linkage_id, reader=reader)
        assert pair is not None
        decide_pair(pair_id=pair.id, answer=said, **who(actor))
        return pair.id


def test_only_people_of_chosen_pairs_are_kept_and_sealed(
    supervisors: list[Actor], people: Callable[..., Actor], files: Files
) -> None:
    linkage_id = load(supervisors[0], files)
    with reading_as(as_reader(supervisors[0])) as reader:
        (told,) = linkages(reader=reader)
        assert (told.id, told.found, told.kept) == (linkage_id, 3, 3)
        assert all(b"Mau" not in bytes(one.sealed) for one in LinkedPair.objects.all())
        pair = open_next(linkage_id=linkage_id, reader=reader)
        assert pair is not None and (pair.score, pair.a["id"], pair.b["name"]) == (0.55, "a2", "Mau Mot 2")
        assert set(pair.a) == set(COLUMNS)
    assert audited(people, "linkages.pair_opened") == 1


@pytest.mark.parametrize(
    ("pairs", "field", "row"),
    [
        ([("a0", "b0", "0.9"), ("a1", "b1", "much")], "score", 2),
        ([("a0", "b0", "nan")], "score", 1),
        ([("a0", "", "0.9")], "id_b", 1),
        ([("a0", "b0", "0.9"), ("a0", "b0", "0.9")], "id_b", 2),
        ([("a0", "nobody", "0.9")], "id", None),
    ],
)
def test_bad_file_is_named_and_leaves_nothing(
    supervisors: list[Actor], files: Files, pairs: list[tuple[str, ...]], field: str, row: int | None
) -> None:
    columns = ("id_a", "id_b", "score")
    rows(files.pairs, columns, *(dict(zip(columns, one, strict=True)) for one in pairs))
    with pytest.raises(InvalidInput) as error:
        load(supervisors[0], files)
    assert (error.value.field, error.value.row) == (field, row)
    assert "nobody" not in str(error.value)
    with reading_as(as_reader(supervisors[0])):
        assert not Linkage.objects.exists() and not LinkedPair.objects.exists()


def test_two_look_and_a_third_where_they_differ(supervisors: list[Actor], files: Files) -> None:
    first, second, third = supervisors
    linkage_id = load(first, files)
    disputed = answer(first, linkage_id, "same")
    for said in ("same", "same"):
        answer(first, linkage_id, said)
    with reading_as(as_reader(first)) as reader:
        assert open_next(linkage_id=linkage_id, reader=reader) is None
    assert answer(second, linkage_id, "different") == disputed
    for said in ("same", "same"):
        answer(second, linkage_id, said)
    with reading_as(as_reader(third)) as reader:
        assert progress(linkage_id=linkage_id, reader=reader).disputed == 1
    assert answer(third, linkage_id, "different") == disputed
    with reading_as(as_reader(third)) as reader:
        assert open_next(linkage_id=linkage_id, reader=reader) is None
        told = progress(linkage_id=linkage_id, reader=reader)
    assert (told.decided, told.disputed, told.by_reviewer) == (3, 0, (("r1", 3), ("r2", 3), ("r3", 1)))
    assert [(one.decided, one.same) for one in told.bands] == [(0, 0), (2, 1), (0, 0), (0, 0), (1, 1)]


def test_answer_is_given_once_and_taken_back(supervisors: list[Actor], files: Files) -> None:
    linkage_id = load(supervisors[0], files)
    pair_id = answer(supervisors[0], linkage_id, "unsure")
    with reading_as(as_reader(supervisors[0])), pytest.raises(WrongState):
        decide_pair(pair_id=pair_id, answer="same", **who(supervisors[0]))
    with reading_as(as_reader(supervisors[0])), pytest.raises(InvalidInput):
        decide_pair(pair_id=pair_id, answer="perhaps", **who(supervisors[0]))
    with reading_as(as_reader(supervisors[0])):
        take_back(linkage_id=linkage_id, **who(supervisors[0]))
        assert not PairDecision.objects.exists()
        with pytest.raises(WrongState):
            take_back(linkage_id=linkage_id, **who(supervisors[0]))
    assert answer(supervisors[0], linkage_id, "same") == pair_id


def test_decisions_are_what_the_command_line_reads(
    supervisors: list[Actor], people: Callable[..., Actor], files: Files, tmp_path: Path
) -> None:
    linkage_id = load(supervisors[0], files)
    answer(supervisors[0], linkage_id, "same")
    answer(supervisors[1], linkage_id, "different")
    with reading_as(as_reader(supervisors[0])) as reader:
        (tmp_path / "d.csv").write_text(decisions_csv(linkage_id=linkage_id, reader=reader), encoding="utf-8")
    told = [(one.id_a, one.id_b, one.same, one.reviewer) for one in read_decisions(tmp_path / "d.csv")]
    assert told == [("a2", "b2", True, "r1"), ("a1", "b1", False, "r2")]
    assert audited(people, "linkages.exported") == 1


def test_closing_destroys_records_and_leaves_counts(supervisors: list[Actor], files: Files) -> None:
    linkage_id = load(supervisors[0], files)
    answer(supervisors[0], linkage_id, "same")
    with reading_as(as_reader(supervisors[0])) as reader:
        close_linkage(linkage_id=linkage_id, **who(supervisors[0]))
        assert bytes(Linkage.objects.get().wrapped) == b""
        assert {bytes(one.sealed) for one in LinkedPair.objects.all()} == {b""}
        assert progress(linkage_id=linkage_id, reader=reader).decided == 1
        for gone in (open_next, decisions_csv):
            with pytest.raises(WrongState):
                gone(linkage_id=linkage_id, reader=reader)


def test_linkage_past_its_day_is_closed_and_no_other(supervisors: list[Actor], files: Files) -> None:
    old, new = load(supervisors[0], files), load(supervisors[0], files)
    with reading_as(as_reader(supervisors[0])) as reader:
        Linkage.objects.filter(id=old).update(keep_until=house_today())
        Linkage.objects.filter(id=new).update(keep_until=house_today() + timedelta(days=1))
        assert close_due(**who(supervisors[0])) == 1
        assert {one.id: one.is_closed for one in linkages(reader=reader)} == {old: True, new: False}


def test_case_worker_is_refused_and_another_agency_sees_nothing(
    supervisors: list[Actor], people: Callable[..., Actor], files: Files
) -> None:
    linkage_id = load(supervisors[0], files)
    worker, stranger = people("case_worker"), people("supervisor", agency="Agency Z")
    with pytest.raises(NotPermitted):
        load(worker, files)
    for act in (open_next, decisions_csv, progress):
        with reading_as(as_reader(worker)) as reader, pytest.raises(NotPermitted):
            act(linkage_id=linkage_id, reader=reader)
        with reading_as(as_reader(stranger)) as reader, pytest.raises(NotFound):
            act(linkage_id=linkage_id, reader=reader)
    with reading_as(as_reader(stranger)), connection.cursor() as cursor:
        for table in ("linkage", "linkedpair", "pairdecision"):
            cursor.execute(f"SELECT count(*) FROM linkages_{table}")
            assert cursor.fetchone() == (0,)


def test_rotation_leaves_pairs_readable(supervisors: list[Actor], files: Files) -> None:
    linkage_id = load(supervisors[0], files)
    with reading_as(as_reader(supervisors[0])):
        before = key_of(Linkage.objects.get())
        assert wrap_anew() == 0  # with the newest key already
        assert key_of(Linkage.objects.get(id=linkage_id)) == before


def test_sure_pairs_are_a_quarter_where_there_are_many(tmp_path: Path) -> None:
    columns = ("id_a", "id_b", "score")
    told = [{"id_a": f"a{n}", "id_b": f"b{n}", "score": "0.99" if n % 2 else "0.6"} for n in range(400)]
    path = rows(tmp_path / "pairs.csv", columns, *told)
    told = chosen_pairs(path, Bounds(most=100))
    assert (len(told.kept), told.found, sum(one.score > 0.9 for one in told.kept)) == (100, 400, 25)
    assert len(chosen_pairs(path, Bounds()).kept) == 400
    with pytest.raises(InvalidInput):
        Bounds(low=0.9, high=0.5)
