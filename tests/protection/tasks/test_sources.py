"""The source of a task about no row: the same for the same words, in every release."""

from uuid import NAMESPACE_URL, uuid5

from sampan.protection.tasks.facts import source_named


def test_source_is_the_same_for_the_same_words_and_as_it_was_before():
    assert source_named("match-drift", "asker", "kh-test", "2026-11-01") == uuid5(
        NAMESPACE_URL, "match-drift:asker:kh-test:2026-11-01"
    )
    assert source_named("a", "b") != source_named("a", "c")
