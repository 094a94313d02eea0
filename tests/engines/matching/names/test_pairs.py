"""Pairs of names in eight languages: what is found, and who is taken for another."""

import random

import pytest

from sampan.engines.matching.names.vietnamese import without_marks
from tests.engines.matching.names.measuring import (
    LANGUAGES,
    counts_as_same,
    in_latin,
    in_own_script,
    measure,
    people,
    table,
)


def test_table_has_pairs_of_all_languages_in_both_parts():
    found = {(row["part"], row["language"]) for row in table("pairs.csv")}
    assert len(table("pairs.csv")) >= 300
    assert found >= {(part, language) for part in ("tune", "measure", "held") for language in LANGUAGES}
    assert {part for part, _ in found} == {"tune", "measure", "held", "untold"}


def test_parts_share_no_pair():
    pairs = [(row["a"], row["b"]) for row in table("pairs.csv")]
    assert len(pairs) == len(set(pairs))


def test_pairs_that_nobody_can_tell_are_not_counted():
    for row in table("pairs.csv"):
        assert (row["part"] == "untold") == (row["same"] == "untold")


@pytest.mark.parametrize("part", ["measure", "held"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_recall_of_each_language_is_at_least_four_fifths(language, part):
    assert measure(part, language).recall >= 0.80


@pytest.mark.parametrize("part", ["measure", "held"])
def test_recall_of_all_languages_is_at_least_nine_tenths(part):
    measured = [measure(part, language) for language in LANGUAGES]
    assert sum(one.found for one in measured) / sum(one.same for one in measured) >= 0.90


def test_names_made_to_look_alike_are_seldom_taken_for_one():
    measured = [measure("measure", language) for language in LANGUAGES]
    # 111 pairs: two are 1.8 %. The rate of one in a hundred is asked of random people, below.
    assert sum(one.matched for one in measured) <= 2


def test_names_made_to_look_alike_match_less_than_once_in_a_hundred_in_the_half_held_out():
    measured = [measure("held", language) for language in LANGUAGES]
    different = sum(one.different for one in measured)
    assert different >= 180
    assert sum(one.matched for one in measured) / different <= 0.01


@pytest.mark.parametrize("language", LANGUAGES)
def test_different_people_of_a_language_match_less_than_once_in_a_hundred(language):
    draw = random.Random(f"different people, {language}")
    everyone = people(language, draw)
    matched = compared = 0
    while compared < 2000:
        a, b = next(everyone), next(everyone)
        b = (a[0], *b[1:]) if draw.random() < 0.3 else b  # three in ten share the family name
        if sorted(part[1] for part in a) == sorted(part[1] for part in b):
            continue
        matched += counts_as_same(in_own_script(language, a), _in_latin_of_a_passport(language, b))
        compared += 1
    assert matched / compared <= 0.01


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_found_by_their_latin_spelling(language):
    everyone = people(language, random.Random(f"same people, {language}"))
    found = [
        counts_as_same(in_own_script(language, person), _in_latin_of_a_passport(language, person))
        for person, _ in zip(everyone, range(300), strict=False)
    ]
    assert sum(found) / len(found) >= 0.95


def _in_latin_of_a_passport(language, person):
    return (
        without_marks(in_latin(language, person).lower()).upper()
        if language == "vi"
        else in_latin(language, person)
    )
