"""Reading a paste: any of the usual separators and headings, every bad cell named, nothing guessed."""

import pytest

from sampan.protection.cases.grid import MOST_ROWS, read_grid

ROW = "Nguyễn Văn A\tm\t20\tVN\t0912345678\tB1234567"


@pytest.mark.parametrize("separator", ["\t", ";", ","])
def test_grid_reads_the_usual_separators(separator):
    (person,) = read_grid(ROW.replace("\t", separator)).people
    assert person.identity.name.full == "Nguyễn Văn A"
    assert person.record == {"sex": "male", "age": 20, "citizenship": ["VN"]}
    assert person.identity.documents == ({"kind": "other", "number": "B1234567"},)


def test_grid_reads_columns_by_their_heading_in_any_order():
    (person,) = read_grid("Tuổi\tHọ tên\n31\tTrần B").people
    assert (person.record, person.row) == ({"age": 31}, 2)


@pytest.mark.parametrize("country", ["VN", "vnm", "Vietnam", "Việt Nam", "Viet Nam"])
def test_grid_reads_countries_by_code_or_name(country):
    grid = read_grid(f"A\tf\t20\t{country}")
    assert grid.people[0].record["citizenship"] == ["VN"] and not grid.problems


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("A\tstone", "sex"),
        ("A\tf\t121", "age"),
        ("A\tf\t-1", "age"),
        ("A\tf\t20\tNarnia", "nationality"),
        ("A\tf\t20\tVN\tcall me", "phone"),
        ("A\tf\t20\tVN\t\t" + "x" * 41, "document"),
        ("\tf\t20", "name"),
        (ROW + "\tmore", "document"),
    ],
)
def test_grid_names_the_bad_cell(row, column):
    (problem,) = read_grid(f"{ROW}\n{row}").problems
    assert (problem.row, problem.column) == (2, column)


def test_grid_dash_means_not_known():
    grid = read_grid("-\t-\t20")
    assert not grid.problems
    assert grid.people[0].identity.name is None
    assert grid.people[0].unanswered == {"name": "not_known", "sex": "not_known"}


@pytest.mark.parametrize("empty", ["", "\n\n", "   \r\n"])
def test_grid_of_nothing_has_nobody(empty):
    assert read_grid(empty).people == ()


def test_grid_of_too_many_is_refused_whole():
    grid = read_grid("\n".join(["A\tf"] * (MOST_ROWS + 1)))
    assert not grid.people and grid.problems[0].row == MOST_ROWS + 1


def test_grid_says_who_may_be_the_same_once():
    grid = read_grid("A B\tf\t20\tVN\t0911111111\nÁ b\tf\t20\tVN\t0911 111 111")
    assert grid.twins == ((1, 2),)


def test_grid_shows_nobody_in_a_log():
    assert "Nguyễn" not in repr(read_grid(ROW)) + repr(read_grid(ROW).people[0])
