"""Addresses of the movements slice; the origin's side names another country's group by the same id."""

from django.urls import path

from sampan.protection.movements.views import arriving, board, border, everybody, papers

app_name = "movements"
urlpatterns = [
    path("", board.movement_list, name="list"),
    path("begin/", board.begin, name="begin"),
    path("arriving/", arriving.arriving_list, name="arriving_list"),
    path("arriving/<uuid:movement_id>/", arriving.arriving, name="arriving"),
    path("arriving/<uuid:movement_id>/border/", border.arriving_border, name="arriving_border"),
    path("<uuid:movement_id>/", board.board, name="board"),
    path("<uuid:movement_id>/people/", board.people, name="people"),
    path("<uuid:movement_id>/people.csv", papers.people_csv, name="people_csv"),
    path("<uuid:movement_id>/vehicle/", board.vehicle, name="vehicle"),
    path("<uuid:movement_id>/border/", border.border, name="border"),
    path("<uuid:movement_id>/receipt/", papers.receipt, name="receipt"),
    path("<uuid:movement_id>/everybody/<slug:step>/", everybody.everybody, name="everybody"),
]
