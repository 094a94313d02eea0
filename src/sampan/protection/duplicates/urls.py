"""Addresses of the duplicates slice."""

from django.urls import path

from sampan.protection.duplicates import views

app_name = "duplicates"
urlpatterns = [
    path("", views.pair_list, name="list"),
    path("waiting/<uuid:agency_id>/", views.pair_list, name="waiting"),
    path("look/", views.look, name="look"),
    path("of/<uuid:case_id>/", views.of_case, name="of_case"),
    path("joined/<uuid:merge_id>/undo/", views.undo, name="undo"),
    path("<uuid:pair_id>/", views.pair, name="pair"),
    path("<uuid:pair_id>/identity/", views.identity, name="identity"),
    path("<uuid:pair_id>/different/", views.different, name="different"),
    path("<uuid:pair_id>/join/", views.join, name="join"),
]
