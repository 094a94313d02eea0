"""Lessons and quiz as one page of HTML that needs no network, no script and no server: to read, print or hand on."""

from html import escape

from sampan.prevention.awareness.drawings import drawing
from sampan.prevention.awareness.lessons import Card, Course, Lesson, Question

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2130;--ground:#fbfaf7;--river:#26326b;--soft:#e4e5ec}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaf2;--ground:#14161f;--river:#b9c4ff;--soft:#2b2f40}}
body{font:17px/1.75 system-ui,"Noto Sans",
"Noto Sans Khmer","Noto Sans Lao","Noto Sans Myanmar","Noto Sans Thai",sans-serif;
color:var(--ink);background:var(--ground);max-width:42rem;margin:0 auto;padding:1rem}
h1,h2,h3{color:var(--river);line-height:1.5}
.card{display:flex;gap:1rem;align-items:center;border-top:1px solid var(--soft);padding:.6rem 0}
.card svg{flex:none;width:3rem;height:3rem;color:var(--river)}
.card p{margin:0}
.keep{font-weight:700}
.question{border-top:1px solid var(--soft);padding:.6rem 0;break-inside:avoid}
ol{list-style:lower-alpha}
summary{cursor:pointer;min-height:44px;color:var(--river)}
.numbers{font-size:1.5rem;font-weight:700}
@media print{details{display:none}section{break-inside:avoid}}
"""


def booklet(course: Course, *, numbers: tuple[str, ...]) -> str:
    """Return the whole page: lessons, questions with their answers folded away, and the numbers to call."""
    words, printed = course.words, course.printed
    lessons = "".join(_lesson(one) for one in course.lessons)
    questions = "".join(_question(one, answer=words["answer"]) for one in course.questions)
    return (
        f'<!doctype html>\n<html lang="{course.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(printed['title'])}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(printed['title'])}</h1>{_call(course, numbers)}"
        f"<h2>{escape(words['lessons'])}</h2>{lessons}"
        f"<h2>{escape(words['quiz'])}</h2>{questions}{_call(course, numbers)}</main></body></html>\n"
    )


def _lesson(lesson: Lesson) -> str:
    cards = "".join(_card(one) for one in lesson.cards)
    return (
        f'<section><h3>{escape(lesson.title)}</h3>{cards}<p class="keep">{escape(lesson.keep)}</p></section>'
    )


def _card(card: Card) -> str:
    picture = drawing(card.sign) if card.sign else ""
    return f'<div class="card">{picture}<p>{escape(card.text)}</p></div>'


def _question(question: Question, *, answer: str) -> str:
    choices = "".join(f"<li>{escape(text)}</li>" for text in question.choices.values())
    right = escape(question.choices[question.right])
    return (
        f'<div class="question"><p>{escape(question.ask)}</p><ol>{choices}</ol><details>'
        f"<summary>{escape(answer)}</summary><p><strong>{question.right}. {right}</strong> "
        f"{escape(question.why)}</p></details></div>"
    )


def _call(course: Course, numbers: tuple[str, ...]) -> str:
    if not numbers:
        return f"<p>{escape(course.printed['no_number'])}</p>"
    links = " ".join(f'<a href="tel:{escape(one)}">{escape(one)}</a>' for one in numbers)
    return f'<p>{escape(course.printed["call"])} <span class="numbers">{links}</span></p>'
