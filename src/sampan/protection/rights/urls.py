"""Addresses of the rights slice."""

from django.urls import path

from sampan.protection.rights import views

app_name = "rights"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("at/<uuid:right_id>/", views.at, name="at"),
    path("<uuid:case_id>/aloud/", views.aloud, name="aloud"),
    path("<uuid:case_id>/paper/", views.paper, name="paper"),
    path("<uuid:case_id>/history/", views.history, name="history"),
    path("<uuid:case_id>/<slug:right>/", views.record, name="record"),
]
