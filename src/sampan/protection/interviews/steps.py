"""An interview as pages in a row: one question or one thing to say a page, grouped by topic."""

from dataclasses import dataclass

from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.interviews.facts import InterviewFact
from sampan.vocabulary.guides.guide import Question, Topic, guide
from sampan.vocabulary.guides.texts import Text, text_of


@dataclass(frozen=True)
class Step:
    """One page: its topic with its place among the topics, and a question, or words to say when there is none."""

    topic: Topic
    topic_number: int
    question: Question | None


def steps_of(interview: InterviewFact) -> tuple[Step, ...]:
    """Return the pages of an interview, in order."""
    topics = guide(form=interview.form, profile=interview.profile, pack=own_pack())
    return tuple(
        Step(topic, number, question)
        for number, topic in enumerate(topics, start=1)
        for question in (topic.questions or (None,))
    )


def topics_count(steps: tuple[Step, ...]) -> int:
    """Return how many topics the pages belong to."""
    return steps[-1].topic_number if steps else 0


def words_of(step: Step, language: str) -> Text:
    """Return what is asked or said on a page, in `language` where somebody wrote it, else in English."""
    pack = own_pack()
    if step.question is not None:
        return step.question.text(language, local_language=pack.local_language if pack else "")
    return text_of(step.topic.say, language)
