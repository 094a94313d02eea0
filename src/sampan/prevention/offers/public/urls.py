"""The addresses of the public site; the language stands in each, so that nothing is kept to remember it."""

from django.urls import path, re_path

from sampan.prevention.offers.public import learning, machines, reporting, views
from sampan.vocabulary.languages import LANGUAGES

_LANGUAGE = f"(?P<language>{'|'.join(sorted(LANGUAGES))})"

app_name = "offers_public"
urlpatterns = [
    path("", views.first, name="first"),
    path("health", views.health, name="health"),
    path("check", machines.check_for_machines, name="check"),
    re_path(rf"^{_LANGUAGE}/$", views.ask, name="ask"),
    re_path(rf"^{_LANGUAGE}/call/$", views.call, name="call"),
    re_path(rf"^{_LANGUAGE}/card/$", views.card, name="card"),
    re_path(rf"^{_LANGUAGE}/card\.png$", views.card_picture, name="card_picture"),
    re_path(rf"^{_LANGUAGE}/report/$", reporting.report, name="report"),
    re_path(rf"^{_LANGUAGE}/reply/$", reporting.reply, name="reply"),
    re_path(rf"^{_LANGUAGE}/warnings/$", views.warnings, name="warnings"),
    re_path(rf"^{_LANGUAGE}/lessons/$", learning.lessons, name="lessons"),
    re_path(rf"^{_LANGUAGE}/lessons/(?P<code>[a-z]+)/$", learning.lesson, name="lesson"),
    re_path(rf"^{_LANGUAGE}/quiz/$", learning.quiz_start, name="quiz_start"),
    re_path(rf"^{_LANGUAGE}/quiz/(?P<moment>before|after)/$", learning.quiz, name="quiz"),
    re_path(rf"^{_LANGUAGE}/about/$", views.about, name="about"),
]
