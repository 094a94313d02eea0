"""Addresses of the codemaps slice."""

from django.urls import path

from sampan.partnership.codemaps import views

app_name = "codemaps"
urlpatterns = [
    path("", views.list_codes, name="list"),
    path("<int:id>/forget/", views.unmap, name="unmap"),
    path("<str:member>/<slug:list_name>/<str:theirs>/", views.map_one, name="map"),
]
