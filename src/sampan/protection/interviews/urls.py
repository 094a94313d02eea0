"""Addresses of the interviews slice; those under `alone/` are for the person who answers."""

from django.urls import path

from sampan.protection.interviews.views import alone, handing, officer

app_name = "interviews"
urlpatterns = [
    path("", officer.list_page, name="list"),
    path("start/<uuid:case_id>/", officer.start, name="start"),
    path("<uuid:interview_id>/", officer.go_on, name="go_on"),
    path("<uuid:interview_id>/page/<slug:place>/", officer.page, name="page"),
    path("<uuid:interview_id>/pause/", officer.pause, name="pause"),
    path("<uuid:interview_id>/summary/", officer.summary, name="summary"),
    path("<uuid:interview_id>/notes/", officer.notes, name="notes"),
    path("<uuid:interview_id>/take-over/", officer.carry_over, name="take_over"),
    path("hand-over/<uuid:case_id>/", handing.start, name="alone_start"),
    path("answered/<uuid:session_id>/", handing.result, name="alone_result"),
    path("answered/<uuid:session_id>/call-off/", handing.stop, name="alone_stop"),
    path("alone/here/", alone.here, name="here"),
    path("alone/unlock/", handing.release, name="unlock"),
    path("alone/audio/<slug:language>/<str:key>/", alone.audio, name="audio"),
    path("alone/link/<str:token>/", alone.link, name="link"),
]
