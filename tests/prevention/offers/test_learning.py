"""Lessons and quiz on the public site: in eight languages, marked for who answers, and counted as sums alone."""

import json
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from harness.public_site import PublicSite, public_site
from sampan.portal.site.config import SiteConfig, checked
from sampan.prevention.awareness.counters import FILE, read_counters
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.lessons import course
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.languages import LANGUAGES

Answer = tuple[int, str]
RIGHT = {one.code: one.right for one in course("en").questions}


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublicSite]:
    """A site that counts its quizzes."""
    with public_site(tmp_path_factory.mktemp("counting"), campaigns=("week-2027",)) as served:
        yield served


def ask(site: PublicSite, path: str, told: dict[str, str] | None = None) -> Answer:
    """Return status and text of an answer; a form is posted."""
    body = urlencode(told).encode() if told is not None else None
    try:
        with urlopen(Request(site.address + path, data=body), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def counted(site: PublicSite) -> dict[tuple[str, ...], QuizSum]:
    """Return the sums of a site by campaign, lesson, language and moment."""
    told = read_counters((site.directory / "counters" / FILE).read_text("utf-8"))
    return {(one.campaign, *one.key): one.group for one in told.sums}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_stand_in_each_language_with_their_pictures(site: PublicSite, language: str) -> None:
    told = course(language)
    _, listed = ask(site, f"/{language}/lessons/")
    for one in told.lessons:
        assert f'href="/{language}/lessons/{one.code}/"' in listed
        status, page = ask(site, f"/{language}/lessons/{one.code}/")
        assert status == 200 and f'<html lang="{language}">' in page
        assert page.count('viewBox="0 0 48 48"') == sum(bool(card.sign) for card in one.cards)
    assert 'href="tel:111"' in ask(site, f"/{language}/lessons/help/")[1]


@pytest.mark.parametrize("path", ["lessons/nothing/", "quiz/during/", "lessons/looks/more/"])
def test_what_is_not_there_is_not_found(site: PublicSite, path: str) -> None:
    status, page = ask(site, f"/en/{path}")
    assert status == 404 and "<h1>There is no such page.</h1>" in page


def test_quiz_is_marked_for_the_one_who_answers(site: PublicSite) -> None:
    answers = RIGHT | {"pay": "a", "love": ""}
    status, page = ask(site, "/en/quiz/before/", answers)
    assert status == 200 and "<h1>10 of 12 right</h1>" in page
    assert "Your answer: Say yes before others do" in page
    assert page.count("You left this out") == 1
    assert page.count("The right answer:") == 2


@pytest.mark.parametrize("told", [{}, {"pay": ""}, {"pay": "z"}, {"other": "a"}])
def test_quiz_without_an_answer_is_asked_again(site: PublicSite, told: dict[str, str]) -> None:
    status, page = ask(site, "/en/quiz/after/", told)
    assert status == 422 and 'role="alert"' in page and "Choose at least one answer" in page


def test_site_without_a_folder_counts_nothing_and_says_so(site: PublicSite) -> None:
    before = set(site.directory.rglob("*"))
    _, page = ask(site, "/en/quiz/after/", RIGHT)
    assert "Your answers are not kept." in page and "added to a total" not in page
    assert set(site.directory.rglob("*")) == before
    assert "added to a total" not in ask(site, "/en/about/")[1]


def test_site_that_counts_says_so_and_adds_sums_alone(counting: PublicSite) -> None:
    for page in ("quiz/", "quiz/before/", "about/"):
        assert "added to a total" in ask(counting, f"/en/{page}")[1]
    ask(counting, "/en/quiz/before/", RIGHT | {"c": "week-2027", "pay": "a"})
    ask(counting, "/en/quiz/before/?c=week-2027", RIGHT)
    ask(counting, "/en/quiz/after/", {"pay": "b", "c": "nobody-knows-this"})
    ask(counting, "/en/quiz/after/", {})
    told = counted(counting)
    assert told["week-2027", "", "en", "before"] == QuizSum(takers=2, asked=24, right=23)
    assert told["week-2027", "looks", "en", "before"] == QuizSum(takers=2, asked=4, right=3)
    assert told["", "", "en", "after"] == QuizSum(takers=1, asked=12, right=1)
    assert {campaign for campaign, *_ in told} == {"", "week-2027"}
    kept = json.loads((counting.directory / "counters" / FILE).read_text("utf-8"))
    assert set(kept) == {"kind", "series", "sums"}
    assert counting.log.read_text("utf-8").count("\n") <= 1


def test_code_of_a_campaign_goes_along_and_an_unknown_one_does_not(counting: PublicSite) -> None:
    for path in ("lessons/", "lessons/looks/", "lessons/help/", "quiz/", "quiz/after/"):
        page = ask(counting, f"/vi/{path}?c=week-2027")[1]
        assert f'href="/en/{path}?c=week-2027"' in page
        assert 'href="/vi/lessons/?c=week-2027"' in page
        assert "<script" not in ask(counting, f'/vi/{path}?c="><script>')[1]
        assert "?c=" not in ask(counting, f"/vi/{path}?c=other-week")[1]


def test_who_answers_gets_the_answer_though_nothing_can_be_counted(counting: PublicSite) -> None:
    path = counting.directory / "counters" / FILE
    kept = path.read_text("utf-8") if path.exists() else ""
    path.parent.mkdir(exist_ok=True)
    path.write_text("not a file of sums", "utf-8")
    status, page = ask(counting, "/en/quiz/after/", RIGHT)
    assert status == 200 and "12 of 12 right" in page
    assert path.read_text("utf-8") == "not a file of sums"
    path.write_text(kept, "utf-8") if kept else path.unlink()
    assert "sampan.learning" in counting.log.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_complete_in_each_language(language: str) -> None:
    def keys(told: dict[str, object], start: str = "") -> set[str]:
        found = set()
        for key, worth in told.items():
            found |= keys(worth, f"{start}{key}.") if isinstance(worth, dict) else {start + key}
            assert worth
        return found

    told, english = (dict(site_words(code)) for code in (language, "en"))
    assert keys(told) == keys(english)
    for key in ("number", "question"):
        assert told["learn"][key].count("{number}") == 1


@pytest.mark.parametrize("code", ["Week", "w", "a b", "x" * 25, "-week", 7])
def test_code_that_is_none_is_refused_in_the_settings(code: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(SiteConfig(country="VN", name="x", campaigns=(code,)))  # type: ignore[arg-type]
    assert refused.value.field == "campaigns"
