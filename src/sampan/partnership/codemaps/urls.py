"""Addresses of the codemaps slice."""

from django.urls import path

from sampan.partnership.codemaps import views

app_name = "codemaps"
urlpatterns = [
    path("", views.list_codes, name="list"),
    path("<int:map_id>/forget/", views.unmap, name="unmap"),
    path("<str:node_id>/<slug:list_name>/<str:theirs>/", views.map_one, name="map"),
]
