"""Addresses of the movements slice."""

from django.urls import path

from sampan.protection.movements import views

app_name = "movements"
urlpatterns = [
    path("", views.movement_list, name="list"),
    path("begin/", views.begin, name="begin"),
    path("<uuid:movement_id>/", views.board, name="board"),
    path("<uuid:movement_id>/people/", views.people, name="people"),
    path("<uuid:movement_id>/people.csv", views.people_csv, name="people_csv"),
    path("<uuid:movement_id>/vehicle/", views.vehicle, name="vehicle"),
    path("<uuid:movement_id>/border/", views.border, name="border"),
    path("<uuid:movement_id>/receipt/", views.receipt, name="receipt"),
    path("<uuid:movement_id>/everybody/<slug:step>/", views.everybody, name="everybody"),
]
