"""Interview guides: which topics and questions, in which order, for a form of exploitation, an adult or a child."""

import csv
from dataclasses import dataclass
from functools import cache

from sampan.vocabulary.countries.pack import CountryPack
from sampan.vocabulary.countries.rows import GuideQuestion
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.guides.texts import GUIDES, Text, text_of

PROFILES = ("adult", "child")
SECTORS = ("factory", "fishing", "domestic_work", "sex_trade", "scam_compound", "construction")


@dataclass(frozen=True)
class Question:
    """A question in plain words; a yes points to `indicators`. `source` unverified unless `verified`."""

    code: str
    topic: str
    indicators: tuple[str, ...]
    source: str
    verified: bool
    own: GuideQuestion | None = None

    def text(self, language: str, *, local_language: str = "") -> Text:
        """Return the question in `language`, else in English."""
        if self.own is None:
            return text_of(f"q.{self.code}", language)
        told = self.own.label_in(language, local_language=local_language)
        return Text(told, "en" if told == self.own.label else language)


@dataclass(frozen=True)
class Topic:
    """One page of an interview: something to say aloud, or questions; `say` is the key of its words."""

    code: str
    kind: str
    questions: tuple[Question, ...]
    say: str = ""

    def title(self, language: str) -> Text:
        """Return the heading of the page."""
        return text_of(f"topic.{self.code}.title", language)


def guide(*, form: str, profile: str, pack: CountryPack | None = None) -> tuple[Topic, ...]:
    """Return the topics of an interview, in order, with the country's own questions at the end of each.

    A child is asked nothing about means: under 18 they need not be shown. Raises InvalidInput for a profile.
    """
    if profile not in PROFILES:
        raise InvalidInput(
            "The profile is neither adult nor child.", remedy="Use one of them.", field="profile"
        )
    asked = [
        one for one in _questions() if profile in one["profiles"].split(";") and _fits(one["forms"], form)
    ]
    own = [one for one in (pack.questions if pack else ()) if _own_fits(one, form=form, profile=profile)]
    topics = [one for one in _topics() if profile in one["profiles"].split(";") and _fits(one["forms"], form)]
    made = (_topic(one, asked, own, profile) for one in sorted(topics, key=lambda one: int(one["order"])))
    return tuple(one for one in made if one.questions or one.kind == "say")


def self_questions(sector: str, profile: str = "adult") -> tuple[Question, ...]:
    """Return the questions that a person answers alone, for a kind of work; raises InvalidInput."""
    if sector not in SECTORS:
        raise InvalidInput("There is no such kind of work.", remedy="Choose one of the list.", field="sector")
    places = {one["code"]: int(one["order"]) for one in _topics()}
    alone = [one for one in _questions() if one["alone"] == "yes" and profile in one["profiles"].split(";")]
    asked = [one for one in alone if _fits(one["sectors"], sector)]
    return tuple(_question(one) for one in sorted(asked, key=lambda one: places[one["topic"]]))


def question(code: str, pack: CountryPack | None = None) -> Question:
    """Return a question of any guide; raises InvalidInput when there is none."""
    for one in _questions():
        if one["code"] == code:
            return _question(one)
    for own in pack.questions if pack else ():
        if own.code == code:
            return _own(own)
    raise InvalidInput("There is no such question.", remedy="Use a question of the guide.", field=code[:40])


def _topic(row: dict[str, str], asked: list[dict[str, str]], own: list[GuideQuestion], profile: str) -> Topic:
    here = sorted((one for one in asked if one["topic"] == row["code"]), key=lambda one: int(one["order"]))
    more = sorted((one for one in own if one.topic == row["code"]), key=lambda one: one.order)
    questions = (*map(_question, here), *map(_own, more))
    return Topic(row["code"], row["kind"], questions, _say(row, profile))


def _say(row: dict[str, str], profile: str) -> str:
    if row["kind"] != "say":
        return ""
    child = f"topic.{row['code']}.say.child"
    return child if profile == "child" and row["code"] == "welcome" else f"topic.{row['code']}.say"


def _question(row: dict[str, str]) -> Question:
    indicators = tuple(one for one in row["indicators"].split(";") if one)
    return Question(row["code"], row["topic"], indicators, row["source"], row["verified"] == "true")


def _own(row: GuideQuestion) -> Question:
    return Question(row.code, row.topic, row.indicators, row.source, row.verified, own=row)


def _fits(listed: str, code: str) -> bool:
    return not listed or code in listed.split(";")


def _own_fits(row: GuideQuestion, *, form: str, profile: str) -> bool:
    return (not row.forms or form in row.forms) and (profile == "adult" or row.for_children)


@cache
def _topics() -> tuple[dict[str, str], ...]:
    return _rows("topics.csv")


@cache
def _questions() -> tuple[dict[str, str], ...]:
    return _rows("questions.csv")


def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (GUIDES / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
