"""Addresses of the surge slice."""

from django.urls import path

from sampan.protection.surge.views import asking, board, people, queue, quick, sheets

app_name = "surge"
urlpatterns = [
    path("", board.operation_list, name="list"),
    path("begin/", board.begin, name="begin"),
    path("sheets/<uuid:sheet_id>/", sheets.sheet, name="sheet"),
    path("sheets/<uuid:sheet_id>/confirm/", sheets.confirm, name="confirm"),
    path("sheets/<uuid:sheet_id>/discard/", sheets.discard, name="discard"),
    path("sheets/<uuid:sheet_id>/mend.csv", sheets.mend, name="mend"),
    path("people/<uuid:case_id>/", queue.person, name="person"),
    path("people/<uuid:case_id>/level/", queue.level, name="level"),
    path("people/<uuid:case_id>/act/", queue.act, name="act"),
    path("<uuid:operation_id>/", board.board, name="board"),
    path("<uuid:operation_id>/weigh/", board.weigh, name="weigh"),
    path("<uuid:operation_id>/find/", board.find, name="find"),
    path("<uuid:operation_id>/people/", people.people, name="people"),
    path("<uuid:operation_id>/share/", people.share, name="share"),
    path("<uuid:operation_id>/print/", people.printed, name="printed"),
    path("<uuid:operation_id>/sheet/", sheets.upload, name="upload"),
    path("<uuid:operation_id>/quick/", quick.quick, name="quick"),
    path("<uuid:operation_id>/tags/", quick.tags, name="tags"),
    path("<uuid:operation_id>/next/", queue.next_person, name="next"),
    path("<uuid:operation_id>/ask/", asking.ask, name="ask"),
]
