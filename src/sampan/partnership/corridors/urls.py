"""Addresses of the corridors slice."""

from django.urls import path

from sampan.partnership.corridors import letter_views, views

app_name = "corridors"
urlpatterns = [
    path("", views.links, name="links"),
    path("late/", views.late, name="late"),
    path("letters/", letter_views.letters, name="letters"),
    path("letters/<uuid:letter_id>/", letter_views.letter, name="letter"),
    path("incidents/", views.incidents, name="incidents"),
    path("incidents/<uuid:incident_id>/", views.incident, name="incident"),
    path("incidents/<uuid:incident_id>/take/", views.take, name="take"),
    path("queue/<str:node_id>/", views.queue, name="queue"),
]
